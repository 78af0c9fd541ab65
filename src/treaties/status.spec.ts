import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTS, type Fact, type StateFacts, type TreatyFacts } from './facts.js';
import { ENTRY_RULES, ruleDay } from './entry-into-force.js';
import { inForceBetween, inForceOn, statusOn, type StatusOn } from './status.js';

const treaty = (facts: Partial<TreatyFacts> = {}): TreatyFacts => ({
  code: 'A-55',
  enteredIntoForce: '1996-04-14',
  complete: false,
  unverified: false,
  ...facts,
});
const fact = (act: Fact['act'], date: string, unverified = false): Fact => ({
  act,
  date,
  source: unverified ? 'general knowledge - verify' : 'page',
  unverified,
});
const state = (facts: Fact[], more: Partial<StateFacts> = {}): StateFacts => ({
  oasState: true,
  rowSeen: true,
  mayHaveChanged: false,
  facts,
  ...more,
});
const unlisted = state([], { rowSeen: false });

describe('the day a deposit takes effect', () => {
  it.each([
    ['A-55', '2002-03-08', '2002-04-07'],
    ['B-47', '2000-01-30', '2000-02-29'],
    ['UNTOC', '2008-09-26', '2008-10-26'],
    ['VIENNA-1988', '1991-02-08', '1991-05-09'],
    ['CETS-185', '2022-11-30', '2023-03-01'],
    ['CETS-185', '2018-06-05', '2018-10-01'],
    ['CETS-185', '2017-09-01', '2018-01-01'],
  ])('%s, deposited %s: %s', (code, deposit, expected) => {
    expect(ruleDay(ENTRY_RULES[code]!, deposit)).toBe(expected);
  });
});

describe('status on a day', () => {
  const ecuador = state([fact('signature', '1992-10-15'), fact('deposit', '2002-03-08')]);
  const venezuela = state([fact('known_party_by', '2001-05-25')], { rowSeen: false });
  const unsure = state([fact('deposit', '2018-06-05', true), fact('entry_into_force', '2018-10-01')]);

  it.each<[string, TreatyFacts, StateFacts, string, StatusOn['status'], boolean]>([
    ['before its signature', treaty(), ecuador, '1992-10-14', 'not-party', false],
    ['from its signature', treaty(), ecuador, '1992-10-15', 'signatory', false],
    ['the day before its deposit', treaty(), ecuador, '2002-03-07', 'signatory', false],
    ['from its deposit', treaty(), ecuador, '2002-03-08', 'party', false],
    ['only known as a party by a day, before', treaty(), venezuela, '2001-05-24', 'unknown', false],
    ['only known as a party by a day, from then', treaty(), venezuela, '2001-05-25', 'party', false],
    ['an unverified deposit', treaty(), unsure, '2018-06-05', 'party', true],
    ['before an unverified deposit', treaty(), unsure, '2018-06-04', 'not-party', true],
    ['once a verified fact proves it', treaty(), unsure, '2018-10-01', 'party', false],
    ['absent from an incomplete list', treaty(), unlisted, '2026-11-24', 'unknown', false],
    ['absent from a complete list', treaty({ complete: true }), unlisted, '2026-11-24', 'not-party', false],
    ['printed without dates', treaty(), state([]), '2026-11-24', 'not-party', false],
    [
      'outside what a complete list covers',
      treaty({ complete: true }),
      { ...unlisted, oasState: false },
      '2026-11-24',
      'unknown',
      false,
    ],
    [
      'a signature in an old snapshot',
      treaty(),
      state([fact('signature', '2003-12-10')], { mayHaveChanged: true }),
      '2026-11-24',
      'signatory',
      true,
    ],
  ])('%s', (_, ofTreaty, ofState, day, status, unverified) => {
    expect(statusOn(ofTreaty, ofState, day)).toMatchObject({ status, unverified });
  });

  it('prefers a fact that was read to one that was not', () => {
    expect(statusOn(treaty(), unsure, '2018-10-01').basis?.act).toBe('entry_into_force');
  });
});

