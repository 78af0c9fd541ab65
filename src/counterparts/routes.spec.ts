import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Designation } from '../register/document.js';
import type { EntryView } from '../register/view.js';
import { FUNCTIONS } from '../register/vocabulary.js';
import { ACTS, type StateFacts } from '../treaties/facts.js';
import type { ListedState, Listing } from '../treaties/treaties.query.js';
import { basesFor } from './bases.js';
import { holdsOn, otherBasis } from './competence.js';
import { MEASURES, OFFENCE_AREAS } from './counterpart.vocabulary.js';
import { gapsOf } from './gaps.js';
import { PROVISIONS } from './provisions.js';
import type { Question } from './question.js';
import { routesFor } from './routes.js';
import { sentence, SENTENCES } from './sentences.js';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const CODES = [...new Set(PROVISIONS.map(({ treaty }) => treaty))];

const stateFacts = fc.record<StateFacts>({
  oasState: fc.constant(true),
  rowSeen: fc.boolean(),
  mayHaveChanged: fc.boolean(),
  facts: fc.uniqueArray(
    fc.record({
      act: fc.constantFrom(...ACTS),
      date: day,
      source: fc.constant('page'),
      unverified: fc.boolean(),
    }),
    { selector: (one) => one.act, maxLength: 3 },
  ),
});
const listed = (iso2: string) =>
  stateFacts.map((facts) => ({ ...facts, iso2, note: null, source: 'page' }) as unknown as ListedState);
const listings = fc.tuple(
  ...CODES.map((code) =>
    fc
      .record({ inForce: fc.option(day), complete: fc.boolean(), one: listed('PE'), other: listed('BR') })
      .map(({ inForce, complete, one, other }) => {
        const treaty = {
          code,
          name: code,
          shortName: null,
          enteredIntoForce: inForce,
          complete,
          unverified: false,
        };
        return { treaty, states: [one, other] } as unknown as Listing;
      }),
  ),
);
const designation = fc.record({
  treaty: fc.option(fc.constantFrom(...CODES)),
  basis: fc.option(
    fc.constantFrom('Domestic law: Act 1', 'Bilateral treaty: BR-PE MLAT', 'Bilateral treaty: AR-US', 'B-58'),
  ),
  function: fc.constantFrom('MLA', 'EXTRADITION', 'CONTACT_24_7', 'INVESTIGATION'),
  direction: fc.option(fc.constantFrom('incoming', 'outgoing', 'both')),
  stage: fc.option(fc.constantFrom('investigation', 'trial')),
  validFrom: fc.option(day),
  validTo: fc.option(day),
});
const entry = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('office', 'person'),
    functions: fc.uniqueArray(fc.constantFrom(...FUNCTIONS.slice(0, 9)), { maxLength: 4 }),
    designations: fc.array(designation, { maxLength: 4 }),
  })
  .map(
    (one) =>
      ({
        ...one,
        names: { original: one.id, language: null, translations: {} },
        contactPoints: [],
        languages: [],
        replacement: null,
      }) as unknown as EntryView,
  );
const entries = fc.array(entry, { maxLength: 5 });
const question = fc.record<Question>({
  from: fc.constant('PE'),
  to: fc.constant('BR'),
  measure: fc.constantFrom(...MEASURES),
  stage: fc.option(fc.constantFrom('investigation', 'trial')),
  area: fc.option(fc.constantFrom(...OFFENCE_AREAS)),
  day,
  urgent: fc.boolean(),
  languages: fc.constant(['es']),
});
const around = { officialLanguages: ['pt'], openingOf: () => null };

