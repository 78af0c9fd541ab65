import { ArrayUnique, IsUUID } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';
import {
  CalendarDate,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Secret,
  Text,
  Texts,
  Uuid,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import {
  CONTACT_KINDS,
  CONTACT_USES,
  FRESHNESS_STATES,
  FUNCTIONS,
  REGISTERS,
  type ContactKind,
  type ContactUse,
  type EntryFunction,
  type FreshnessState,
  type RegisterName,
} from '../register/vocabulary.js';

/** The secret of a mailed link: in the body, so that it stands in no address and no log. */
export class LinkInput {
  @Secret({ max: 100, description: 'What stands behind # in the link' })
  token: string;
}

/** A value that is not right any more, and what it should be. */
export class CorrectionInput {
  @Uuid()
  contactPointId: string;

  @Text({ max: 1000, lines: true, description: 'The right value; a telephone best in international form' })
  value: string;
}

/** The one answer to a link. What it does not name stays as it is. */
export class ConfirmationInput extends LinkInput {
  @Texts({ max: 500, length: 36, description: 'Ids of the values that are still right' })
  @ArrayUnique()
  @IsUUID('all', { each: true })
  confirmed: string[];

  @Texts({
    optional: true,
    max: 500,
    length: 36,
    description: 'Ids of the entries whose designations are all still right',
  })
  @ArrayUnique()
  @IsUUID('all', { each: true })
  designations: string[] = [];

  @ListOf(() => CorrectionInput, {
    max: 50,
    description: 'Each becomes a change that another person decides',
  })
  corrections: CorrectionInput[];

  @Text({ optional: true, nullable: true, max: 1000, lines: true, description: 'For whoever decides' })
  note?: string | null;
}

export class LinkedValue {
  @Uuid()
  id: string;

  @OneOf(CONTACT_KINDS)
  kind: ContactKind;

  @OneOf(CONTACT_USES)
  use: ContactUse;

  @Text({ max: 5000, lines: true, description: 'With its middle hidden when masked' })
  value: string;

  @Flag({ description: "Above TLP:GREEN and not this mailbox's own" })
  masked: boolean;

  @Text({ nullable: true })
  label: string | null;

  @OneOf(TLP_LABELS)
  tlp: Tlp;

  @OneOf(FRESHNESS_STATES)
  state: FreshnessState;

  @CalendarDate({ nullable: true, description: 'When it was last confirmed' })
  verifiedOn: string | null;
}

/** By which act an office is competent, as far as it takes to say that it still is. */
export class LinkedDesignation {
  @OneOf(FUNCTIONS)
  function: EntryFunction;

  @Text({ nullable: true, description: 'Code of a treaty' })
  treaty: string | null;

  @Text({ nullable: true })
  article: string | null;

  @Text({ nullable: true, max: 500, description: 'Another basis, as printed' })
  basis: string | null;
}

export class LinkedDesignations {
  @OneOf(FRESHNESS_STATES)
  state: FreshnessState;

  @CalendarDate({ nullable: true, description: 'When they were last confirmed' })
  verifiedOn: string | null;

  @ListOf(() => LinkedDesignation)
  items: LinkedDesignation[];
}

export class LinkedEntry {
  @Uuid()
  id: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @Text({ nullable: true, max: 2 })
  country: string | null;

  @Text({ max: 500 })
  name: string;

  @Nested(() => LinkedDesignations, { nullable: true, description: 'Null: it has none' })
  designations: LinkedDesignations | null;

  @ListOf(() => LinkedValue)
  values: LinkedValue[];
}

export class LinkView {
  @OneOf(['open', 'used', 'over'], {
    description:
      'used: an answer was given. over: expired, or somebody else answers by now, or nothing is left to ask',
  })
  state: 'open' | 'used' | 'over';

  @OneOf(LANGUAGES, { nullable: true, description: 'In which it was written' })
  language: Language | null;

  @Instant({ nullable: true })
  expiresAt: string | null;

  @ListOf(() => LinkedEntry)
  entries: LinkedEntry[];
}

export class ConfirmationView {
  @Texts({ max: 500, description: 'Ids of the values that count as confirmed today' })
  confirmed: string[];

  @Texts({ max: 500, description: 'Ids of the entries whose designations count as confirmed today' })
  designations: string[];

  @Texts({ max: 500, description: 'Ids of the changes that await another person' })
  changes: string[];
}
