import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDesignations, NEVER_SAID, saidAfter } from './designation.rules.js';
import type { Designation, DesignationsSaid, EntryDocument, EntryRow } from './document.js';

const designation: Designation = {
  treaty: 'A-55',
  article: '3',
  basis: null,
  function: 'MLA',
  direction: 'both',
  stage: null,
  scope: null,
  validFrom: '2004-01-01',
  validTo: null,
  evidence: null,
};
const fields = (...designations: Designation[]) =>
  checkDesignations({ designations } as unknown as EntryDocument).map(({ field }) => field);

describe('a designation', () => {
  it('names a treaty or another basis', () => {
    expect(fields(designation, { ...designation, treaty: null, basis: 'Law 24.767' })).toEqual([]);
    expect(fields({ ...designation, treaty: null })).toEqual(['designations.0.treaty']);
  });

  it('does not end before it begins', () => {
    expect(fields({ ...designation, validTo: '2003-12-31' })).toEqual(['designations.0.validTo']);
  });
});

describe('how sure the designations of an entry are once others take their place', () => {
  const said: DesignationsSaid = { at: '2026-10-01T12:00:00+00:00', method: 'link', side: 'office' };
  const row = (designations: Designation[], designated = said, first_published: number | null = 1) =>
    ({ document: { designations }, designated, first_published }) as unknown as EntryRow;
  const by = (date: string, article = '7'): Designation => ({
    ...designation,
    article,
    evidence: { note: 'Note 12/2026', date },
  });
  const after = (before: EntryRow, ...next: Designation[]) => saidAfter(before, next, '2026-11-26').at;

  it('is as it was while all of them stay, or some end', () => {
    expect(saidAfter(row([designation, by('2020-01-01')]), [designation], '2026-11-26')).toEqual(said);
  });

  it('is that of a new one’s note where it is older, and of those that stay where they are', () => {
    expect(after(row([designation]), designation, by('2026-09-30'))).toBe('2026-09-30T00:00:00.000Z');
    expect(after(row([designation]), designation, by('2026-10-02'))).toBe(said.at);
  });

  it('is nobody’s word without a note, by a note of tomorrow, in a draft, or where there was no word before', () => {
    expect(after(row([designation]), { ...designation, article: '7' })).toBeNull();
    expect(after(row([designation]), by('2026-11-27'))).toBeNull();
    expect(after(row([designation], said, null), by('2026-10-02'))).toBeNull();
    expect(after(row([designation], NEVER_SAID), designation, by('2026-10-02'))).toBeNull();
    expect(after(row([designation]))).toBeNull();
  });

  it('is never surer than any one of them', () => {
    const one = fc
      .tuple(
        fc.constantFrom('1', '2', '3'),
        fc.constantFrom('2025-05-05', '2026-09-30', '2026-10-02'),
        fc.boolean(),
      )
      .map(([article, date, proven]) => ({ ...by(date, article), ...(proven ? {} : { evidence: null }) }));
    const lists = fc.array(one, { maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (before, next) => {
        const whole = after(row(before), ...next);
        const each = next.map((single) => after(row(before), single));
        if (each.includes(null) || each.length === 0) expect(whole).toBeNull();
        else
          for (const at of each)
            expect(new Date(whole!).getTime()).toBeLessThanOrEqual(new Date(at!).getTime());
      }),
    );
  });
});
