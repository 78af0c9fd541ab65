import type { SqlParameters } from '../platform/queryable.js';
import { freshnessSql } from './freshness.js';
import type { Moment } from './moment.js';
import { searchTerms } from './search-terms.js';
import type { FreshnessState, RegisterName, Status } from './vocabulary.js';

/** What a list, an export or a search is narrowed by. Every filter only ever looks at what the actor may see. */
export interface EntryFilters extends Moment {
  register?: RegisterName;
  country?: string;
  function?: string;
  language?: string;
  treaty?: string;
  speciality?: string;
  /** Published unless said. */
  status?: Status;
  /** Entries with at least one visible value in that state. */
  freshness?: FreshnessState;
  /** Answers day and night: by its hours or function, or by a visible value for that use. */
  always?: boolean;
  /** Words in any order, accents and case folded; a number's digits; an e-mail. */
  q?: string;
  /** Words nearly like those, instead of those. */
  near?: boolean;
}

interface Surroundings {
  now: Date;
  /** The condition under which a row `p` of contact_point is visible to the actor. */
  visibleValues: () => string;
}

/** How alike a word must be to count as a near miss, of 1 (pg_trgm's word similarity); the search tables say the same. */
const NEAR = 0.5;

const SEARCHED_NUMBERS = `('telephone', 'fax', 'messaging')`;

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

/**
 * The filters as conditions on `register_entry e` and `entry_version v`, of any moment. The present is searched by
 * `search-index.ts`, which finds the same by indexes of its own.
 */
export function entryConditions(
  filters: EntryFilters,
  parameters: SqlParameters,
  around: Surroundings,
): string[] {
  const add = (value: unknown): string => parameters.add(value);
  const conditions = [`v.status = ${add(filters.status ?? 'published')}`];
  if (filters.register) conditions.push(`v.register = ${add(filters.register)}`);
  if (filters.country) conditions.push(`v.country = ${add(filters.country)}`);
  if (filters.function) conditions.push(`v.functions @> array[${add(filters.function)}]::text[]`);
  if (filters.language) conditions.push(`v.languages @> array[${add(filters.language)}]::text[]`);
  if (filters.treaty) conditions.push(`v.treaties @> array[${add(filters.treaty)}]::text[]`);
  if (filters.speciality) conditions.push(`v.specialities @> array[${add(filters.speciality)}]::text[]`);
  const value = (condition: string): string =>
    `exists (select 1 from contact_point p where p.entry_id = e.id and p.id = any(v.contact_points)
      and ${around.visibleValues()} and p.erased_at is null and ${condition})`;
  if (filters.freshness) {
    const state = freshnessSql(`${add(around.now)}::timestamptz`);
    conditions.push(value(`${state} = ${add(filters.freshness)}`));
  }
  if (filters.always) conditions.push(`(${ALWAYS} or ${value(`p.use = '24/7'`)})`);
  return [...conditions, ...termConditions(filters, add, value)];
}

const ALWAYS = `(v.functions @> array['CONTACT_24_7'] or coalesce((v.document -> 'hours' ->> 'always')::boolean, false))`;

function termConditions(
  { q, near }: EntryFilters,
  add: (value: unknown) => string,
  value: (condition: string) => string,
): string[] {
  const { words, numbers, emails } = searchTerms(q ?? '');
  const within = (text: string): string => `'%' || fold(${add(escapeLike(text))}) || '%'`;
  return [
    ...words.map((word) =>
      near
        ? `word_similarity(fold(${add(word)}), v.search_text) >= ${NEAR}`
        : `v.search_text like ${within(word)}`,
    ),
    ...numbers.map(({ digits, typed }) => {
      const number = `p.kind in ${SEARCHED_NUMBERS} and regexp_replace(p.value, '\\D', '', 'g') like ${within(digits)}`;
      return `(v.search_text like ${within(typed)} or ${value(number)})`;
    }),
    ...emails.map((email) => value(`p.kind = 'email' and fold(p.value) like ${within(email)}`)),
  ];
}
