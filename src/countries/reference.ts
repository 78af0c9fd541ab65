import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { writeReference, type ReferenceTable } from './reference-rows.js';
import type { MembershipStatus } from './membership.js';

interface ReferenceState {
  iso2: string;
  iso3: string;
  iso_numeric: string;
  names: Record<Language, string>;
  official_names: Record<Language, string>;
  capital: string;
  official_languages_bcp47: string[];
  languages_in_source: Record<string, string>;
  timezone_primary: string;
  timezones_main: string[];
  timezones_all: string[];
  e164_country_code: string;
  e164_prefixes: string[];
  oas: {
    charter_year_in_source: number;
    memberships: {
      status: MembershipStatus;
      from: string | null;
      to: string | null;
      note: string | null;
      source: string;
      unverified: boolean;
    }[];
  };
  capital_note?: string;
  language_note?: string;
  phone_note?: string;
  name_note?: string;
}

interface ReferenceFile {
  sources: Record<'names_capital_codes' | 'timezones' | 'official_languages' | 'membership', string>;
  member_states: ReferenceState[];
  other_states: string[];
}

const COUNTRY: ReferenceTable = {
  name: 'country',
  key: ['iso2'],
  prune: false,
  columns: {
    iso2: 'text',
    iso3: 'text',
    iso_numeric: 'text',
    names: 'jsonb',
    official_names: 'jsonb',
    names_source: 'text',
    oas_state: 'boolean',
    capital: 'text',
    official_languages: 'text[]',
    languages_in_source: 'jsonb',
    primary_zone: 'text',
    main_zones: 'text[]',
    zones: 'text[]',
    calling_code: 'text',
    calling_prefixes: 'text[]',
    notes: 'jsonb',
    sources: 'jsonb',
  },
};

const MEMBERSHIP: ReferenceTable = {
  name: 'country_membership',
  key: ['country', 'position'],
  prune: true,
  columns: {
    country: 'text',
    position: 'smallint',
    status: 'text',
    valid_from: 'text',
    valid_to: 'text',
    charter_year_in_source: 'smallint',
    note: 'text',
    source: 'text',
    unverified: 'boolean',
  },
};

/** Loads States and memberships from `reference/member-states.json`. Idempotent; needs the owner's rights. */
export async function loadCountries(db: Queryable): Promise<void> {
  const file = readReference();
  await writeReference(db, COUNTRY, [
    ...file.member_states.map((state) => memberStateRow(state, file.sources)),
    ...file.other_states.map(otherStateRow),
  ]);
  await writeReference(db, MEMBERSHIP, file.member_states.flatMap(membershipRows));
}

function readReference(): ReferenceFile {
  const url = new URL('./reference/member-states.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as ReferenceFile;
}

function memberStateRow(state: ReferenceState, sources: ReferenceFile['sources']): object {
  const notes = {
    name: state.name_note,
    capital: state.capital_note,
    languages: state.language_note,
    calling: state.phone_note,
  };
  return {
    iso2: state.iso2,
    iso3: state.iso3,
    iso_numeric: state.iso_numeric,
    names: state.names,
    official_names: state.official_names,
    names_source: 'reference',
    oas_state: true,
    capital: state.capital,
    official_languages: state.official_languages_bcp47,
    languages_in_source: state.languages_in_source,
    primary_zone: state.timezone_primary,
    main_zones: state.timezones_main,
    zones: state.timezones_all,
    calling_code: state.e164_country_code,
    calling_prefixes: state.e164_prefixes,
    notes,
    sources: {
      names: sources.names_capital_codes,
      languages: sources.official_languages,
      zones: sources.timezones,
    },
  };
}

/** A treaty party outside the 35: only its names are known, and they come from the runtime's own tables. */
function otherStateRow(iso2: string): object {
  const name = (language: Language) => {
    const found = new Intl.DisplayNames([language], { type: 'region' }).of(iso2);
    if (!found || found === iso2) throw new Error(`Intl has no name in ${language} for the State ${iso2}`);
    return found;
  };
  return {
    iso2,
    names: Object.fromEntries(LANGUAGES.map((language) => [language, name(language)])),
    names_source: 'intl',
    oas_state: false,
    official_languages: [],
    languages_in_source: {},
    main_zones: [],
    zones: [],
    calling_prefixes: [],
    notes: {},
    sources: { names: `Intl.DisplayNames (Unicode CLDR ${process.versions.cldr ?? 'of the runtime'})` },
  };
}

function membershipRows(state: ReferenceState): object[] {
  return state.oas.memberships.map((fact, position) => ({
    country: state.iso2,
    position,
    status: fact.status,
    valid_from: fact.from,
    valid_to: fact.to,
    charter_year_in_source: state.oas.charter_year_in_source,
    note: fact.note,
    source: fact.source,
    unverified: fact.unverified,
  }));
}
