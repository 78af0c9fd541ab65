import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor, type Actor } from './actor.js';
import { CLEARANCES } from './clearance.js';
import { may, PERMISSIONS, roleAllows, type Permission } from './permissions.js';
import { ROLES, STATE_ROLES, type Role } from './roles.js';
import { rankOf, stricter, TLP_LABELS } from './tlp.js';
import { isConcerned, seesEntry, seesValue, type EntryFacts, type ValueFacts } from './visibility.js';

const actor = (role: Role, state: string | null = STATE_ROLES.includes(role) ? 'PE' : null): Actor => ({
  ...systemActor('test'),
  kind: 'user',
  role,
  state,
  clearance: CLEARANCES[role],
});

const entries: fc.Arbitrary<EntryFacts> = fc.record({
  country: fc.constantFrom('PE', 'BR', null),
  kind: fc.constantFrom('person' as const, 'office' as const),
  status: fc.constantFrom('draft' as const, 'published' as const, 'withdrawn' as const),
  wasPublished: fc.boolean(),
  rank: fc.integer({ min: 0, max: 4 }),
});
const values: fc.Arbitrary<ValueFacts> = fc.record({
  personal: fc.boolean(),
  rank: fc.integer({ min: 0, max: 4 }),
  published: fc.boolean(),
});
const actors = fc.constantFrom(...ROLES).map((role) => actor(role));

describe('visibility', () => {
  it('never shows a value of an entry that does not exist for the actor', () => {
    fc.assert(
      fc.property(
        actors,
        entries,
        values,
        (who, entry, value) => !seesValue(who, entry, value) || seesEntry(who, entry),
      ),
    );
  });

  it('never shows more when a label gets stricter', () => {
    fc.assert(
      fc.property(actors, entries, values, fc.integer({ min: 0, max: 4 }), (who, entry, value, more) => {
        const stricterValue = { ...value, rank: Math.min(4, value.rank + more) };
        return !seesValue(who, entry, stricterValue) || seesValue(who, entry, value);
      }),
    );
  });

  it('hides drafts, proposals and withdrawn values from whoever is not concerned', () => {
    fc.assert(
      fc.property(actors, entries, values, (who, entry, value) => {
        if (isConcerned(who, entry.country)) return true;
        const shown = seesValue(who, entry, value);
        return !shown || (entry.status === 'published' && value.published);
      }),
    );
  });

  const published = (country: string): EntryFacts => ({
    country,
    kind: 'office',
    status: 'published',
    wasPublished: true,
    rank: 0,
  });
  const red: ValueFacts = { personal: false, rank: rankOf('TLP:RED'), published: true };
  const strict: ValueFacts = { ...red, rank: rankOf('TLP:AMBER+STRICT') };

  it("a national authority cannot see another State's TLP:RED number, and sees its own", () => {
    expect(seesValue(actor('national-authority'), published('BR'), red)).toBe(false);
    expect(seesValue(actor('national-authority'), published('BR'), strict)).toBe(true);
    expect(seesValue(actor('national-authority'), published('PE'), red)).toBe(true);
  });

  it('a law-enforcement reader stops at TLP:AMBER+STRICT at home and at TLP:AMBER abroad', () => {
    expect(seesValue(actor('law-enforcement-reader'), published('PE'), red)).toBe(false);
    expect(seesValue(actor('law-enforcement-reader'), published('PE'), strict)).toBe(true);
    expect(seesValue(actor('law-enforcement-reader'), published('BR'), strict)).toBe(false);
  });

  it('an observer sees no personal value, whatever its label', () => {
    const clear: ValueFacts = { personal: true, rank: 0, published: true };
    expect(seesValue(actor('observer'), published('BR'), clear)).toBe(false);
    expect(seesValue(actor('observer'), published('BR'), { ...clear, personal: false })).toBe(true);
  });

  it('an auditor sees no entry at all', () => {
    expect(seesEntry(actor('auditor'), published('BR'))).toBe(false);
  });

  it('keeps a replaced office known, and lets a withdrawn person go', () => {
    const office: EntryFacts = { ...published('BR'), status: 'withdrawn' };
    expect(seesEntry(actor('observer'), office)).toBe(true);
    expect(seesValue(actor('observer'), office, { personal: false, rank: 0, published: true })).toBe(false);
    expect(seesEntry(actor('observer'), { ...office, kind: 'person' })).toBe(false);
    expect(seesEntry(actor('observer'), { ...office, wasPublished: false })).toBe(false);
  });

  it('takes the strictest of several labels', () => {
    expect(stricter('TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:CLEAR')).toBe('TLP:AMBER+STRICT');
    expect(TLP_LABELS.map(rankOf)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('permissions', () => {
  const permissions = Object.keys(PERMISSIONS) as Permission[];

  it('allow an account that must still enrol a second factor nothing but that', () => {
    const enrolling = { ...actor('administrator'), enrolmentOnly: true };
    expect(permissions.filter((permission) => may(enrolling, permission))).toEqual(['self:enrol']);
  });

  it("narrow a machine client to its key's scopes", () => {
    const client = { ...actor('recipient'), kind: 'client' as const, scopes: ['entry:read', 'user:invite'] };
    expect(permissions.filter((permission) => may(client, permission))).toEqual(['entry:read']);
  });

  it('let an auditor change nothing', () => {
    const changing = permissions.filter(
      (one) => !/:(read|verify|history)$/.test(one) && !one.startsWith('self:'),
    );
    expect(changing.filter((permission) => roleAllows('auditor', permission))).toEqual([]);
  });
});
