import { nameKey } from './folded.js';

/** A State as the directory knows it. */
export interface KnownState {
  iso2: string;
  iso3: string | null;
  names: Record<string, string>;
  official_names: Record<string, string> | null;
}

/** What stands in a country's cell where there is none: an international organisation's entry has no State. */
const ORGANISATIONS = [
  'xx',
  'oas',
  'oea',
  'international organisation',
  'international organization',
  'organización internacional',
  'organização internacional',
  'organisation internationale',
  'organización de los estados americanos',
  'organização dos estados americanos',
  'organization of american states',
  'organisation des états américains',
].map(nameKey);

/** Names in daily use that no list of official names holds. */
const EVERYDAY: Record<string, string[]> = {
  US: [
    'usa',
    'u.s.',
    'u.s.a.',
    'united states of america',
    'eua',
    'ee.uu.',
    'eeuu',
    'estados unidos de américa',
    'estados unidos da américa',
    'états-unis d’amérique',
  ],
  TT: ['trinidad & tobago', 'trinidad e tobago', 'trinidad y tobago'],
  BO: ['bolivia', 'bolívia', 'bolivie'],
  VE: ['venezuela'],
  BS: ['bahamas', 'the bahamas'],
  DO: ['república dominicana', 'dominican republic'],
  KN: ['st kitts and nevis', 'saint kitts & nevis'],
  LC: ['st lucia'],
  VC: ['st vincent and the grenadines', 'saint vincent'],
};

/** Reads a country's cell: names in four languages, ISO 3166 two or three letters, any case. */
export class StateNames {
  private readonly byName = new Map<string, string>();

  constructor(states: readonly KnownState[]) {
    for (const { iso2, iso3, names, official_names } of states) {
      const all = [iso2, iso3 ?? iso2, ...Object.values(names), ...Object.values(official_names ?? {})];
      for (const name of [...all, ...(EVERYDAY[iso2] ?? [])]) this.byName.set(nameKey(name), iso2);
    }
  }

  /** ISO 3166-1 alpha-2; null: an international organisation; undefined: no State that the directory knows. */
  read(cell: string): string | null | undefined {
    const key = nameKey(cell);
    return ORGANISATIONS.includes(key) ? null : this.byName.get(key);
  }
}
