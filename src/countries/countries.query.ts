import type { Texts } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import type { MembershipFact } from './membership.js';

/** A State with its memberships, as one round trip gives it. */
export interface CountryRow {
  iso2: string;
  iso3: string | null;
  isoNumeric: string | null;
  names: Texts;
  officialNames: Texts | null;
  namesSource: 'reference' | 'intl';
  oasState: boolean;
  capital: string | null;
  officialLanguages: string[];
  primaryZone: string | null;
  mainZones: string[];
  zones: string[];
  callingCode: string | null;
  callingPrefixes: string[];
  notes: Record<string, string>;
  sources: Record<string, string>;
  memberships: MembershipFact[];
}

/** All States, or the one named. */
export function readCountries(db: Queryable, iso2: string | null = null): Promise<CountryRow[]> {
  return db.query<CountryRow>(
    `select iso2, iso3, iso_numeric as "isoNumeric", names, official_names as "officialNames",
       names_source as "namesSource", oas_state as "oasState", capital,
       official_languages as "officialLanguages", primary_zone as "primaryZone", main_zones as "mainZones",
       zones, calling_code as "callingCode", calling_prefixes as "callingPrefixes", notes, sources,
       coalesce((
         select jsonb_agg(jsonb_build_object('status', m.status, 'from', m.valid_from, 'to', m.valid_to,
           'charterYearInSource', m.charter_year_in_source, 'note', m.note, 'source', m.source,
           'unverified', m.unverified) order by m.position)
         from country_membership m where m.country = c.iso2), '[]') as memberships
     from country c where $1::text is null or iso2 = $1`,
    [iso2],
  );
}
