import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DesignationsSaid } from '../register/document.js';
import { releasedValues, type EntryView } from '../register/view.js';
import { narrow, widen } from './audience.js';
import { entryDifference, type EntryDifference } from './difference.js';
import type { ValueFact } from './edition.entity.js';
import { EditionContents, type Cut, type Fixed } from './edition-contents.js';

const BATCH = 300;

/** What one batch of a difference says, and the values above TLP:GREEN that it shows. */
export interface DifferenceBatch {
  items: EntryDifference[];
  valueIds: string[];
}

interface PairRow {
  entry_id: string;
  before_version: number | null;
  before_facts: ValueFact[] | null;
  before_designated: DesignationsSaid | null;
  after_version: number | null;
  after_facts: ValueFact[] | null;
  after_designated: DesignationsSaid | null;
  register: string;
  country: string | null;
  /** The strictest label that the entry had in the earlier edition, or has today. */
  rank: number | null;
  name: string | null;
}

/**
 * What differs between two editions, for a reader up to a ceiling. Both are read as that reader through the one read
 * path, so that what it may not see is in neither.
 */
@Injectable()
export class EditionDifferences {
  constructor(private readonly contents: EditionContents) {}

  /** In a transaction of the edition's own, which is the reader's whenever it yields. `base` null: everything is new. */
  async *between(
    tx: EntityManager,
    base: Cut | null,
    edition: Cut,
    ceiling: number,
  ): AsyncGenerator<DifferenceBatch> {
    const system = `edition:${edition.id}`;
    await widen(tx, system);
    const ids = await this.differing(tx, base, edition);
    for (let at = 0; at < ids.length; at += BATCH) {
      await widen(tx, system);
      const pairs = await this.pairs(tx, base, edition, ids.slice(at, at + BATCH));
      const actor = await narrow(tx, { editionId: edition.id, ceiling });
      const fixed = (side: 'before' | 'after') => pairs.flatMap((pair) => fixedOf(pair, side));
      const before = base
        ? await this.contents.views(tx, actor, fixed('before'), base)
        : new Map<string, EntryView>();
      const after = await this.contents.views(tx, actor, fixed('after'), edition);
      const told = pairs.map((pair) => ({ pair, item: itemOf(pair, before, after, ceiling) }));
      const shown = told.flatMap(({ pair, item }) =>
        item ? [before.get(pair.entry_id), after.get(pair.entry_id)] : [],
      );
      yield {
        items: told.flatMap(({ item }) => item ?? []),
        valueIds: releasedValues(shown.filter((one): one is EntryView => one !== undefined)),
      };
    }
    await narrow(tx, { editionId: edition.id, ceiling });
  }

  private async differing(tx: EntityManager, base: Cut | null, edition: Cut): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select coalesce(b.entry_id, a.entry_id) as id
         from (select * from edition_entry where edition_id = $1) b
         full join (select * from edition_entry where edition_id = $2) a on a.entry_id = b.entry_id
        where b.version is distinct from a.version or b.facts is distinct from a.facts
           or b.designated is distinct from a.designated
        order by coalesce(b.country, a.country, ''), coalesce(b.sort_name, a.sort_name), 1`,
      [base?.id ?? null, edition.id],
    );
    return rows.map(({ id }) => id);
  }

  private pairs(
    tx: EntityManager,
    base: Cut | null,
    edition: Cut,
    ids: readonly string[],
  ): Promise<PairRow[]> {
    return tx.query<PairRow[]>(
      `select chosen.id as entry_id, b.version as before_version, b.facts as before_facts, b.designated as before_designated,
              a.version as after_version, a.facts as after_facts, a.designated as after_designated,
              coalesce(a.register, b.register) as register, coalesce(a.country, b.country) as country,
              greatest(v.tlp_rank, e.tlp_rank) as rank,
              coalesce(v.document -> 'names' ->> 'original',
                (select f.value ->> 'original' from personal_field f
                  where f.id::text = v.document -> 'names' ->> 'personal')) as name
         from unnest($3::uuid[]) with ordinality as chosen (id, place)
         left join edition_entry b on b.edition_id = $1 and b.entry_id = chosen.id
         left join edition_entry a on a.edition_id = $2 and a.entry_id = chosen.id
         left join entry_version v on v.entry_id = b.entry_id and v.version = b.version
         left join register_entry e on e.id = chosen.id
        order by chosen.place`,
      [base?.id ?? null, edition.id, ids],
    );
  }
}

function fixedOf(pair: PairRow, side: 'before' | 'after'): Fixed[] {
  const version = pair[`${side}_version`];
  if (version === null) return [];
  const [facts, designated] = [pair[`${side}_facts`] ?? [], pair[`${side}_designated`]];
  return [{ entryId: pair.entry_id, version, facts, designated }];
}

/**
 * An entry that left since is told to whoever saw it then: by name where the name may still be told, else by its id
 * alone, which stands in the earlier edition as well.
 */
function itemOf(
  pair: PairRow,
  before: ReadonlyMap<string, EntryView>,
  after: ReadonlyMap<string, EntryView>,
  ceiling: number,
): EntryDifference | null {
  const [was, is] = [before.get(pair.entry_id), after.get(pair.entry_id)];
  if (is || was) return entryDifference(was, is);
  const left = pair.before_version !== null && pair.after_version === null;
  if (!left || pair.rank === null || pair.rank > ceiling) return null;
  const { entry_id: entryId, register, country, name } = pair;
  const details = [{ action: 'strike-entry' as const, field: 'entry', use: null, before: name, after: null }];
  return { kind: 'withdrawn', entryId, register, country, name, details };
}
