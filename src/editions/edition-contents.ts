import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { VisibleTo } from '../access/visible-to.js';
import { SqlParameters } from '../platform/queryable.js';
import type { DesignationsSaid, EntryRow } from '../register/document.js';
import { DESIGNATED } from '../register/entry-select.js';
import { RegisterQuery } from '../register/register.query.js';
import { view, type EntryView } from '../register/view.js';
import type { RegisterName } from '../register/vocabulary.js';
import type { Edition, ValueFact } from './edition.entity.js';

/** Entries read at a time. */
const BATCH = 500;

/** A part of what an edition holds. */
export interface Slice {
  register?: RegisterName;
  /** ISO 3166-1 alpha-2, or `''`: the international organisations. */
  country?: string;
  /** How many to pass over, and how many to give. */
  from?: number;
  count?: number;
}

/** An edition as far as its contents need it. */
export type Cut = Pick<Edition, 'id' | 'cutOff' | 'days'>;

/** One entry of an edition and the state of its values then. */
export interface Fixed {
  entryId: string;
  version: number;
  facts: ValueFact[];
  /** How sure its designations were then. */
  designated: DesignationsSaid | null;
}

interface PairRow {
  entry_id: string;
  version: number;
  facts: ValueFact[];
  designated: DesignationsSaid | null;
  country: string | null;
  sort_name: string;
}

/** What an edition holds: fixed in one statement, and read back through the one read path. */
@Injectable()
export class EditionContents {
  constructor(
    private readonly query: RegisterQuery,
    private readonly visibleTo: VisibleTo,
  ) {}

  /**
   * Fixes, from one snapshot, every published entry that the audience sees, at its version, with the state of each value
   * it sees. The transaction must be the audience's.
   * @returns how many.
   */
  async fix(tx: EntityManager, actor: Actor, editionId: string): Promise<number> {
    const parameters = new SqlParameters();
    const id = parameters.add(editionId);
    const [row] = await tx.query<{ count: number }[]>(
      `with fixed as (
         insert into edition_entry (edition_id, entry_id, version, register, country, sort_name, designated, facts)
         select ${id}::uuid, e.id, v.version, e.register, e.country, v.sort_name, ${DESIGNATED},
                coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'verifiedAt', p.verified_at,
                                             'method', p.verified_method, 'by', p.verified_side, 'disputedAt', p.disputed_at,
                                             'reportedAt', p.reported_at) order by p.id)
                            from contact_point p
                           where p.entry_id = e.id and p.id = any(v.contact_points) and p.erased_at is null
                             and ${this.visibleTo.values(actor, parameters)}), '[]')
           from register_entry e join entry_version v on v.entry_id = e.id
          where v.current and v.status = 'published' and e.status = 'published'
            and ${this.visibleTo.entries(actor, parameters)} and ${this.visibleTo.versions(actor, parameters)}
         returning 1)
       select count(*)::int as count from fixed`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  /** Its entries as the audience sees them, by State and name, in batches; all, or a slice of them. */
  async *stream(
    tx: EntityManager,
    actor: Actor,
    edition: Cut,
    slice: Slice = {},
  ): AsyncGenerator<EntryView[]> {
    let after: PairRow | undefined;
    let left = slice.count ?? Infinity;
    while (left > 0) {
      const pairs = await this.pairs(tx, edition.id, slice, after, Math.min(BATCH, left));
      if (pairs.length === 0) return;
      after = pairs.at(-1);
      left -= pairs.length;
      const fixed = pairs.map(({ entry_id: entryId, version, facts, designated }) => ({
        entryId,
        version,
        facts,
        designated,
      }));
      const seen = await this.views(tx, actor, fixed, edition);
      yield fixed.flatMap(({ entryId }) => seen.get(entryId) ?? []);
    }
  }

  /** The next pairs by State and name; what a slice passes over is passed over once, before its first. */
  private pairs(
    tx: EntityManager,
    editionId: string,
    { register, country, from = 0 }: Slice,
    after: PairRow | undefined,
    limit: number,
  ): Promise<PairRow[]> {
    return tx.query<PairRow[]>(
      `select entry_id, version, facts, designated, coalesce(country, '') as country, sort_name from edition_entry
        where edition_id = $1 and ($2::text is null or register = $2) and ($3::text is null or coalesce(country, '') = $3)
          and ($4::text is null or (coalesce(country, ''), sort_name, entry_id) > ($4, $5, $6::uuid))
        order by coalesce(country, ''), sort_name, entry_id limit ${limit} offset $7`,
      [
        ...[editionId, register ?? null, country ?? null],
        ...[after?.country ?? null, after?.sort_name ?? null, after?.entry_id ?? null],
        after ? 0 : from,
      ],
    );
  }

  /** How many entries it holds of each State (`''`: of international organisations). */
  async counts(tx: EntityManager, editionId: string): Promise<Map<string, number>> {
    const rows = await tx.query<{ country: string; count: number }[]>(
      `select coalesce(country, '') as country, count(*)::int as count from edition_entry
        where edition_id = $1 group by 1 order by 1`,
      [editionId],
    );
    return new Map(rows.map(({ country, count }) => [country, count]));
  }

  /** Those entries at those versions, as the actor may see them today and as sure as they were then. One round trip. */
  async views(
    tx: EntityManager,
    actor: Actor,
    fixed: readonly Fixed[],
    { cutOff, days }: Omit<Cut, 'id'>,
  ): Promise<Map<string, EntryView>> {
    const rows = await this.query.atVersions(tx, actor, fixed);
    const then = new Map(fixed.map((one) => [one.entryId, one]));
    return new Map(
      rows.flatMap((row) => {
        const seen = view({ ...asItWas(row, then.get(row.id)!), days }, actor, cutOff);
        return seen ? [[row.id, seen] as const] : [];
      }),
    );
  }
}

/** The row with its values as sure as they were, and without those that the edition did not hold. */
function asItWas(row: EntryRow, { facts, designated }: Fixed): EntryRow {
  const then = new Map(facts.map((fact) => [fact.id, fact]));
  const points = row.points.flatMap((point) => {
    const fact = then.get(point.id);
    if (!fact) return [];
    const { verifiedAt, method, by, disputedAt, reportedAt } = fact;
    return [
      {
        ...point,
        verified_at: verifiedAt,
        verified_method: method as typeof point.verified_method,
        verified_side: by ?? null,
        disputed_at: disputedAt,
        reported_at: reportedAt ?? null,
      },
    ];
  });
  // Drills go on after an edition was signed.
  return { ...row, points, designated, last_drill: null };
}

/** The same batches; meanwhile counts the entries and digests them, in whatever order they come. */
export class Counted {
  entries = 0;
  private readonly sum = Buffer.alloc(32);

  async *of(
    batches: AsyncIterable<EntryView[]>,
    noted: (entries: EntryView[]) => Promise<void>,
  ): AsyncGenerator<EntryView[]> {
    for await (const entries of batches) {
      for (const entry of entries) this.add(entry);
      this.entries += entries.length;
      await noted(entries);
      yield entries;
    }
  }

  get digest(): string {
    return this.sum.toString('hex');
  }

  private add(entry: EntryView): void {
    const digest = createHash('sha256').update(JSON.stringify(entry)).digest();
    for (let at = 0; at < digest.length; at += 1) this.sum[at]! ^= digest[at]!;
  }
}
