import { describe, expect, it } from '@jest/globals';
import { Holidays } from './holidays.js';
import { openingAt } from './opening.js';

const WEEK = {
  always: false,
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
};
const NONE = new Map<string, string>();
const at = (instant: string, holidays = NONE) =>
  openingAt('America/Sao_Paulo', WEEK, holidays, new Date(instant));

describe('whether an office answers now', () => {
  it('by its own clock, with the next opening', () => {
    expect(at('2026-11-24T04:40:00Z')).toEqual({
      localTime: '2026-11-24T01:40:00-03:00',
      zone: 'America/Sao_Paulo',
      state: 'closed',
      holiday: null,
      opensAt: '2026-11-24T09:00:00-03:00',
    });
    expect(at('2026-11-24T12:00:00Z')).toMatchObject({ state: 'open', opensAt: null });
    expect(at('2026-11-24T20:00:00Z')).toMatchObject({
      state: 'closed',
      opensAt: '2026-11-25T09:00:00-03:00',
    });
    expect(at('2026-11-27T21:00:00Z')).toMatchObject({ opensAt: '2026-11-30T09:00:00-03:00' });
  });

  it('closed on a holiday, and the next opening passes over holidays', () => {
    const holidays = new Map([
      ['2026-11-20', 'Consciência Negra'],
      ['2026-11-23', 'Ponto facultativo'],
    ]);
    expect(at('2026-11-20T13:00:00Z', holidays)).toMatchObject({
      state: 'holiday',
      holiday: 'Consciência Negra',
      opensAt: '2026-11-24T09:00:00-03:00',
    });
  });

  it('keeps its wall clock when the clocks change', () => {
    const before = new Date('2026-11-01T03:30:00Z');
    expect(
      openingAt(
        'America/New_York',
        { always: false, weekly: [{ day: 7, from: '08:00', to: '24:00' }] },
        NONE,
        before,
      ),
    ).toMatchObject({
      localTime: '2026-10-31T23:30:00-04:00',
      opensAt: '2026-11-01T08:00:00-05:00',
    });
  });

  it('day and night is always, on a holiday too; without hours nobody knows', () => {
    const holidays = new Map([['2026-11-24', 'Fiesta']]);
    const now = new Date('2026-11-24T04:40:00Z');
    expect(openingAt('America/Lima', { always: true, weekly: [] }, holidays, now).state).toBe('always');
    expect(openingAt('America/Lima', null, NONE, now)).toMatchObject({ state: 'unknown', opensAt: null });
  });
});

describe('the national holidays', () => {
  const holidays = new Holidays();

  it('come from the calendar, in the language of the reader where it has it', async () => {
    const days = await holidays.ofYear('BR', 2026, 'pt', []);
    expect(days).toContainEqual({ day: '2026-09-07', name: 'Dia da Independência', source: 'calendar' });
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort());
  });

  it('are corrected both ways', async () => {
    const days = await holidays.ofYear('BR', 2026, 'pt', [
      { day: '2026-09-07', name: null },
      { day: '2026-09-08', name: 'Aniversário' },
    ]);
    expect(days.filter(({ day }) => day.startsWith('2026-09'))).toEqual([
      { day: '2026-09-08', name: 'Aniversário', source: 'correction' },
    ]);
  });

  it('of two years are known about New Year', async () => {
    const near = await holidays.around('PE', new Date('2026-12-28T12:00:00Z'), 'es', []);
    expect(near.has('2027-01-01')).toBe(true);
    expect(near.has('2026-12-25')).toBe(true);
  });
});
