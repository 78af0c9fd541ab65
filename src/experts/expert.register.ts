import type { FieldError } from '../platform/problems.js';
import type { EntryDocument } from '../register/document.js';
import { defineRegister, type CheckMoment } from '../register/register.definition.js';
import type { Consent } from './expert.dto.js';
import { Expert } from './expert.entity.js';

/** Whether consent holds on a day (`YYYY-MM-DD`): given, not lapsed, not withdrawn. */
export function consentHolds(consent: Consent | null, today: string): boolean {
  if (consent === null || consent.givenOn > today) return false;
  if (consent.expiresOn !== null && consent.expiresOn < today) return false;
  return consent.withdrawnOn === null || consent.withdrawnOn > today;
}

/** An international organisation's office lists itself; anybody else is asked first. */
const needsConsent = ({ kind, country }: EntryDocument): boolean => !(kind === 'office' && country === null);

function check(document: EntryDocument, { status, today }: CheckMoment): FieldError[] {
  const consent = (document['consent'] as Consent | null | undefined) ?? null;
  const errors: FieldError[] = [];
  if (status === 'published' && needsConsent(document) && !consentHolds(consent, today)) {
    errors.push({ field: 'consent', message: 'an expert is published only with consent that holds today' });
  }
  if (consent?.expiresOn && consent.expiresOn < consent.givenOn) {
    errors.push({ field: 'consent.expiresOn', message: 'must not be before givenOn' });
  }
  return errors;
}

/** Persons (and institutions) who advise, train and testify. */
export const EXPERTS = defineRegister({
  name: 'experts',
  noun: 'expert',
  kinds: ['person', 'office'],
  detail: Expert,
  fields: {
    title: null,
    institution: null,
    specialities: [],
    training: [],
    credentials: [],
    availability: [],
    consent: null,
  },
  protectedFields: [],
  personalFields: ['names', 'title', 'training', 'credentials'],
  check,
  searchTexts: (document) => [document['institution'] as string | null],
});
