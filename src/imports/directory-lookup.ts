import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { labelOf } from '../access/tlp.js';
import type { ContactPointInput, ContactPointRow, EntryRow } from '../register/document.js';
import type { EntryInput } from '../register/entry-input.js';
import { RegisterQuery } from '../register/register.query.js';
import { visiblePoints, withPersonalFields } from '../register/view.js';
import type { RegisterName } from '../register/vocabulary.js';
import type { Content } from './comparison.js';
import { nameKey } from './folded.js';
import type { Lookalike, Standing } from './plan.js';

/** A row as far as it is looked for in the directory. */
export interface Sought {
  line: number;
  register: RegisterName;
  country: string | null;
  input: EntryInput;
}

export interface Found {
  /** By `soughtKey`. */
  standing: Map<string, Standing>;
  /** By line. */
  lookalikes: Map<number, Lookalike>;
}

/** Beyond so many new rows only equal names and shared numbers are looked for: likeness is compared pair by pair. */
const LIKENESS_ROWS = 1000;
const LIKENESS = 0.75;
const BATCH = 500;
const COMPARED = [
  'parentInstitution',
  'address',
  'hours',
  'notes',
  'source',
  'functions',
  'languages',
  'acceptedLanguages',
];

export const soughtKey = ({ register, country, input }: Sought): string =>
  JSON.stringify([register, country, nameKey(input.names.original)]);

const SOUGHT = `sought as materialized (
  select line, register, country, name_key(name) as key, fold(name) as name
    from unnest($1::int[], $2::text[], $3::text[], $4::text[]) t(line, register, country, name))`;
/** Every entry of the States and registers that are sought, once. */
const PRESENT = `present as materialized (
  select e.id, e.register, e.country, e.status, v.sort_name, name_key(v.sort_name) as key
    from entry_version v join register_entry e on e.id = v.entry_id
   where v.current and v.register = any($2::text[])
     and (v.country = any($3::text[]) or (v.country is null and array_position($3::text[], null) is not null)))`;

/**
 * What the directory has of the rows' authorities. Only States that the actor is concerned with are ever sought
 * (imports.service.ts), and every statement runs under row-level security: nothing hidden takes part.
 */
@Injectable()
export class DirectoryLookup {
  constructor(private readonly query: RegisterQuery) {}

  async find(tx: EntityManager, actor: Actor, sought: readonly Sought[]): Promise<Found> {
    const found: Found = { standing: new Map(), lookalikes: new Map() };
    if (sought.length === 0) return found;
    const byLine = new Map(sought.map((one) => [one.line, one]));
    const parameters = [
      sought.map(({ line }) => line),
      sought.map(({ register }) => register),
      sought.map(({ country }) => country),
      sought.map(({ input }) => input.names.original),
    ];
    const same = await tx.query<{ line: number; id: string; status: string }[]>(
      `with ${SOUGHT}, ${PRESENT}
       select s.line, p.id, p.status from sought s join present p
           on p.key = s.key and p.register = s.register and p.country is not distinct from s.country
        order by p.id desc`,
      parameters,
    );
    const ids = new Map<string, string>();
    for (const { line, id, status } of same) {
      if (status === 'withdrawn') found.lookalikes.set(line, { entryId: id, why: 'same-withdrawn' });
      else ids.set(soughtKey(byLine.get(line)!), id);
    }
    await this.load(tx, actor, ids, found.standing);
    const fresh = sought.filter((one) => !found.standing.has(soughtKey(one)));
    await this.sharedValues(tx, fresh, found.lookalikes);
    if (fresh.length <= LIKENESS_ROWS) await this.similarNames(tx, fresh, found.lookalikes);
    return found;
  }

  private async load(tx: EntityManager, actor: Actor, ids: Map<string, string>, into: Map<string, Standing>) {
    const keys = new Map([...ids].map(([key, id]) => [id, key]));
    const all = [...keys.keys()];
    for (let at = 0; at < all.length; at += BATCH) {
      const rows = await this.query.many(tx, actor, all.slice(at, at + BATCH));
      const proposed = await this.proposals(tx, rows);
      for (const row of rows) {
        const content = contentOf(row, visiblePoints(row, actor));
        const changes = (proposed.get(row.id) ?? []).map(({ fields, points }) => ({
          fields: { ...content.fields, ...fields },
          contactPoints: points ?? content.contactPoints,
        }));
        into.set(keys.get(row.id)!, { entryId: row.id, version: row.version, content, proposed: changes });
      }
    }
  }

