import { describe, expect, it } from '@jest/globals';
import { abilitiesOf } from './abilities.js';

const everything = ['change', 'publish', 'verify', 'restore', 'withdraw', 'erase'].map(
  (one) => `entry:${one}`,
);
const editor = { role: 'editor' as const, state: null, permissions: everything };
const authority = (state: string) => ({
  role: 'national-authority' as const,
  state,
  permissions: everything,
});
const entry = (over: object) =>
  ({
    country: 'BR',
    kind: 'office',
    status: 'published',
    register: 'central-authorities',
    contactPoints: [{ value: '+55', personal: false, erased: false }],
    ...over,
  }) as Parameters<typeof abilitiesOf>[1];

describe('what somebody is offered on an entry', () => {
  it('follows its status', () => {
    expect(abilitiesOf(editor, entry({ status: 'draft' }))).toEqual(['edit', 'publish', 'withdraw']);
    expect(abilitiesOf(editor, entry({}))).toEqual(['edit', 'verify', 'withdraw']);
    expect(abilitiesOf(editor, entry({ status: 'withdrawn' }))).toEqual(['restore']);
  });
  it('is nothing for an authority of another State, nor for one without the permission', () => {
    expect(abilitiesOf(authority('BR'), entry({}))).toContain('edit');
    expect(abilitiesOf(authority('AR'), entry({}))).toEqual([]);
    expect(abilitiesOf(authority('BR'), entry({ country: null }))).toEqual([]);
    expect(abilitiesOf({ ...editor, permissions: ['entry:read'] }, entry({}))).toEqual([]);
  });
  it('is erasing only once withdrawn, and consent only while it stands', () => {
    const consent = { givenOn: '2026-01-01', withdrawnOn: null };
    const person = { kind: 'person', register: 'experts', consent };
    expect(abilitiesOf(editor, entry(person))).toContain('withdrawConsent');
    expect(abilitiesOf(editor, entry(person))).not.toContain('erase');
    const gone = { ...person, status: 'withdrawn', consent: { ...consent, withdrawnOn: '2026-02-01' } };
    expect(abilitiesOf(editor, entry(gone))).toEqual(['restore', 'erase']);
  });
});
