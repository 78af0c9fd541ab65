import { Matches } from 'class-validator';
import type { Tlp } from '../access/tlp.js';
import { ROLES, type Role } from '../access/roles.js';
import {
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  SomeOf,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';
import {
  AUDIENCE_ROLES,
  CEILINGS,
  EDITION_FORMATS,
  EDITION_STATES,
  FILE_FORMATS,
  FILE_STATES,
  type EditionFormat,
  type EditionState,
  type FileFormat,
  type FileState,
} from './edition.vocabulary.js';

export class EditionPath {
  @Uuid()
  id: string;
}

export class EditionFilePath extends EditionPath {
  @Text({ max: 80, example: 'enlace-1.json' })
  @Matches(/^[a-z0-9][a-z0-9.-]*$/, { message: '$property must be the name of a file' })
  file: string;
}

export class EditionInput {
  @Text({ max: 120, example: 'Fourth quarter of 2026' })
  title: string;

  @OneOf(CEILINGS, { optional: true, description: 'The strictest label in it: TLP:AMBER, unless said' })
  tlp?: Tlp;

  @SomeOf(AUDIENCE_ROLES, { optional: true, description: 'Whom it is for; all of them, unless said' })
  roles?: Role[];

  @Texts({
    optional: true,
    nullable: true,
    max: 250,
    length: 2,
    description: 'ISO 3166-1 alpha-2; null: all States',
  })
  states?: string[] | null;

  @SomeOf(LANGUAGES, { optional: true, description: 'All four, unless said' })
  languages?: Language[];

  @SomeOf(EDITION_FORMATS, { optional: true, description: 'All, unless said' })
  formats?: EditionFormat[];
}

export class EditionNote {
  @Text({ max: 1000, description: 'Why; the audit log keeps it' })
  reason: string;
}

export class EditionStep {
  @Text()
  by: string;

  @Instant()
  at: string;
}

/** A file of an edition, or of a recipient's copy of it. */
export class KeptFileResponse {
  @Text()
  name: string;

  @OneOf(FILE_FORMATS)
  format: FileFormat;

  @OneOf(LANGUAGES, { nullable: true })
  language: Language | null;

  @Whole({ nullable: true })
  bytes: number | null;

  @Text({ nullable: true })
  sha256: string | null;
}

export class EditionFileResponse extends KeptFileResponse {
  @OneOf(FILE_STATES)
  state: FileState;

  @Whole({ description: 'Entries that went into it so far' })
  done: number;

  @Whole()
  total: number;

  @Text({ nullable: true, max: 500, description: 'Why it was not made' })
  error: string | null;
}

export class EditionResponse {
  @Uuid()
  id: string;

  @Whole()
  number: number;

  @Text()
  title: string;

  @OneOf(EDITION_STATES)
  state: EditionState;

  @OneOf(CEILINGS, { description: 'The strictest label in it' })
  tlp: Tlp;

  @SomeOf(ROLES)
  roles: string[];

  @Texts({ nullable: true })
  states: string[] | null;

  @SomeOf(LANGUAGES)
  languages: Language[];

  @SomeOf(EDITION_FORMATS)
  formats: EditionFormat[];

  @Instant({ description: 'What it holds is what the directory showed then' })
  cutOff: string;

  @Whole()
  entries: number;

  @Uuid({ nullable: true, description: 'The edition before it, whose difference it carries' })
  base: string | null;

  @Nested(() => EditionStep)
  created: EditionStep;

  @Nested(() => EditionStep, { nullable: true })
  checked: EditionStep | null;

  @Nested(() => EditionStep, { nullable: true })
  approved: EditionStep | null;

  @Nested(() => EditionStep, { nullable: true })
  published: EditionStep | null;

  @Nested(() => EditionStep, { nullable: true })
  recalled: EditionStep | null;

  @Text({ nullable: true, max: 1000 })
  recallReason: string | null;

  @Text({ nullable: true, description: 'SHA-256 of its manifest' })
  digest: string | null;

  @Text({ nullable: true, description: 'The key that signed it' })
  keyId: string | null;

  @ListOf(() => EditionFileResponse)
  files: EditionFileResponse[];
}

export class EditionList {
  @ListOf(() => EditionResponse)
  items: EditionResponse[];
}

export class DoubtfulValue {
  @Uuid()
  entryId: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ max: 1000 })
  name: string;

  @Text()
  kind: string;

  @Text()
  use: string;

  @Text({ description: 'As `freshness` of the value' })
  state: string;
}

export class MissingPart {
  @CountryCode()
  country: string;

  @Text({ description: '`central-authority` or `contact-24-7`' })
  part: string;
}

export class PendingPart {
  @Uuid()
  changeId: string;

  @Uuid()
  entryId: string;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ max: 1000 })
  name: string;
}

/** What somebody should look at before an edition leaves. */
export class EditionCheck {
  @Whole()
  overdue: number;

  @Whole()
  neverVerified: number;

  @Whole()
  disputed: number;

  @ListOf(() => DoubtfulValue, {
    description: 'Disputed first, then overdue, then never verified; at most 200',
  })
  values: DoubtfulValue[];

  @ListOf(() => MissingPart, { max: 500, description: 'Member States of which it holds no such office' })
  missing: MissingPart[];

  @ListOf(() => PendingPart, {
    max: 500,
    description: 'Changes that await a decision; it goes out without them',
  })
  pending: PendingPart[];

  @Flag({ description: 'Whether nothing of this was found' })
  clean: boolean;
}

export class ScheduleChange {
  @Text({ optional: true, max: 100, example: '0 6 1 1,4,7,10 *', description: 'Five fields of cron, UTC' })
  cron?: string;

  @Flag({ optional: true })
  active?: boolean;
}

export class ScheduleResponse {
  @Text({ description: 'Five fields of cron, UTC' })
  cron: string;

  @Flag()
  active: boolean;
}
