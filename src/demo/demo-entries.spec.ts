import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readContactValue } from '../register/contact-values.js';
import { freshnessOf, STANDARD_DAYS } from '../register/freshness.js';
import { newDocument } from '../register/entry-input.js';
import { registers } from '../registers.js';
import { realOffices, type DemoEntry } from './demo-entry.js';
import { inventedEntries, type DemoState } from './invented.js';

interface ReferenceState {
  iso2: string;
  names: DemoState['names'];
  official_languages_bcp47: string[];
  timezone_primary: string;
  e164_prefixes: string[];
}

const file = new URL('../countries/reference/member-states.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as { member_states: ReferenceState[] };
const states: DemoState[] = reference.member_states.map((state) => ({
  iso2: state.iso2,
  names: state.names,
  official_languages: state.official_languages_bcp47,
  primary_zone: state.timezone_primary,
  calling_prefixes: state.e164_prefixes,
}));
const today = '2026-11-24';
const invented = inventedEntries(states, today);

const values = (entries: DemoEntry[]) =>
  entries.flatMap(({ input }) =>
    (input.contactPoints ?? []).map((point) => ({ point, read: readContactValue(point, input.country) })),
  );

describe('the demonstration directory', () => {
  it('has something for all 35 States', () => {
    const having = new Set([...realOffices(), ...invented].map(({ input }) => input.country));
    expect(states.filter(({ iso2 }) => !having.has(iso2))).toEqual([]);
    expect(states).toHaveLength(35);
  });

  it('keeps the rules of every register, published today', () => {
    for (const { register, input } of [...realOffices(), ...invented]) {
      const definition = registers.find(({ name }) => name === register)!;
      const errors = definition.check?.(newDocument(definition, input), { status: 'published', today }) ?? [];
      expect({ name: input.names.original, errors }).toEqual({ name: input.names.original, errors: [] });
      expect(definition.kinds).toContain(input.kind);
    }
  });

  it('holds only contact values that can be read', () => {
    const unread = values([...realOffices(), ...invented]).filter(({ read }) => typeof read === 'string');
    expect(unread).toEqual([]);
  });
});

describe('a real office', () => {
  it('is an office with its source, never verified', () => {
    for (const { input, confirmedDaysAgo } of realOffices()) {
      expect(input.kind).toBe('office');
      expect(newDocument(registers[0]!, input).source?.url).toMatch(/^https?:/);
      expect(confirmedDaysAgo).toBeNull();
      expect((input.contactPoints ?? []).filter(({ personal }) => personal)).toEqual([]);
    }
  });

  it('of an international organisation has no State', () => {
    const without = realOffices().filter(({ input }) => input.country === null);
    expect(without).toHaveLength(9);
    expect(realOffices().filter(({ input }) => input.country === 'XX')).toEqual([]);
  });
});

describe('an invented entry', () => {
  it('says so by its name or its notes, and writes only to mailboxes that cannot exist', () => {
    for (const { input } of invented) expect(input.names.original).toMatch(/Demo|Démo/);
    for (const { point } of values(invented).filter(({ point }) => point.kind === 'email')) {
      expect(point.value).toMatch(/\.example$/);
    }
  });

  it('has telephones of the State with the digits that fiction uses', () => {
    for (const { point } of values(invented).filter(({ point }) => point.kind === 'telephone')) {
      expect(point.value).toMatch(/^\+\d+5550*01\d\d$/);
    }
  });

  it('has 24/7 numbers that are confirmed, due, overdue and never verified; that of Brazil is confirmed', () => {
    const now = new Date(`${today}T12:00:00Z`);
    const stateOf = (days: number | null) =>
      freshnessOf(
        {
          kind: 'telephone',
          use: '24/7',
          verified_at: days === null ? null : new Date(now.getTime() - days * 86_400_000).toISOString(),
          disputed_at: null,
          reported_at: null,
        },
        STANDARD_DAYS,
        now,
      ).state;
    const points = invented.filter(({ input }) => input.contactPoints?.some(({ use }) => use === '24/7'));
    expect(points).toHaveLength(35);
    expect(new Set(points.map((one) => stateOf(one.confirmedDaysAgo)))).toEqual(
      new Set(['confirmed', 'due', 'overdue', 'never-verified']),
    );
    const brazil = points.find(({ input }) => input.country === 'BR')!;
    expect(stateOf(brazil.confirmedDaysAgo)).toBe('confirmed');
    expect(brazil.input.contactPoints!.map(({ tlp }) => tlp)).toContain('TLP:RED');
  });

  it('is the same on every load', () => {
    expect(inventedEntries(states, today)).toEqual(invented);
  });
});
