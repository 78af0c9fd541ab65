import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guardCell, unguardCell } from './spreadsheet.js';

describe('a cell that a spreadsheet will read', () => {
  it.each([
    ...['=1+1', '+541143210000', '-2', '@SUM(A1)', '\t=1', '08001234', "'quoted"],
    ...['1e5', '1/2', '12:30', '50%', '$5', '(1)', '1.000,5', '24-11-26', 'Jan 1', '3 mayo', 'Dez 2026'],
  ])('%j is marked, so that it stays the text it is', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  it.each(['', 'Ministerio Público', 'a=b', '2026-11-24', 'Calle 12', 'Mariscal 5', 'TLP:AMBER+STRICT'])(
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
