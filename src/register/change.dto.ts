import { ApiProperty } from '@nestjs/swagger';
import {
  CalendarDate,
  CountryCode,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryWhole,
  Text,
  Texts,
  Uuid,
} from '../platform/fields.js';
import type { FieldDifference } from './difference.js';
import { REGISTERS, type RegisterName } from './vocabulary.js';

export const CHANGE_ACTIONS = ['change', 'publish', 'withdraw', 'restore'] as const;

/** Legal designation and operational contact are decided apart. */
export const CHANGE_LANES = ['legal', 'operational'] as const;
export const CHANGE_STATES = ['pending', 'applied', 'declined', 'cancelled'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

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

  @OneOf(CHANGE_LANES)
  lane: (typeof CHANGE_LANES)[number];

  @OneOf(CHANGE_STATES)
  state: ChangeState;

  @Texts({ description: 'The fields it would change' })
  touched: string[];

  @Text({ nullable: true, max: 2000 })
  reason: string | null;

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
}

/** A change with what it would change, field by field. */
export class ChangeDetailResponse extends ChangeResponse {
  @Text({ max: 300 })
  entryName: string;

  @ListOf(() => FieldDifferenceResponse)
  difference: FieldDifferenceResponse[];
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

/** The changes a caller is concerned with, newest first. */
export class ChangePage {
  @ListOf(() => ChangeResponse)
  items: ChangeResponse[];

  @Uuid({ nullable: true, description: 'The cursor of the next page; null on the last' })
  next: string | null;
}

export class ChangeListQuery {
  @OneOf(CHANGE_STATES, { optional: true })
  state?: (typeof CHANGE_STATES)[number];

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

/** Declining somebody's change: they are told why. */
export class DeclineInput {
  @Text({ max: 2000, lines: true })
  reason: string;
}
