import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freshnessOf as freshnessIn, STANDARD_DAYS, type VerifiedValue } from './freshness.js';

const freshnessOf = (value: VerifiedValue, now: Date) => freshnessIn(value, STANDARD_DAYS, now);
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const value = (verified_at: string | null, use: 'general' | '24/7' = 'general') => ({
  kind: 'telephone' as const,
  use,
  verified_at,
  disputed_at: null,
  reported_at: null,
});

describe('how sure we are of a value', () => {
  it('is never verified until somebody says so', () => {
    expect(freshnessOf(value(null), at('2026-01-01')).state).toBe('never-verified');
  });

  it.each([
    ['2026-01-01', 'confirmed'],
    ['2026-05-31', 'confirmed'],
    ['2026-06-01', 'due'],
    ['2026-06-30', 'due'],
    ['2026-07-01', 'overdue'],
  ])('a value verified on 2026-01-02 is on %s %s (180 days, due in the last 30)', (day, state) => {
    expect(freshnessOf(value('2026-01-02T00:00:00Z'), at(day)).state).toBe(state);
  });

  it('a 24/7 telephone lapses after 120 days', () => {
    expect(freshnessOf(value('2026-01-01T00:00:00Z', '24/7'), at('2026-04-30')).state).toBe('due');
    expect(freshnessOf(value('2026-01-01T00:00:00Z', '24/7'), at('2026-05-01')).state).toBe('overdue');
  });

  it('holds for as many days as an administrator says, each kind of value for its own', () => {
    const days = { telephone247: 60, value: 90, designation: 365, due: 10 };
    const on = (day: string, use: 'general' | '24/7') =>
      freshnessIn(value('2026-01-01T00:00:00Z', use), days, at(day)).state;
    expect(['2026-02-19', '2026-02-20', '2026-03-02'].map((day) => on(day, '24/7'))).toEqual([
      'confirmed',
      'due',
      'overdue',
    ]);
    expect(['2026-03-02', '2026-03-22', '2026-04-01'].map((day) => on(day, 'general'))).toEqual([
      'confirmed',
      'due',
      'overdue',
    ]);
  });

  it('only ever gets staler as days pass', () => {
    const order = ['confirmed', 'due', 'overdue'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (a, b) => {
        const start = at('2026-01-01').getTime();
        const on = (days: number) =>
          order.indexOf(
            freshnessOf(value('2026-01-01T00:00:00Z'), new Date(start + days * 86_400_000)).state,
          );
        return a <= b ? on(a) <= on(b) : on(a) >= on(b);
      }),
    );
  });

  it('a value that a reader reported is due at once, and no better than it was', () => {
    const reported = { ...value('2026-01-01T00:00:00Z'), reported_at: '2026-01-02T00:00:00Z' };
    expect(freshnessOf(reported, at('2026-01-03')).state).toBe('due');
    expect(freshnessOf(reported, at('2027-01-03')).state).toBe('overdue');
    expect(freshnessOf({ ...reported, verified_at: null }, at('2026-01-03')).state).toBe('never-verified');
  });

  it('a disputed value is disputed whatever its date', () => {
    const disputed = { ...value('2026-01-01T00:00:00Z'), disputed_at: '2026-01-02T00:00:00Z' };
    expect(freshnessOf(disputed, at('2026-01-03')).state).toBe('disputed');
  });
});
