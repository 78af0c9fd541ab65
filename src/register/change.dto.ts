import { ApiProperty } from '@nestjs/swagger';
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
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import type { FieldDifference } from './difference.js';
import { ProofInput } from './entry-acts.dto.js';
import { LANES, type Lane } from './two-persons.js';
import { REGISTERS, type RegisterName } from './vocabulary.js';

export const CHANGE_ACTIONS = ['change', 'publish', 'withdraw', 'restore'] as const;

/** `emergency`: in force under break-glass until countersigned (`applied`) or taken back (`reverted`). */
export const CHANGE_STATES = [
  'pending',
  'applied',
  'declined',
  'cancelled',
  'emergency',
  'reverted',
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** For whom a pending change waits. */
export const AWAITING = ['decision', 'answer'] as const;
export type Awaiting = (typeof AWAITING)[number];

/** What the caller may do with a change now. */
export const CHANGE_ACTS = [
  'approve',
  'decline',
  'ask',
  'answer',
  'amend',
  'cancel',
  'countersign',
  'revert',
] as const;
export type ChangeAct = (typeof CHANGE_ACTS)[number];

export const MESSAGE_KINDS = ['comment', 'question', 'answer', 'amendment'] as const;

const anyJson = {
  anyOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'object' },
    { type: 'array', items: {} },
  ],
  nullable: true,
};

/** One field that differs; null: there was, or is, nothing that the caller may see. */
export class FieldDifferenceResponse implements FieldDifference {
  @Text({ example: 'contactPoints' })
  field: string;

  @ApiProperty(anyJson)
  before: unknown;

  @ApiProperty(anyJson)
  after: unknown;
}

export class PersonResponse {
  @Text()
  id: string;

  @Text()
  name: string;
}

/** A proposed change, decided by somebody else. */
export class ChangeResponse {
  @Uuid()
  id: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @Uuid()
  entryId: string;

  @CountryCode({ nullable: true })
  country: string | null;

  @OneOf(CHANGE_ACTIONS)
  action: (typeof CHANGE_ACTIONS)[number];

  @OneOf(LANES, { description: 'Legal as soon as some of it is: it needs evidence' })
  lane: Lane;

  @SomeOf(LANES)
  lanes: Lane[];

  @OneOf(CHANGE_STATES)
  state: ChangeState;

  @Texts({ description: 'The fields it would change' })
  touched: string[];

  @OneOf(AWAITING, { description: 'Whether the secretariat or the proposer is waited for' })
  awaiting: Awaiting;

  @Whole({ description: 'Grows with each amendment; who approves names the one that was read' })
  revision: number;

  @Text({ nullable: true, max: 2000 })
  reason: string | null;

  @Nested(() => ProofInput, { nullable: true })
  evidence: ProofInput | null;

  @Nested(() => PersonResponse)
  proposedBy: PersonResponse;

  @Instant()
  proposedAt: string;

  @Nested(() => PersonResponse, { nullable: true })
  decidedBy: PersonResponse | null;

  @Instant({ nullable: true })
  decidedAt: string | null;

  @Text({ nullable: true, max: 2000 })
  decisionReason: string | null;

  @Texts({
    nullable: true,
    description: 'What of it was put in force; null while undecided, or where it was whole',
  })
  appliedParts: string[] | null;

  @Texts({ nullable: true })
  declinedParts: string[] | null;

  @Instant({ nullable: true, description: 'When an emergency change reverts by itself' })
  revertsAt: string | null;
}

/** A change as lists name it. */
export class ChangeListItem extends ChangeResponse {
  @Text({ nullable: true, max: 300, description: 'Null where the entry is hidden from the caller' })
  entryName: string | null;
}

/** One part that may be accepted or declined by itself; null: nothing stands there, or nothing that the caller may see. */
export class ChangePartResponse {
  @Text({ example: 'contactPoints:6f9c...' })
  id: string;

  @Text({ example: 'contactPoints' })
  field: string;

  @OneOf(LANES)
  lane: Lane;

  @ApiProperty({ ...anyJson, description: 'On which it was proposed' })
  base: unknown;

  @ApiProperty({ ...anyJson, description: 'What stands today' })
  now: unknown;

  @ApiProperty(anyJson)
  proposed: unknown;

  @OneOf(['clean', 'conflict', 'already'], {
    description: 'Conflict: it moved since, and whoever approves says which is to stand',
  })
  state: 'clean' | 'conflict' | 'already';
}

export class ChangeMessageResponse {
  @Uuid()
  id: string;

  @OneOf(MESSAGE_KINDS)
  kind: (typeof MESSAGE_KINDS)[number];

  @Text({ max: 2000 })
  text: string;

  @Nested(() => PersonResponse)
  by: PersonResponse;

  @Flag()
  ofSecretariat: boolean;

  @Instant()
  at: string;
}

/** A change with what it would change, field by field. */
export class ChangeDetailResponse extends ChangeResponse {
  @Text({ max: 300 })
  entryName: string;

  @ListOf(() => FieldDifferenceResponse)
  difference: FieldDifferenceResponse[];

  @ListOf(() => ChangePartResponse)
  parts: ChangePartResponse[];

  @ListOf(() => ChangeMessageResponse)
  messages: ChangeMessageResponse[];

  @SomeOf(CHANGE_ACTS, { description: 'What the caller may do with it now' })
  may: ChangeAct[];
}

export class RecordedBy {
  @OneOf(['concerned'])
  role: 'concerned';

  @Text()
  name: string;
}

/** One version of an entry, as the difference from the one before that this caller may see. */
export class HistoryItemResponse {
  @Instant({ description: 'The instant to ask ?knownAt= with' })
  recordedAt: string;

  @CalendarDate({ description: 'Since when it is true' })
  validFrom: string;

  @Nested(() => RecordedBy, {
    nullable: true,
    description: 'Only for the State concerned and the secretariat',
  })
  by: RecordedBy | null;

  @ListOf(() => FieldDifferenceResponse)
  changes: FieldDifferenceResponse[];
}

/** The changes a caller is concerned with, newest first; what waits for the caller, in the order of the queue. */
export class ChangePage {
  @ListOf(() => ChangeListItem)
  items: ChangeListItem[];

  @Uuid({ nullable: true, description: 'The cursor of the next page; null on the last' })
  next: string | null;
}

export const CHANGE_SCOPES = ['waiting', 'mine', 'all'] as const;

export class ChangeListQuery {
  @OneOf(CHANGE_SCOPES, {
    optional: true,
    description: 'waiting: for the caller, emergencies first, then operational, then legal, the oldest first',
  })
  scope?: (typeof CHANGE_SCOPES)[number];

  @OneOf(CHANGE_STATES, { optional: true })
  state?: (typeof CHANGE_STATES)[number];

  @OneOf(LANES, { optional: true })
  lane?: Lane;

  @OneOf(REGISTERS, { optional: true })
  register?: RegisterName;

  @CountryCode({ optional: true })
  country?: string;

  @Uuid({ optional: true, description: 'Only changes of this entry' })
  entry?: string;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Uuid({ optional: true })
  cursor?: string;
}
