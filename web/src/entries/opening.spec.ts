import { expect, test } from '@jest/globals';
import { openingAt } from './opening.js';

const WEEK = {
  always: false,
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
};
/** A Tuesday, 01:40 in Brasília. */
const NIGHT = new Date('2026-11-24T04:40:00Z');

test('at night the office is closed, and says when it opens by its own clock', () => {
  expect(openingAt('America/Sao_Paulo', WEEK, NIGHT)).toEqual({
    localTime: '01:40',
    state: 'closed',
    opensIn: 7 * 60 + 20,
  });
});

test('on Friday evening it opens on Monday', () => {
  const friday = new Date('2026-11-27T21:00:00Z');
  expect(openingAt('America/Sao_Paulo', WEEK, friday)?.opensIn).toBe((6 + 24 + 24 + 9) * 60);
});

test('in its hours it is open; at the end of them no more', () => {
  expect(openingAt('America/Sao_Paulo', WEEK, new Date('2026-11-24T19:59:00Z'))?.state).toBe('open');
  expect(openingAt('America/Sao_Paulo', WEEK, new Date('2026-11-24T20:00:00Z'))?.state).toBe('closed');
});

test('day and night is always; without hours nobody knows; without a zone nothing is said', () => {
  expect(openingAt('America/Lima', { always: true, weekly: [] }, NIGHT)?.state).toBe('always');
  expect(openingAt('America/Lima', null, NIGHT)?.state).toBe('unknown');
  expect(openingAt(null, WEEK, NIGHT)).toBeNull();
});