describe('in force for a State', () => {
  const inForce = (ofState: StateFacts, day: string, ofTreaty = treaty()) =>
    inForceOn(ofTreaty, ofState, day);

  it('from the 30th day after its deposit', () => {
    const ecuador = state([fact('deposit', '2002-03-08')]);
    expect(inForce(ecuador, '2002-04-06').answer).toBe('no');
    expect(inForce(ecuador, '2002-04-07')).toMatchObject({ answer: 'yes', since: '2002-04-07' });
  });

  it('never before the treaty itself', () => {
    const peru = state([fact('deposit', '1995-04-26')]);
    expect(inForce(peru, '1996-04-13').answer).toBe('no');
    expect(inForce(peru, '1996-04-14')).toMatchObject({ answer: 'yes', since: '1996-04-14' });
  });

  it('by a printed date rather than a computed one', () => {
    const brazil = state([fact('deposit', '2022-11-30', true), fact('entry_into_force', '2023-03-02')]);
    expect(inForce(brazil, '2023-03-01', treaty({ code: 'CETS-185' }))).toMatchObject({
      answer: 'no',
      since: '2023-03-02',
      unverified: false,
    });
  });

  it('at the latest by a day, where only "a party by then" is known', () => {
    const venezuela = state([fact('known_party_by', '2001-05-25')]);
    expect(inForce(venezuela, '1996-04-13').answer).toBe('no');
    expect(inForce(venezuela, '2001-06-23')).toMatchObject({ answer: 'unknown', since: null });
    expect(inForce(venezuela, '2001-06-24')).toMatchObject({ answer: 'yes', since: null, by: '2001-06-24' });
  });

  it('for nobody while the treaty is not in force', () => {
    const depositor = state([fact('deposit', '2025-01-01')]);
    expect(inForce(depositor, '2026-11-24', treaty({ enteredIntoForce: null })).answer).toBe('no');
  });

  it('unknown without a clause to compute it by', () => {
    const depositor = state([fact('deposit', '2000-01-01')]);
    expect(inForce(depositor, '2026-11-24', treaty({ code: 'X-1' })).answer).toBe('unknown');
    expect(inForce(depositor, '1999-12-31', treaty({ code: 'X-1' })).answer).toBe('no');
  });

  it('unknown for a State that the list does not show', () => {
    expect(inForce(unlisted, '2026-11-24').answer).toBe('unknown');
  });

  it('unverified when its clause was not read', () => {
    const party = state([fact('deposit', '2010-01-01')]);
    expect(inForce(party, '2026-11-24', treaty({ code: 'A-57' }))).toMatchObject({
      answer: 'yes',
      unverified: true,
    });
  });
});

describe('in force between two States', () => {
  const peru = state([fact('deposit', '1995-04-26')]);
  const ecuador = state([fact('deposit', '2002-03-08')]);

  it.each([
    ['2002-04-06', 'no'],
    ['2002-04-08', 'yes'],
  ])('A-55, Peru and Ecuador on %s: %s', (day, answer) => {
    expect(inForceBetween(treaty(), peru, ecuador, day).answer).toBe(answer);
  });

  it('a certain "no" outweighs an unknown side', () => {
    expect(inForceBetween(treaty(), unlisted, ecuador, '2002-04-06').answer).toBe('no');
    expect(inForceBetween(treaty(), unlisted, ecuador, '2026-11-24').answer).toBe('unknown');
  });
});

describe('whatever the facts', () => {
  const day = fc
    .date({ min: new Date('1980-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyFacts = fc.uniqueArray(
    fc.record({
      act: fc.constantFrom(...ACTS),
      date: day,
      source: fc.constant('page'),
      unverified: fc.boolean(),
    }),
    { selector: (one) => one.act, maxLength: ACTS.length },
  );
  const anyState = fc.record<StateFacts>({
    oasState: fc.boolean(),
    rowSeen: fc.boolean(),
    mayHaveChanged: fc.boolean(),
    facts: anyFacts,
  });
  const anyTreaty = fc.record<TreatyFacts>({
    code: fc.constantFrom(...Object.keys(ENTRY_RULES), 'X-1'),
    enteredIntoForce: fc.option(day),
    complete: fc.boolean(),
    unverified: fc.boolean(),
  });
  const rank = { unknown: 0, 'not-party': 0, signatory: 1, party: 2 };

  it('a later day never takes back a signature, a deposit or an entry into force', () => {
    fc.assert(
      fc.property(anyTreaty, anyState, day, day, (ofTreaty, ofState, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const before = rank[statusOn(ofTreaty, ofState, early).status];
        expect(rank[statusOn(ofTreaty, ofState, late).status]).toBeGreaterThanOrEqual(before);
        if (inForceOn(ofTreaty, ofState, early).answer === 'yes') {
          expect(inForceOn(ofTreaty, ofState, late).answer).toBe('yes');
        }
      }),
    );
  });

  it('a treaty binds only parties, and a status that rests on a fact rests on a past one', () => {
    fc.assert(
      fc.property(anyTreaty, anyState, day, (ofTreaty, ofState, on) => {
        const { status, basis } = statusOn(ofTreaty, ofState, on);
        if (inForceOn(ofTreaty, ofState, on).answer === 'yes') expect(status).toBe('party');
        if (basis) expect(basis.date <= on).toBe(true);
      }),
    );
  });

  it('no dates in an incomplete list that does not show the State: unknown on every day', () => {
    fc.assert(
      fc.property(anyTreaty, day, (ofTreaty, on) => {
        const incomplete = { ...ofTreaty, complete: false };
        expect(statusOn(incomplete, unlisted, on).status).toBe('unknown');
      }),
    );
  });

  it('binds both or neither, whichever is named first', () => {
    fc.assert(
      fc.property(anyTreaty, anyState, anyState, day, (ofTreaty, one, other, on) => {
        const there = inForceBetween(ofTreaty, one, other, on);
        const back = inForceBetween(ofTreaty, other, one, on);
        expect([back.answer, back.unverified]).toEqual([there.answer, there.unverified]);
      }),
    );
  });
});