describe('whatever the facts', () => {
  it('a legal route names an authority with a designation that holds on the day, and a treaty in force on it', () => {
    let named = 0;
    fc.assert(
      fc.property(listings, entries, question, (facts, offices, asked) => {
        const bases = basesFor(facts, asked);
        for (const route of routesFor(asked, bases, offices, around)) {
          if (route.lane === 'operational') expect(route.bases).toEqual([]);
          else expect(route.bases.length).toBeGreaterThan(0);
          for (const { kind, treaty, designation: held } of route.bases) {
            named += 1;
            expect(holdsOn(held, asked.day)).toBe(true);
            expect(held.direction).not.toBe('outgoing');
            expect(route.entry['designations'] as Designation[]).toContain(held);
            if (kind === 'treaty') expect(treaty).toMatchObject({ answer: 'yes' });
            if (treaty?.since) expect(treaty.since <= asked.day).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(named).toBeGreaterThan(20);
  });

  it('a treaty that binds the two on a day binds them on every later day', () => {
    fc.assert(
      fc.property(listings, question, day, (facts, asked, other) => {
        const [early, late] = asked.day < other ? [asked.day, other] : [other, asked.day];
        const binding = (on: string) =>
          basesFor(facts, { ...asked, day: on })
            .filter(({ answer }) => answer === 'yes')
            .map(({ treaty }) => treaty);
        expect(binding(late)).toEqual(expect.arrayContaining(binding(early)));
      }),
    );
  });

  it('the order of the entries changes nothing, nor does an entry that has nothing to do with the measure', () => {
    const idle = { id: '0', functions: ['FORENSICS'], designations: [] } as unknown as EntryView;
    fc.assert(
      fc.property(
        listings,
        fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 5 }),
        question,
        (facts, offices, asked) => {
          const bases = basesFor(facts, asked);
          const answer = (given: EntryView[]) =>
            routesFor(asked, bases, given, around).map((one) => one.entry.id);
          expect(answer([idle, ...[...offices].reverse()])).toEqual(answer(offices));
        },
      ),
    );
  });

  it('a binding treaty without a route on it is told as a gap, and one that is unknown too', () => {
    fc.assert(
      fc.property(listings, entries, question, (facts, offices, asked) => {
        const bases = basesFor(facts, asked);
        const routes = routesFor(asked, bases, offices, around);
        const told = gapsOf(asked, bases, routes, offices).map(({ treaty }) => treaty);
        const used = routes.flatMap((route) => route.bases.map(({ treaty }) => treaty?.treaty));
        for (const { treaty, answer } of bases) {
          if (answer === 'unknown') expect(told).toContain(treaty);
          if (answer === 'yes' && !used.includes(treaty)) expect(told).toContain(treaty);
        }
      }),
    );
  });
});

describe('the text of a basis', () => {
  it.each([
    ['Domestic law: Decreto 11.348/2023', { kind: 'domestic' }],
    ['domestic', { kind: 'domestic' }],
    ['Bilateral treaty: BZ-US MLAT', { kind: 'bilateral', states: ['BZ', 'US'] }],
    ['Bilateral treaty: AR-UY Exhortos', { kind: 'bilateral', states: ['AR', 'UY'] }],
    ['B-58', { kind: 'instrument' }],
    ['HCCH-14', { kind: 'instrument' }],
    ['assistance agreements in general', { kind: 'instrument' }],
  ])('%s', (text, expected) => {
    expect(otherBasis(text)).toMatchObject(expected);
  });
});

describe('a sentence', () => {
  it('names the treaty, the day, the languages and the States as its reader does', () => {
    const name = () => 'Uruguay';
    expect(sentence('treaty-binds', { treaty: 'A-55', article: '2', since: '2006-12-12' }, 'es', name)).toBe(
      'Convención de Nassau (A-55), art. 2: vincula a ambos Estados desde el 12 dic 2006.',
    );
    expect(sentence('language-not-shared', { languages: 'pt en' }, 'fr', name)).toBe(
      'Faites traduire la demande : portugais et anglais.',
    );
    expect(sentence('treaty-unknown', { treaty: 'CETS-185', states: 'UY' }, 'en', name)).toBe(
      'Whether the Budapest Convention binds Uruguay on that day is not known.',
    );
  });

  it('uses the same facts in all four languages', () => {
    const facts = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const texts of Object.values(SENTENCES))
      expect(new Set(Object.values(texts).map((text) => JSON.stringify(facts(text)))).size).toBe(1);
  });
});