  /** What changes that await a decision would make of these entries. */
  private async proposals(tx: EntityManager, rows: readonly EntryRow[]) {
    const pending = rows.filter(({ pending }) => pending > 0).map(({ id }) => id);
    const all = new Map<string, { fields: Record<string, unknown>; points: ContactPointInput[] | null }[]>();
    if (pending.length === 0) return all;
    const changes = await tx.query<
      { entry_id: string; patch: Record<string, unknown>; points: ContactPointRow[] | null }[]
    >(
      `select c.entry_id, c.patch, case when c.contact_points is not null then
                coalesce((select json_agg(p) from contact_point p where p.id = any(c.contact_points)), '[]') end as points
         from change c where c.state = 'pending' and c.action = 'change' and c.entry_id = any($1::uuid[])`,
      [pending],
    );
    for (const { entry_id, patch, points } of changes)
      all.set(entry_id, [
        ...(all.get(entry_id) ?? []),
        { fields: patch, points: points?.map(asInput) ?? null },
      ]);
    return all;
  }

  /** New rows that have a telephone or mailbox of an entry of the same State and register. */
  private async sharedValues(tx: EntityManager, fresh: readonly Sought[], into: Map<number, Lookalike>) {
    const values = fresh.flatMap(({ line, register, country, input }) =>
      (input.contactPoints ?? [])
        .filter(({ kind }) => kind === 'telephone' || kind === 'email')
        .map((point) => ({ line, register, country, ...point })),
    );
    if (values.length === 0) return;
    const found = await tx.query<
      { id: string; register: string; country: string | null; value: string; kind: string }[]
    >(
      `select e.id, e.register, e.country, p.value, p.kind from contact_point p
         join register_entry e on e.id = p.entry_id and e.status <> 'withdrawn'
         join entry_version v on v.entry_id = e.id and v.current and p.id = any(v.contact_points)
        where p.value = any($1::text[]) and p.kind in ('telephone', 'email')`,
      [[...new Set(values.map(({ value }) => value))]],
    );
    const key = (one: { register: string; country: string | null; kind: string; value: string }) =>
      JSON.stringify([one.register, one.country, one.kind, one.value]);
    const owners = new Map(found.map((one) => [key(one), one.id]));
    for (const one of values) {
      const entryId = owners.get(key(one));
      if (entryId && !into.has(one.line)) into.set(one.line, { entryId, why: 'same-value' });
    }
  }

  private async similarNames(tx: EntityManager, fresh: readonly Sought[], into: Map<number, Lookalike>) {
    const rows = await tx.query<{ line: number; id: string }[]>(
      `with ${SOUGHT}, ${PRESENT}
       select distinct on (s.line) s.line, p.id from sought s join present p
           on p.register = s.register and p.country is not distinct from s.country and p.status <> 'withdrawn'
        where similarity(s.name, p.sort_name) > ${LIKENESS}
        order by s.line, similarity(s.name, p.sort_name) desc, p.id`,
      [
        fresh.map(({ line }) => line),
        fresh.map(({ register }) => register),
        fresh.map(({ country }) => country),
        fresh.map(({ input }) => input.names.original),
      ],
    );
    for (const { line, id } of rows)
      if (!into.has(line)) into.set(line, { entryId: id, why: 'nearly-same-name' });
  }
}

const asInput = (row: ContactPointRow): ContactPointInput => ({
  id: row.id,
  kind: row.kind,
  use: row.use,
  personal: row.personal,
  value: row.value ?? '',
  extension: row.extension,
  asPrinted: row.as_printed,
  label: row.label,
  tlp: labelOf(row.own_rank),
});

function contentOf(row: EntryRow, points: ContactPointRow[]): Content {
  const document = withPersonalFields(row);
  return {
    fields: Object.fromEntries(COMPARED.map((field) => [field, document[field] ?? null])),
    contactPoints: points.filter(({ erased_at }) => erased_at === null).map(asInput),
  };
}
