import { prepared } from '../platform/prepared.js';
import type { Texts } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import type { StateFacts, TreatyFacts } from './facts.js';

/** A treaty as the depositary's page prints it. */
export interface TreatyRow extends TreatyFacts {
  name: string;
  shortName: string | null;
  adoptedOn: string | null;
  adoptedPlace: string | null;
  adoptedSource: string | null;
  entryClause: string | null;
  depositary: string;
  treatySeries: string | null;
  unRegistration: string | null;
  source: string;
  missing: string[];
  note: string | null;
  articles: { article: string; kind: string; source: string; unverified: boolean }[];
}

/** What a treaty's list says of one State, whether or not it has a line there. */
export interface ListedState extends StateFacts {
  iso2: string;
  names: Texts;
  instrument: string | null;
  informationOnFile: boolean | null;
  footnoteRef: string | null;
  note: string | null;
  source: string | null;
}

const TREATY_COLUMNS = `
  t.code, t.name, t.short_name as "shortName", t.adopted_on::text as "adoptedOn",
  t.adopted_place as "adoptedPlace", t.adopted_source as "adoptedSource",
  t.entered_into_force::text as "enteredIntoForce", t.entry_clause as "entryClause", t.depositary,
  t.treaty_series as "treatySeries", t.un_registration as "unRegistration", t.source, t.complete, t.missing,
  t.note, t.unverified,
  coalesce((
    select jsonb_agg(jsonb_build_object('article', a.article, 'kind', a.kind, 'source', a.source,
      'unverified', a.unverified) order by a.position)
    from treaty_article a where a.treaty = t.code), '[]') as articles`;

const LISTED_STATE = `
  jsonb_build_object('iso2', c.iso2, 'names', c.names, 'oasState', c.oas_state,
    'rowSeen', coalesce(l.row_seen, false), 'mayHaveChanged', coalesce(l.may_have_changed, false),
    'instrument', l.instrument, 'informationOnFile', l.information_on_file, 'footnoteRef', l.footnote_ref,
    'note', l.note, 'source', l.source,
    'facts', coalesce((
      select jsonb_agg(jsonb_build_object('act', s.act, 'date', s.date, 'source', s.source,
        'unverified', s.unverified) order by s.date, s.act)
      from treaty_status s where s.treaty = t.code and s.country = c.iso2), '[]'))`;

/** A treaty with what its list says of States. */
export interface Listing {
  treaty: TreatyRow;
  states: ListedState[];
}

/** What every treaty's list says of every State, in the order of the treaties. */
export async function readListings(db: Queryable): Promise<Listing[]> {
  const rows = await prepared<TreatyRow & { states: ListedState[] }>(
    db,
    `select ${TREATY_COLUMNS}, (
       select coalesce(jsonb_agg(${LISTED_STATE} order by c.iso2), '[]')
       from country c left join treaty_listing l on l.country = c.iso2 and l.treaty = t.code) as states
     from treaty t order by t.position`,
  );
  return rows.map(({ states, ...treaty }) => ({ treaty, states }));
}

/** Another mark after any change of what `readListings` reads. */
export async function readTreatiesAsOf(db: Queryable): Promise<string> {
  const [row] = await prepared<{ mark: string }>(db, 'select mark from treaties_as_of');
  return row!.mark;
}
