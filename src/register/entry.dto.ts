import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import {
  CalendarDate,
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  SomeOf,
  Text,
  TimeZone,
  Uuid,
  Whole,
} from '../platform/fields.js';
import type { ContactPointInput as ContactPointWords } from './document.js';
import { LastDrillResponse } from './last-drill.dto.js';
import { DesignationFreshnessResponse, FreshnessResponse } from './freshness.dto.js';
import { EntryLanguage, EntryName, EntrySource, Hours, Replacement } from './entry-parts.dto.js';
import {
  CONTACT_KINDS,
  CONTACT_USES,
  FUNCTIONS,
  KINDS,
  REGISTERS,
  STATUSES,
  type ContactKind,
  type ContactUse,
  type EntryFunction,
  type Kind,
  type RegisterName,
  type Status,
} from './vocabulary.js';

/** One contact value as a writer gives it; the list's order is the order of preference. */
export class ContactPointInput implements ContactPointWords {
  @Uuid({ optional: true, description: 'The contact point that it keeps or whose value it replaces' })
  id?: string;

  @OneOf(CONTACT_KINDS)
  kind: ContactKind;

  @OneOf(CONTACT_USES, { optional: true })
  use?: ContactUse;

  @Flag({ optional: true, description: "A person's own, and not the office's" })
  personal?: boolean;

  @Text({ max: 5000, lines: true, example: '+541143210000', description: 'A telephone in E.164' })
  value: string;

  @Text({ optional: true, nullable: true, max: 40 })
  @Matches(/^\d+$/, { message: '$property must be digits' })
  extension?: string | null;

  @Text({ optional: true, nullable: true, max: 500, description: 'As the source printed it' })
  asPrinted?: string | null;

  @Text({ optional: true, nullable: true, max: 200 })
  label?: string | null;

  @OneOf(TLP_LABELS, { optional: true })
  tlp?: Tlp;
}

/**
 * What every register's entry may be written with, on creation and on change. Country and kind are said once, on
 * creation; status, version, verification and the demonstration's mark are never written by a caller.
 */
export abstract class EntryFields {
  /** A register's own fields. */
  [registerField: string]: unknown;

  @Text({ optional: true, nullable: true, max: 300 })
  parentInstitution?: string | null;

  @Text({ optional: true, nullable: true, max: 300 })
  unit?: string | null;

  @SomeOf(FUNCTIONS, { optional: true })
  functions?: EntryFunction[];

  @Text({ optional: true, nullable: true, max: 1000, lines: true })
  address?: string | null;

  @TimeZone({ optional: true, nullable: true })
  timeZone?: string | null;

  @Nested(() => Hours, { optional: true, nullable: true })
  hours?: Hours | null;

  @ListOf(() => EntryLanguage, { optional: true, max: 50 })
  languages?: EntryLanguage[];

  @Text({ optional: true, nullable: true, max: 5000, lines: true })
  notes?: string | null;

  @Nested(() => EntrySource, { optional: true, nullable: true })
  source?: EntrySource | null;

  @OneOf(TLP_LABELS, { optional: true })
  tlp?: Tlp;

  @Uuid({ optional: true, nullable: true, description: 'The entry that this one replaces' })
  succeeds?: string | null;

  @Nested(() => Replacement, { optional: true, nullable: true })
  replacement?: Replacement | null;

  @ListOf(() => ContactPointInput, { optional: true, max: 50, description: 'Replaces the whole list' })
  contactPoints?: ContactPointInput[];

  @CalendarDate({ optional: true, description: 'Since when this is true; today (UTC) unless said' })
  validFrom?: string;
}

export class ContactPointResponse {
  @Uuid()
  id: string;

  @Uuid({
    description: 'The id of the first value that stood here; another than `id`: this one took its place',
  })
  point: string;

  @OneOf(CONTACT_KINDS)
  kind: ContactKind;

  @OneOf(CONTACT_USES)
  use: ContactUse;

  @Flag()
  personal: boolean;

  @Text({ nullable: true, max: 5000, description: 'Null once erased' })
  value: string | null;

  @Text({ nullable: true })
  extension: string | null;

  @Text({ nullable: true, max: 500 })
  asPrinted: string | null;

  @Text({ nullable: true })
  label: string | null;

  @OneOf(TLP_LABELS, { description: "The stricter of the entry's and the value's label" })
  tlp: Tlp;

  @Instant({ description: 'When this value took the place of the one before' })
  changedAt: string;

  @Nested(() => FreshnessResponse)
  freshness: FreshnessResponse;

  @Flag({ description: 'Its value was erased for good' })
  erased: boolean;

  @Flag({ description: 'One person put it in force under break-glass; nobody has countersigned it yet' })
  singleSignature: boolean;
}

/** An entry as this caller may see it. It carries no version number: the `ETag` names what was read. */
export class EntryResponse {
  @Uuid()
  id: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @CountryCode({ nullable: true, description: 'Null: an international organisation' })
  country: string | null;

  @OneOf(KINDS)
  kind: Kind;

  @OneOf(STATUSES)
  status: Status;

  @OneOf(TLP_LABELS)
  tlp: Tlp;

  @Nested(() => EntryName)
  names: EntryName;

  @Text({ nullable: true, max: 300 })
  parentInstitution: string | null;

  @Text({ nullable: true, max: 300 })
  unit: string | null;

  @SomeOf(FUNCTIONS)
  functions: EntryFunction[];

  @Text({ nullable: true, max: 1000 })
  address: string | null;

  @TimeZone({ nullable: true })
  timeZone: string | null;

  @Nested(() => Hours, { nullable: true })
  hours: Hours | null;

  @ListOf(() => EntryLanguage)
  languages: EntryLanguage[];

  @Text({ nullable: true, max: 5000 })
  notes: string | null;

  @Nested(() => EntrySource, { nullable: true })
  source: EntrySource | null;

  @Uuid({ nullable: true })
  succeeds: string | null;

  @Nested(() => Replacement, { nullable: true })
  replacement: Replacement | null;

  @ListOf(() => ContactPointResponse)
  contactPoints: ContactPointResponse[];

  @Flag({ description: 'Part of the demonstration directory' })
  demo: boolean;

  @Nested(() => LastDrillResponse, {
    nullable: true,
    description: 'How its last drill went; null: it was in none',
  })
  lastDrill: LastDrillResponse | null;

  @Nested(() => DesignationFreshnessResponse, {
    nullable: true,
    description: 'How sure its designations are, all together; null: it has none, or this is of the past',
  })
  designationFreshness: DesignationFreshnessResponse | null;

  @Whole({
    optional: true,
    description: 'Proposals to be decided; for the State concerned and the secretariat',
  })
  pendingChanges?: number;

  @Flag({ optional: true, description: 'Published without a second person; for the same' })
  singleSignature?: boolean;
}

/** A page of a list; each register says of which entries. */
export abstract class PageResponse {
  @Text({
    nullable: true,
    max: 2000,
    description:
      'The cursor of the next page; null on the last. By name (near misses: the nearest first); points that failed two drills in a row come last (in lists of the past, by name alone)',
  })
  next: string | null;

  @ApiProperty({
    oneOf: [{ type: 'integer' }, { type: 'string' }],
    example: 143,
    description: 'Exact up to 1,000, then "1000+"; exact with total=exact',
  })
  total: number | string;
}
