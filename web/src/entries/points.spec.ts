import { describe, expect, it } from '@jest/globals';
import { changedRecently, groupsOf } from './points.js';

const point = (kind: 'telephone' | 'email' | 'fax', use: '24/7' | 'urgent' | 'general', name: string) => ({
  kind,
  use,
  name,
});

it('puts what an emergency needs first, 24/7 before urgent, and keeps the order of preference elsewhere', () => {
  const groups = groupsOf([
    point('fax', 'general', 'a'),
    point('email', 'general', 'b'),
    point('telephone', 'urgent', 'c'),
    point('telephone', 'general', 'd'),
    point('email', '24/7', 'e'),
    point('telephone', '24/7', 'f'),
    point('telephone', 'general', 'g'),
  ]);
  expect(groups.map(({ group, points }) => [group, points.map(({ name }) => name).join('')])).toEqual([
    ['urgent', 'efc'],
    ['telephone', 'dg'],
    ['email', 'b'],
    ['other', 'a'],
  ]);
});

describe('a value', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  it('is marked as changed for two weeks after it took the place of another', () => {
    const successor = { id: 'b', point: 'a' };
    expect(changedRecently({ ...successor, changedAt: '2026-11-20T00:00:00Z' }, now)).toBe(true);
    expect(changedRecently({ ...successor, changedAt: '2026-11-12T11:59:59Z' }, now)).toBe(false);
  });
  it('is not marked where it is the first that stood there', () => {
    expect(changedRecently({ id: 'a', point: 'a', changedAt: '2026-11-26T00:00:00Z' }, now)).toBe(false);
  });
});
