import {
  CalendarDate,
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryWhole,
  SomeOf,
  Text,
  Uuid,
  Whole,
} from '../platform/fields.js';
import {
  CONTACT_KINDS,
  CONTACT_USES,
  REGISTERS,
  type ContactKind,
  type ContactUse,
  type RegisterName,
} from '../register/vocabulary.js';
import { FAULTS, FAULT_OUTCOMES, type Fault, type FaultOutcome } from './fault.vocabulary.js';

/** "It does not work": what happened to the caller when it tried this value. */
export class FaultInput {
  @Uuid()
  contactPointId: string;

  @OneOf(FAULTS)
  fault: Fault;

  @Text({
    optional: true,
    nullable: true,
    max: 500,
    lines: true,
    description: 'For the secretariat alone; asked for with `other`',
  })
  note?: string | null;
}

/** What is open about a value: to those concerned all of it, to anybody else their own report. Never who reported. */
export class FaultsView {
  @Uuid()
  contactPointId: string;

  @Whole({ description: 'Open reports that the caller may know of' })
  reports: number;

  @SomeOf(FAULTS)
  faults: Fault[];

  @CalendarDate({ description: 'The day of the last of them' })
  lastOn: string;

  @Flag({ description: "One of them is the caller's own" })
  mine: boolean;
}

export class FaultListQuery {
  @OneOf(['open', 'closed'], { optional: true, description: 'open, unless said' })
  state?: 'open' | 'closed';

  @CountryCode({ optional: true })
  country?: string;

  @QueryWhole({ optional: true, min: 1, max: 100, description: '50 unless said' })
  limit?: number;

  @Uuid({ optional: true, description: 'The `next` of the page before' })
  cursor?: string;
}

export class FaultReporter {
  @Text()
  name: string;

  @CountryCode({ nullable: true })
  state: string | null;
}

/** One report. */
export class FaultItem {
  @Uuid()
  id: string;

  @Uuid()
  entryId: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ max: 500 })
  name: string;

  @OneOf(CONTACT_KINDS)
  kind: ContactKind;

  @OneOf(CONTACT_USES)
  use: ContactUse;

  @OneOf(FAULTS)
  fault: Fault;

  @Instant()
  reportedAt: string;

  @Flag({ description: 'Independent readers agree' })
  disputed: boolean;

  @Nested(() => FaultReporter, { nullable: true, description: 'Only for the secretariat' })
  reporter: FaultReporter | null;

  @Text({ nullable: true, max: 500, lines: true, description: 'Only for the secretariat' })
  note: string | null;

  @Instant({ nullable: true })
  closedAt: string | null;

  @OneOf(FAULT_OUTCOMES, { nullable: true })
  outcome: FaultOutcome | null;
}

export class FaultPage {
  @ListOf(() => FaultItem)
  items: FaultItem[];

  @Uuid({ nullable: true })
  next: string | null;
}
