import { describe, expect, it } from '@jest/globals';
import { membershipOn, type MembershipFact } from './membership.js';

const fact = (status: MembershipFact['status'], from: string | null, to: string | null): MembershipFact => ({
  status,
  from,
  to,
  charterYearInSource: 1948,
  note: null,
  source: 'page',
  unverified: false,
});

describe('membership on a day', () => {
  const facts = [
    fact('member', '1948', '2009'),
    fact('suspended', '2009', '2011-06-01'),
    fact('member', '2011-06-01', null),
  ];

  it.each([
    ['1947-12-31', undefined],
    ['1948-01-01', 'member'],
    ['2008-12-31', 'member'],
    ['2009-01-01', 'suspended'],
    ['2011-05-31', 'suspended'],
    ['2011-06-01', 'member'],
    ['2026-11-24', 'member'],
  ])('%s: %s', (day, status) => {
    expect(membershipOn(facts, day)?.status).toBe(status);
  });

  it('holds from ever when its beginning is unknown', () => {
    expect(membershipOn([fact('member', null, null)], '1900-01-01')?.status).toBe('member');
  });

  it('is nothing for a State that never was a member', () => {
    expect(membershipOn([], '2026-11-24')).toBeNull();
  });
});
