import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { membershipOn } from './membership.js';

interface State {
  iso2: string;
  names: Record<string, string>;
  official_languages_bcp47: string[];
  timezone_primary: string;
  timezones_main: string[];
  timezones_all: string[];
  e164_prefixes: string[];
  oas: { memberships: { from: string | null; to: string | null; status: string; source: string }[] };
}

const file = JSON.parse(readFileSync(new URL('./reference/member-states.json', import.meta.url), 'utf8')) as {
  member_states: State[];
  other_states: string[];
};

describe('the reference file of States', () => {
  it('names 35 States of the Charter, and other treaty parties apart from them', () => {
    const codes = file.member_states.map((state) => state.iso2);
    expect(new Set(codes).size).toBe(35);
    expect(file.other_states.filter((iso2) => codes.includes(iso2))).toEqual([]);
  });

  it.each(file.member_states.map((state) => [state.iso2, state] as const))(
    '%s has four names, languages, zones and prefixes that are what they say',
    (_, state) => {
      expect(Object.keys(state.names).sort()).toEqual(['en', 'es', 'fr', 'pt']);
      expect(Intl.getCanonicalLocales(state.official_languages_bcp47)).toEqual(
        state.official_languages_bcp47,
      );
      expect(state.timezones_all).toEqual(
        expect.arrayContaining([state.timezone_primary, ...state.timezones_main]),
      );
      for (const zone of state.timezones_all) new Intl.DateTimeFormat('en', { timeZone: zone });
      expect(state.e164_prefixes.every((prefix) => /^\+\d{1,7}$/.test(prefix))).toBe(true);
    },
  );

  it.each(file.member_states.map((state) => [state.iso2, state.oas.memberships] as const))(
    'the memberships of %s follow one another without gap or overlap, each with its source',
    (_, memberships) => {
      memberships.forEach((fact, index) => {
        expect(fact.source).not.toBe('');
        expect(fact.to).toBe(memberships[index + 1]?.from ?? null);
        if (fact.from && fact.to) expect(fact.from < fact.to).toBe(true);
      });
      const facts = memberships as unknown as Parameters<typeof membershipOn>[0];
      expect(membershipOn(facts, '2026-11-24')).not.toBeNull();
    },
  );
});
