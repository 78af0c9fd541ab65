import fc from 'fast-check';
import { ACTS } from '../treaties/facts.js';
import {
  CELL_STATES,
  columnsOf,
  currentOf,
  lineOf,
  missingOf,
  nothingPublished,
  noValues,
  totalOf,
  type Listing,
  type Published,
} from './coverage.rules.js';

const TODAY = '2026-11-26';
const CODES = ['CETS-185', 'UNTOC', 'A-55'];
const KINDS = ['MLA', 'EXTRADITION', 'CONTACT_24_7', 'MARITIME'];

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const fact = fc.record({
  act: fc.constantFrom(...ACTS),
  date: day,
  source: fc.constant('x'),
  unverified: fc.boolean(),
});
const listing = (code: string): fc.Arbitrary<Listing> =>
  fc.record({
    treaty: fc.record({
      code: fc.constant(code),
      enteredIntoForce: fc.option(day),
      complete: fc.boolean(),
      unverified: fc.boolean(),
      articles: fc
        .uniqueArray(fc.constantFrom(...KINDS))
        .map((kinds) => kinds.map((kind, n) => ({ article: `${n + 1}`, kind }))),
    }),
    states: fc
      .record({
        rowSeen: fc.boolean(),
        mayHaveChanged: fc.boolean(),
        facts: fc.uniqueArray(fact, { selector: ({ act }) => act }),
      })
      .map((state) => [{ ...state, iso2: 'BR', oasState: true }]),
  });
const listings = fc.tuple(...CODES.map(listing));
const values = fc.record({
  confirmed: fc.nat(9),
  due: fc.nat(9),
  overdue: fc.nat(9),
  'never-verified': fc.nat(9),
  disputed: fc.nat(9),
});
const published: fc.Arbitrary<Published> = fc.record({
  points: fc.nat(2),
  units: fc.nat(2),
  experts: fc.nat(2),
  networks: fc.subarray(['budapest-art-35', 'oas-remja']).map((all) => new Set(all)),
  languages: fc.subarray(['pt', 'en']),
  designations: fc
    .subarray(CODES.flatMap((code) => KINDS.map((kind) => `${code} ${kind}`)))
    .map((all) => new Set(all)),
  values,
});

const line = (all: Listing[], of: Published) => {
  const columns = columnsOf(all, TODAY);
  return { columns, ...lineOf('BR', columns, all, of, TODAY) };
};

describe('coverage', () => {
  it('asks for a designation only under a treaty in force, and only for what authorities are designated for', () => {
    fc.assert(
      fc.property(listings, (all) => {
        for (const { requirement, treaty, function: role } of columnsOf(all, TODAY)) {
          if (requirement !== 'designation') continue;
          const { enteredIntoForce } = all.find((one) => one.treaty.code === treaty)!.treaty;
          expect(enteredIntoForce !== null && enteredIntoForce <= TODAY && role !== 'MARITIME').toBe(true);
        }
      }),
    );
  });

  it('counts what is required and there, scores from 0 to 100, and says of everything missing that it is missing', () => {
    fc.assert(
      fc.property(listings, published, (all, of) => {
        const { columns, cells, required, met, score } = line(all, of);
        expect(cells).toHaveLength(columns.length);
        expect(cells.every(({ state }) => CELL_STATES.includes(state))).toBe(true);
        expect(met).toBeLessThanOrEqual(required);
        expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
        const gaps = missingOf(columns, cells);
        expect(gaps).toHaveLength(required - met);
        expect(gaps.every((gap) => columns.some(({ treaty }) => treaty === gap.treaty))).toBe(true);
      }),
    );
  });

  it('never says "missing" of what nobody knows to be required: an incomplete list makes no gap', () => {
    fc.assert(
      fc.property(published, fc.tuple(...CODES.map(listing)), (of, all) => {
        const unseen = all.map(({ treaty, states }) => ({
          treaty: { ...treaty, complete: false },
          states: states.map((state) => ({ ...state, rowSeen: false, mayHaveChanged: false, facts: [] })),
        }));
        const { columns, cells } = line(unseen, of);
        const designations = cells.filter((_, index) => columns[index]!.requirement === 'designation');
        expect(designations.every(({ state }) => ['unknown', 'met'].includes(state))).toBe(true);
      }),
    );
  });

  it('is never lower after a designation, an expert or a verification more', () => {
    fc.assert(
      fc.property(
        listings,
        published,
        fc.constantFrom(...CODES),
        fc.constantFrom(...KINDS),
        (all, of, code, kind) => {
          const before = line(all, of).score;
          const { overdue, confirmed } = of.values;
          const moved = Math.min(1, overdue);
          const more: Published[] = [
            { ...of, designations: new Set([...of.designations, `${code} ${kind}`]) },
            { ...of, experts: of.experts + 1 },
            { ...of, values: { ...of.values, overdue: overdue - moved, confirmed: confirmed + moved } },
          ];
          for (const one of more) expect(line(all, one).score).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  it('is 0 for a State of which nothing is published, and 100 only when all is there and every value is current', () => {
    fc.assert(
      fc.property(listings, published, (all, of) => {
        expect(line(all, nothingPublished()).score).toBe(0);
        const { columns, cells, score, required, met } = line(all, of);
        if (score === 100) expect(missingOf(columns, cells)).toEqual([]);
        if (met === required) expect(score).toBe(100);
        expect(currentOf(of.values)).toBeLessThanOrEqual(totalOf(of.values));
        expect(totalOf(noValues())).toBe(0);
      }),
    );
  });

  it('takes a point in the network of a treaty’s parties for its 24/7 contact, where none is designated by name', () => {
    const budapest: Listing = {
      treaty: {
        code: 'CETS-185',
        enteredIntoForce: '2004-07-01',
        complete: false,
        unverified: false,
        articles: [{ article: '35(1)', kind: 'CONTACT_24_7' }],
      },
      states: [
        {
          iso2: 'BR',
          oasState: true,
          rowSeen: true,
          mayHaveChanged: false,
          facts: [{ act: 'entry_into_force', date: '2023-03-01', source: 'x', unverified: false }],
        },
      ],
    };
    const state = (of: Partial<Published>) =>
      line([budapest], { ...nothingPublished(), ...of }).cells[0]!.state;
    expect(state({})).toBe('missing');
    expect(state({ networks: new Set(['budapest-art-35']) })).toBe('met');
    expect(state({ designations: new Set(['CETS-185 CONTACT_24_7']) })).toBe('met');
    expect(state({ networks: new Set(['oas-remja']) })).toBe('missing');
  });
});
