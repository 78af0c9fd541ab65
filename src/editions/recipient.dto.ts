import type { Role } from '../access/roles.js';
import type { Tlp } from '../access/tlp.js';
import { CountryCode, Email, Flag, ListOf, OneOf, SomeOf, Text, Uuid } from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { RECIPIENT_KINDS, type RecipientKind } from './delivery.entity.js';
import { AUDIENCE_ROLES, CEILINGS, EDITION_FORMATS, type EditionFormat } from './edition.vocabulary.js';

const OPENPGP_KEY = {
  optional: true,
  nullable: true,
  max: 50_000,
  lines: true,
  description:
    'An armored OpenPGP public key: what the recipient fetches comes encrypted to it. Null: as it is',
} as const;

export class RecipientInput {
  @Text({ max: 120, example: 'Central authority of Peru' })
  name: string;

  @OneOf(RECIPIENT_KINDS)
  kind: RecipientKind;

  @OneOf(AUDIENCE_ROLES, {
    optional: true,
    description: 'Of an office: what it may see; a law-enforcement reader unless said',
  })
  role?: Role;

  @CountryCode({ optional: true, nullable: true })
  state?: string | null;

  @Email({ optional: true, nullable: true, description: 'Where the letter with the link goes' })
  email?: string | null;

  @Uuid({ optional: true, nullable: true, description: "Of a machine: its key's id" })
  clientId?: string | null;

  @OneOf(LANGUAGES)
  language: Language;

  @SomeOf(EDITION_FORMATS, { optional: true, description: 'What of an edition it wants; all, unless said' })
  formats?: EditionFormat[];

  @OneOf(CEILINGS, {
    optional: true,
    description: 'The strictest label that goes to it: TLP:AMBER, unless said',
  })
  tlp?: Tlp;

  @Text(OPENPGP_KEY)
  openpgpKey?: string | null;
}

export class RecipientPatch {
  @Text({ max: 120, optional: true })
  name?: string;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @OneOf(LANGUAGES, { optional: true })
  language?: Language;

  @SomeOf(EDITION_FORMATS, { optional: true, description: 'What of an edition it wants' })
  formats?: EditionFormat[];

  @OneOf(CEILINGS, { optional: true })
  tlp?: Tlp;

  @Flag({ optional: true, description: 'False: nothing goes to it any more' })
  active?: boolean;

  @Text(OPENPGP_KEY)
  openpgpKey?: string | null;
}

export class RecipientResponse {
  @Uuid()
  id: string;

  @Text()
  name: string;

  @OneOf(RECIPIENT_KINDS)
  kind: RecipientKind;

  @OneOf(AUDIENCE_ROLES)
  role: Role;

  @CountryCode({ nullable: true })
  state: string | null;

  @Email({ nullable: true })
  email: string | null;

  @Uuid({ nullable: true })
  clientId: string | null;

  @OneOf(LANGUAGES)
  language: Language;

  @SomeOf(EDITION_FORMATS)
  formats: EditionFormat[];

  @OneOf(CEILINGS)
  tlp: Tlp;

  @Text({
    nullable: true,
    description: 'Of the OpenPGP key to which its files are encrypted; compare it by telephone',
  })
  openpgpFingerprint: string | null;

  @Flag()
  active: boolean;
}

export class RecipientList {
  @ListOf(() => RecipientResponse, { max: 5000 })
  items: RecipientResponse[];
}
