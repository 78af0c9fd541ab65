import { isCalendarDate, isInstant } from './iso-dates.js';

test.each([
  '2026-03-31T18:00:00Z',
  '2026-03-31T18:00Z',
  '2024-02-29T23:59:59.999-03:00',
  '0001-01-01T00:00:00Z',
])('%s is an instant', (text) => {
  expect(isInstant(text)).toBe(true);
});

test.each([
  '2026-W48-2T10:00:00Z', // a week date: JavaScript cannot read it
  '2026-090T10:00:00Z',
  '2026-03-31T18:00:00',
  '2026-02-30T18:00:00Z',
  '0000-01-01T00:00:00Z', // PostgreSQL has no year 0
  '2026-03-31T18:00:00+23:00', // nor this offset
  '2026-03-31T25:00:00Z',
  '+002026-03-31T18:00:00Z',
  20260331,
])('%s is none', (text) => {
  expect(isInstant(text)).toBe(false);
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['0000-01-01', false],
  ['2026-1-1', false],
])('%s is a date of the calendar: %s', (text, valid) => {
  expect(isCalendarDate(text)).toBe(valid);
});
