import { describe, expect, it } from '@jest/globals';
import { checkDesignations } from './designation.rules.js';
import type { Designation, EntryDocument } from './document.js';

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
