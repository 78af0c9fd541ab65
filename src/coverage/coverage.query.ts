import type { Limits } from '../access/visible-to.js';
import { prepared } from '../platform/prepared.js';
import type { Queryable } from '../platform/queryable.js';
import type { FreshnessState } from '../register/vocabulary.js';
import { nothingPublished, type Published } from './coverage.rules.js';

interface FactRow {
  country: string;
  fact: 'entry' | 'point' | 'network' | 'unit' | 'language' | 'designation' | 'value';
  one: string | null;
  other: string | null;
  count: number;
}

/**
 * What is published of each State, as far as somebody of these limits may see it at that instant. One statement,
 * whatever the number of entries (migration 1570); the database applies the transaction's own limits as well.
 */
export async function readPublished(
  tx: Queryable,
  limits: Limits,
  now: Date,
): Promise<ReadonlyMap<string, Published>> {
  const rows = await prepared<FactRow>(
    tx,
    'select country, fact, one, other, count::int from coverage_facts($1, $2, freshness_days())',
    [JSON.stringify(limits), now],
  );
  const byState = new Map<string, Published>();
  for (const { country } of rows) if (!byState.has(country)) byState.set(country, nothingPublished());
  for (const row of rows) add(byState.get(row.country)!, row);
  return byState;
}

/** Still being filled: what readers get is read-only. */
type Filling = { -readonly [Key in keyof Published]: Published[Key] } & {
  networks: Set<string>;
  languages: string[];
  designations: Set<string>;
};

function add(published: Published, { fact, one, other, count }: FactRow): void {
  const filling = published as Filling;
  const adding: Record<FactRow['fact'], () => unknown> = {
    entry: () => one === 'experts' && (filling.experts = count),
    point: () => (filling.points = count),
    network: () => filling.networks.add(one!),
    unit: () => (filling.units = count),
    language: () => filling.languages.push(one!),
    designation: () => filling.designations.add(`${one} ${other}`),
    value: () => (filling.values[one as FreshnessState] = count),
  };
  adding[fact]();
}

/** How far the log stood when an entry last changed (migration 1572), and how many days a verification holds. */
export async function entriesAsOf(tx: Queryable): Promise<string> {
  const [row] = await prepared<{ at: string }>(
    tx,
    `select entries_seq || ' ' || freshness_days() as at from audit_head`,
  );
  return row!.at;
}

/** Whether authorities see the coverage of other States as well. */
export async function readOpen(tx: Queryable): Promise<boolean> {
  const [row] = await prepared<{ open: boolean }>(tx, 'select coverage_is_open() as open');
  return row!.open;
}

/** The day of each State's last attestation, of those that the caller works on. */
export async function readAttestations(tx: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await prepared<{ country: string; day: string }>(
    tx,
    `select country, (max(attested_at) at time zone 'UTC')::date::text as day from state_attestation group by country`,
  );
  return new Map(rows.map(({ country, day }) => [country, day]));
}
