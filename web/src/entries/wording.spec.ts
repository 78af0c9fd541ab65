import { describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { hoursLines, linesOf, spaced, type Words } from './wording.js';

/** Says every text by its name, with what is filled into it. */
const t = ((key: string, gaps?: Record<string, unknown>) =>
  gaps ? `${key}(${Object.values(gaps).join(',')})` : key) as unknown as TFunction;
const words: Words = {
  t,
  language: (tag) => `<${tag}>`,
  country: (iso2) => iso2 ?? 'organisation',
  day: (date) => date,
  list: (items) => items.join(' + '),
};

describe('what a field says', () => {
  it.each([
    ['functions', ['MLA', 'EXTRADITION'], ['function.MLA + function.EXTRADITION']],
    ['notes', 'one\ntwo', ['one', 'two']],
    ['notes', null, []],
    ['languages', [{ language: 'pt', purpose: 'requests', level: null }], ['<pt> · purpose.requests']],
    ['country', 'BR', ['BR']],
    ['dutyLanguages', ['pt', 'en'], ['<pt> + <en>']],
    ['requirements', { dualCriminality: null, useLimitation: null, documents: ['A'] }, ['A']],
    ['requirements', { dualCriminality: false, useLimitation: null, documents: [] }, ['requirement.noDual']],
  ] as const)('%s is read as lines', (field, value, lines) => {
    expect(linesOf(field, value, words)).toEqual(lines);
  });

  it('is never JSON: objects of any field become words', () => {
    const everything = {
      names: { original: 'Ministério', language: 'pt', translations: { en: 'Ministry' } },
      contactPoints: [{ kind: 'telephone', use: '24/7', value: '+5561', extension: '2', tlp: 'TLP:RED' }],
      designations: [{ function: 'MLA', treaty: 'A-55', article: '3', evidence: { note: 'N1', date: null } }],
      hours: { always: false, weekly: [{ day: 1, from: '08:00', to: '17:00' }] },
      channels: [{ channel: 'direct', urgentOnly: true, originalToFollow: false }],
      training: [{ subject: 'Forensics', institution: null, year: 2020 }],
      credentials: [{ name: 'CFE', issuer: 'ACFE', year: null }],
      consent: {
        givenOn: '2026-01-01',
        scope: 'all',
        evidence: 'letter',
        expiresOn: null,
        withdrawnOn: null,
      },
      source: { url: 'https://oas.org', date: '2026-01-01', note: null },
      replacement: { entryId: 'x', from: '2026-01-01', to: '2026-02-01' },
    };
    const said = Object.entries(everything).flatMap(([field, value]) => linesOf(field, value, words));
    expect(said.join('\n')).not.toMatch(/[{}[\]]|object Object|undefined|null/);
    expect(said).toContain('function.MLA · A-55, entry.article(3) · entry.evidence(N1)');
  });
});

it('opening hours join days with the same times', () => {
  const on = (day: number) => ({ day, from: '08:00', to: '16:00' });
  const hours = {
    always: false,
    weekly: [on(1), on(2), on(3), on(5), { day: 6, from: '09:00', to: '12:00' }],
  };
  expect(hoursLines(hours, words)).toEqual([
    'weekday.1–weekday.3, weekday.5 08:00–16:00',
    'weekday.6 09:00–12:00',
  ]);
});

it('a fingerprint is read four digits at a time', () => {
  expect(spaced('0123456789ABCDEF')).toBe('0123 4567 89AB CDEF');
});
