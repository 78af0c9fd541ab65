import type { EntityManager } from 'typeorm';
import type { Limits } from '../access/visible-to.js';
import { keysetOf } from '../platform/keyset.js';
import { prepared } from '../platform/prepared.js';
import type { SqlParameters } from '../platform/queryable.js';
import type { EntryFilters } from './entry-filters.js';
import { withDaysSql } from './freshness.js';
import { searchTerms } from './search-terms.js';

/** How often a value of a facet stands among the hits. */
export interface FacetCount {
  facet: string;
  value: string | null;
  hits: number;
}

/** Where a page ended: the rank (1 for a point that fails drills, more for near misses) and sort key of its last entry. */
export type Position = readonly [rank: string, sortName: string, id: string];

/** What the parts of a position look like. */
export const POSITION = [/^\d{1,4}$/, /^[^\0]*$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];

/** The position that a cursor stands for. @throws Problem `invalid-request` for a cursor no list gave. */
export const positionOf = (cursor: string): Position => keysetOf(cursor, POSITION) as unknown as Position;

/** One search of the present: who asks, for what, and when. Given to the database's search functions (migration 1450). */
export interface Search {
  limits: Limits;
  filters: EntryFilters;
  now: Date;
}

const { stringify } = JSON;

/** What is wanted, in the words of the database's functions, but for the days of freshness. A filter that is absent narrows nothing. */
function wantedOf({ filters, now }: Search): string {
  const { q, near, always, on: _on, knownAt: _knownAt, ...facts } = filters;
  return stringify({
    ...facts,
    status: facts.status ?? 'published',
    ...(near ? { near } : {}),
    ...(always ? { always } : {}),
    ...searchTerms(q ?? ''),
    now,
  });
}

/** The hits as rows `(entry_id, sort_name, rank)` in order, at most `size` of them after a position; null: all, by name. */
export function hitsSql(
  search: Search,
  parameters: SqlParameters,
  size: number | null,
  after: Position | null,
): string {
  const position = after && { rank: after[0], name: after[1], id: after[2] };
  const given = [stringify(search.limits), wantedOf(search), position && stringify(position)];
  const [caller, wanted, from] = given.map((one) => `${parameters.add(one)}::jsonb`);
  return `search_hits(${caller}, ${withDaysSql(wanted!)}, ${from}, ${parameters.add(size)}::integer)`;
}

/** Whom the finder looks for: entries of these States with one of these functions. */
export interface Competent {
  /** Null: the 35 of the Charter. */
  states: readonly string[] | null;
  functions: readonly string[];
  /** Entries designated for one of them come first. */
  treaties: readonly string[];
  /** Of each State, at most. */
  most: number;
}

/** The entries of the present that are looked for, as rows `(entry_id, rank)` (migration 1765). */
export function competentSql(limits: Search['limits'], wanted: Competent, parameters: SqlParameters): string {
  const caller = parameters.add(stringify(limits));
  const { states, functions, treaties, most } = wanted;
  const lists = [states, functions, treaties].map((one) => `${parameters.add(one)}::text[]`);
  return `competent_hits(${[`${caller}::jsonb`, ...lists].join(', ')}, ${parameters.add(most)}::integer)`;
}

/** How many entries match, counted up to `most`; null: all. */
export async function countHits(tx: EntityManager, search: Search, most: number | null): Promise<number> {
  const text = `select search_total($1, ${withDaysSql('$2')}, $3) as total`;
  const [row] = await prepared<{ total: string }>(tx, text, [
    stringify(search.limits),
    wantedOf(search),
    most,
  ]);
  return Number(row?.total ?? 0);
}

/** Counts by facet over all hits, the most frequent first. */
export async function countFacets(tx: EntityManager, search: Search): Promise<FacetCount[]> {
  return prepared<FacetCount>(
    tx,
    `select facet, value, hits::int from search_facets($1, ${withDaysSql('$2')}) order by facet, hits desc, value`,
    [stringify(search.limits), wantedOf(search)],
  );
}
