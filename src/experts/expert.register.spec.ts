import { describe, expect, it } from '@jest/globals';
import type { EntryDocument } from '../register/document.js';
import type { Consent } from './expert.dto.js';
import { consentHolds, EXPERTS } from './expert.register.js';

const consent = (over: Partial<Consent> = {}): Consent => ({
  givenOn: '2026-01-10',
  scope: 'Member States',
  evidence: 'Letter 12/2026',
  expiresOn: null,
  withdrawnOn: null,
  ...over,
});
const expert = (over: object): EntryDocument =>
  ({ kind: 'person', country: 'PE', consent: null, ...over }) as unknown as EntryDocument;
const fields = (over: object, status: 'draft' | 'published' = 'published') =>
  EXPERTS.check!(expert(over), { status, today: '2026-11-24' }).map(({ field }) => field);

describe('consent to be listed', () => {
  it.each([
    ['from its first day', consent({ givenOn: '2026-11-24' }), true],
    ['not before', consent({ givenOn: '2026-11-25' }), false],
    ['on its last day', consent({ expiresOn: '2026-11-24' }), true],
    ['not after', consent({ expiresOn: '2026-11-23' }), false],
    ['not from the day it is withdrawn', consent({ withdrawnOn: '2026-11-24' }), false],
    ['not when there is none', null, false],
  ])('holds %s', (_, given, holds) => {
    expect(consentHolds(given, '2026-11-24')).toBe(holds);
  });
});

describe('an expert', () => {
  it('is not published without consent', () => {
    expect(fields({})).toEqual(['consent']);
    expect(fields({ consent: consent() })).toEqual([]);
  });

  it("of a State's institution is not published without consent either", () => {
    expect(fields({ kind: 'office' })).toEqual(['consent']);
  });

  it('may be drafted without', () => {
    expect(fields({}, 'draft')).toEqual([]);
  });

  it('of an international organisation lists itself', () => {
    expect(fields({ kind: 'office', country: null })).toEqual([]);
    expect(fields({ kind: 'person', country: null })).toEqual(['consent']);
  });
});
