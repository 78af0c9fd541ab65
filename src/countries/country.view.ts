import { DateTime } from 'luxon';
import type { Language } from '../platform/problems.js';
import type { CountryRow } from './countries.query.js';
import type { CountryLine, CountryNote, CountryProfile, ZoneView } from './country.dto.js';
import { membershipOn } from './membership.js';

/** One line of the list: named in `language`, its membership as it held on `day`. */
export function countryLine(row: CountryRow, language: Language, day: string): CountryLine {
  return {
    iso2: row.iso2,
    iso3: row.iso3,
    isoNumeric: row.isoNumeric,
    name: row.names[language],
    names: row.names,
    officialNames: row.officialNames,
    namesSource: row.namesSource,
    oasState: row.oasState,
    membership: membershipOn(row.memberships, day),
    officialLanguages: row.officialLanguages,
    capital: row.capital,
    primaryZone: row.primaryZone,
  };
}

/** All that is known of a State; local times as of `now`. */
export function countryProfile(row: CountryRow, language: Language, day: string, now: Date): CountryProfile {
  return {
    ...countryLine(row, language, day),
    memberships: row.memberships,
    zones: row.zones.map((zone) => zoneView(row, zone, now)),
    callingCode: row.callingCode,
    callingPrefixes: row.callingPrefixes,
    notes: asNotes(row.notes),
    sources: asNotes(row.sources),
  };
}

/** Sorts by name as a reader of `language` expects; answers the same array. */
export function sortByName<T extends { name: string }>(lines: T[], language: Language): T[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base' });
  return lines.sort((one, other) => collator.compare(one.name, other.name));
}

function zoneView(row: CountryRow, zone: string, now: Date): ZoneView {
  const local = DateTime.fromJSDate(now, { zone }).startOf('second');
  return {
    zone,
    localTime: local.toISO({ suppressMilliseconds: true }) ?? now.toISOString(),
    primary: zone === row.primaryZone,
    main: row.mainZones.includes(zone),
  };
}

const asNotes = (texts: Record<string, string>): CountryNote[] =>
  Object.entries(texts).map(([about, text]) => ({ about, text }));
