import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContactPointRow } from './document.js';
import { merged, partsOf, type ThreeSides } from './merge.js';

const row = (id: string, value = id, over: Partial<ContactPointRow> = {}) =>
  ({ id, point: id, kind: 'telephone', use: 'general', personal: false, value, ...over }) as ContactPointRow;

const sides = (
  base: ContactPointRow[],
  now: ContactPointRow[],
  proposed: ContactPointRow[],
  documents: [object, object, object] = [{}, {}, {}],
): ThreeSides => ({
  base: { document: documents[0] as never, points: base },
  now: { document: documents[1] as never, points: now },
  proposed: { document: documents[2] as never, points: proposed },
  fields: ['contactPoints', ...Object.keys(documents[2])],
});

const all = (one: ThreeSides) => new Set(partsOf(one).map(({ id }) => id));
const values = (rows: ContactPointRow[] | null) => rows?.map(({ value }) => value);

/** A list as somebody else left it: some values replaced, some gone, some new, in another order. */
const edits = (who: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom('keep', 'keep', 'replace', 'remove'), { minLength: 4, maxLength: 4 }),
      fc.nat(2),
      fc.boolean(),
    )
    .map(([acts, added, turned]) => (base: ContactPointRow[]) => {
      const left = base.flatMap((one, index) => {
        if (acts[index] === 'remove') return [];
        return acts[index] === 'replace'
          ? [{ ...one, id: `${who}${index}`, value: `${who}${index}` }]
          : [one];
      });
      const fresh = Array.from({ length: added }, (_, index) =>
        row(`${who}+${index}`, `${who}+${index}`, { kind: 'web' }),
      );
      return turned ? [...left.reverse(), ...fresh] : [...left, ...fresh];
    });

const BASE = ['a', 'b', 'c', 'd'].map((id) => row(id));

describe('merging a change into an entry', () => {
  it('is what was proposed, when nothing moved', () => {
    fc.assert(
      fc.property(edits('p'), (edit) => {
        const proposed = edit(BASE);
        const three = sides(BASE, BASE, proposed);
        expect(values(merged(three, all(three)).points ?? BASE)).toEqual(values(proposed));
      }),
    );
  });

  it('is what stands now, when nothing is chosen; and again the same, once it is in', () => {
    fc.assert(
      fc.property(edits('p'), edits('n'), (propose, move) => {
        const three = sides(BASE, move(BASE), propose(BASE));
        expect(merged(three, new Set())).toEqual({ patch: {}, points: null });
        const again = sides(BASE, propose(BASE), propose(BASE));
        expect(partsOf(again).filter(({ state }) => state !== 'already')).toEqual([]);
        expect(values(merged(again, all(again)).points ?? propose(BASE))).toEqual(values(propose(BASE)));
      }),
    );
  });

  it('holds no value that neither stood nor was chosen, and loses none that was not', () => {
    fc.assert(
      fc.property(edits('p'), edits('n'), fc.array(fc.nat(9)), (propose, move, picks) => {
        const three = sides(BASE, move(BASE), propose(BASE));
        const parts = partsOf(three);
        const chosen = parts.filter((_, index) => picks.includes(index));
        const result = merged(three, new Set(chosen.map(({ id }) => id))).points ?? three.now.points;
        const point = (side: unknown) => (Array.isArray(side) ? [] : side ? [side as ContactPointRow] : []);
        const brought = chosen.flatMap(({ proposed }) => point(proposed)).map(({ value }) => value);
        const taken = chosen.flatMap(({ now }) => point(now)).map(({ value }) => value);
        const stays = three.now.points.map(({ value }) => value).filter((value) => !taken.includes(value));
        expect([...new Set(values(result))].sort()).toEqual([...new Set([...stays, ...brought])].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('finds a conflict where, and only where, both sides moved the same value apart', () => {
    fc.assert(
      fc.property(edits('p'), edits('n'), (propose, move) => {
        const [proposed, now] = [propose(BASE), move(BASE)];
        const at = (list: ContactPointRow[], point: string) =>
          list.find((one) => one.point === point)?.value ?? null;
        const apart = BASE.filter(({ point, value }) => {
          const [p, n] = [at(proposed, point), at(now, point)];
          return p !== value && n !== value && p !== n;
        });
        const conflicts = partsOf(sides(BASE, now, proposed)).filter(
          ({ state, id }) => state === 'conflict' && id !== 'contactPoints:order',
        );
        expect(conflicts.map(({ base }) => (base as ContactPointRow).id)).toEqual(apart.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('takes designations one by one', () => {
    const one = (fn: string, article: string) => ({
      treaty: 'A-55',
      function: fn,
      direction: null,
      stage: null,
      article,
    });
    const documents: [object, object, object] = [
      { designations: [one('MLA', '3'), one('EXTRADITION', '3')] },
      { designations: [one('MLA', '3'), one('EXTRADITION', '5'), one('PROSECUTION', '1')] },
      { designations: [one('MLA', '4'), one('INVESTIGATION', '2')] },
    ];
    const three = sides([], [], [], documents);
    expect(partsOf(three).map(({ state, base, proposed }) => [state, base, proposed])).toEqual([
      ['clean', one('MLA', '3'), one('MLA', '4')],
      ['conflict', one('EXTRADITION', '3'), null],
      ['clean', null, one('INVESTIGATION', '2')],
    ]);
    const [mla, , investigation] = partsOf(three).map(({ id }) => id);
    expect(merged(three, new Set([mla!, investigation!])).patch).toEqual({
      designations: [
        one('MLA', '4'),
        one('EXTRADITION', '5'),
        one('PROSECUTION', '1'),
        one('INVESTIGATION', '2'),
      ],
    });
  });
});
