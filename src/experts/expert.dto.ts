import { CalendarDate, ListOf, Nested, SomeOf, Text, Whole } from '../platform/fields.js';
import { creationOf, patchOf } from '../register/entry-input.dto.js';
import { EntryFields, EntryResponse, PageResponse } from '../register/entry.dto.js';
import { AVAILABILITY, SPECIALITIES, type Availability, type Speciality } from './expert.vocabulary.js';

const KINDS = ['person', 'office'] as const;

export class Training {
  @Text({ max: 300 })
  subject: string;

  @Text({ optional: true, nullable: true, max: 300 })
  institution: string | null = null;

  @Whole({ optional: true, nullable: true, min: 1950, max: 2100 })
  year: number | null = null;
}

export class Credential {
  @Text({ max: 300, example: 'Certified forensic examiner' })
  name: string;

  @Text({ optional: true, nullable: true, max: 300 })
  issuer: string | null = null;

  @Whole({ optional: true, nullable: true, min: 1950, max: 2100 })
  year: number | null = null;
}

/** An expert's consent to be listed. It holds from its first to its last day, unless withdrawn. */
export class Consent {
  @CalendarDate()
  givenOn: string;

  @Text({ max: 1000, lines: true, description: 'What was agreed to: which readers, which data' })
  scope: string;

  @Text({ max: 1000, lines: true, description: 'Where the proof is kept' })
  evidence: string;

  @CalendarDate({ optional: true, nullable: true, description: 'The last day, inclusive' })
  expiresOn: string | null = null;

  @CalendarDate({ optional: true, nullable: true })
  withdrawnOn: string | null = null;
}

abstract class ExpertFields extends EntryFields {
  @Text({ optional: true, nullable: true, description: 'Professional title or post' })
  title?: string | null;

  @Text({ optional: true, nullable: true, max: 300 })
  institution?: string | null;

  @SomeOf(SPECIALITIES, { optional: true })
  specialities?: Speciality[];

  @ListOf(() => Training, { optional: true, max: 50 })
  training?: Training[];

  @ListOf(() => Credential, { optional: true, max: 50 })
  credentials?: Credential[];

  @SomeOf(AVAILABILITY, { optional: true })
  availability?: Availability[];

  @Nested(() => Consent, { optional: true, nullable: true })
  consent?: Consent | null;
}

export class ExpertCreate extends creationOf(ExpertFields, KINDS) {}

export class ExpertPatch extends patchOf(ExpertFields) {}

export class ConsentWithdrawal {
  @Text({ max: 2000, lines: true })
  reason: string;

  @CalendarDate({ optional: true, description: 'Today (UTC) unless said; never later' })
  on?: string;
}

export class ExpertResponse extends EntryResponse {
  @Text({ nullable: true })
  title: string | null;

  @Text({ nullable: true, max: 300 })
  institution: string | null;

  @SomeOf(SPECIALITIES)
  specialities: Speciality[];

  @ListOf(() => Training, { nullable: true, description: 'Null once erased' })
  training: Training[] | null;

  @ListOf(() => Credential, { nullable: true, description: 'Null once erased' })
  credentials: Credential[] | null;

  @SomeOf(AVAILABILITY)
  availability: Availability[];

  @Nested(() => Consent, { nullable: true })
  consent: Consent | null;
}

export class ExpertPage extends PageResponse {
  @ListOf(() => ExpertResponse)
  items: ExpertResponse[];
}
