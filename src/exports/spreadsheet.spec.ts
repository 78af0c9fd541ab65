import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guardCell, unguardCell } from './spreadsheet.js';

describe('a cell that a spreadsheet will read', () => {
  it.each(['=1+1', '+541143210000', '-2', '@SUM(A1)', '\t=1', '08001234', "'quoted"])(
    '%j is marked, so that it stays the text it is',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Ministerio Público', 'a=b', '2026-11-24', 'TLP:AMBER+STRICT'])(
    '%j is left as it is',
    (text) => {
      expect(guardCell(text)).toBe(text);
    },
  );

  it('gives back every text when the mark is taken off', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(unguardCell(guardCell(text))).toBe(text)));
  });

  it('never leaves a text that begins a formula', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/)));
  });
});
