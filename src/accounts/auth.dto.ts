import {
  Email,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Secret,
  SomeOf,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { PERMISSIONS, type Permission } from '../access/permissions.js';
import { ROLES, type Role } from '../access/roles.js';
import { LANGUAGES, type Language } from '../platform/problems.js';

/** People's roles; `recipient` is for machines. */
export const PEOPLES_ROLES = ROLES.filter((role): role is Exclude<Role, 'recipient'> => role !== 'recipient');

export class SignInInput {
  @Email()
  email: string;

  @Secret({ max: 1000 })
  password: string;

  @Secret({ optional: true, max: 10, description: 'Six digits of the authenticator application' })
  totp?: string;

  @Secret({ optional: true, max: 40, description: 'Instead of totp, once' })
  recoveryCode?: string;
}

export class SecondFactorState {
  @Flag()
  active: boolean;

  @Flag({ description: 'Whether this role must have one here' })
  required: boolean;

  @Text({ nullable: true, description: 'Said to the secretariat where a second factor is only optional' })
  notice: string | null;
}

export class SignedInUser {
  @Uuid()
  id: string;

  @Email()
  email: string;

  @Text()
  name: string;

  @OneOf(PEOPLES_ROLES)
  role: Exclude<Role, 'recipient'>;

  @Text({ nullable: true, description: 'ISO 3166-1 alpha-2' })
  state: string | null;

  @OneOf(LANGUAGES)
  language: Language;

  @Nested(() => SecondFactorState)
  secondFactor: SecondFactorState;
}

export class SignedIn {
  @Text({ max: 2000, description: 'Send it as `Authorization: Bearer ...`' })
  accessToken: string;

  @Whole({ description: 'Seconds until the access token ends' })
  expiresIn: number;

  @Flag({ description: 'True: the token is only good for setting up a second factor' })
  enrolmentOnly: boolean;

  @Nested(() => SignedInUser)
  user: SignedInUser;
}

export class ClearanceView {
  @Text({ nullable: true, description: 'The highest TLP label for the own State; null: nothing' })
  own: string | null;

  @Text({ nullable: true, description: 'The highest TLP label for other States; null: nothing' })
  others: string | null;

  @Flag({ description: 'Whether personal contact values are shown' })
  personal: boolean;
}

export class Me extends SignedInUser {
  @Nested(() => ClearanceView)
  clearance: ClearanceView;

  @SomeOf(Object.keys(PERMISSIONS), { description: 'What this account may try' })
  permissions: Permission[];
}

export class SessionView {
  @Uuid()
  id: string;

  @Flag({ description: 'The session that asks' })
  current: boolean;

  @Instant()
  createdAt: string;

  @Instant()
  lastUsedAt: string;

  @Instant()
  expiresAt: string;

  @Text({ nullable: true })
  address: string | null;

  @Text({ nullable: true })
  userAgent: string | null;
}

export class SessionList {
  @ListOf(() => SessionView)
  items: SessionView[];
}

export class IdPath {
  @Uuid()
  id: string;
}

export class MeChange {
  @Text({ optional: true, max: 120 })
  name?: string;

  @OneOf(LANGUAGES, { optional: true })
  language?: Language;
}

export class PasswordChange {
  @Secret({ max: 1000 })
  current: string;

  @Secret({ max: 1000, description: '15 characters or more' })
  password: string;
}

export class ResetRequest {
  @Email()
  email: string;
}

export class ResetConfirmation {
  @Secret({ max: 100, description: 'What follows # in the mailed link' })
  token: string;

  @Secret({ max: 1000, description: '15 characters or more' })
  password: string;
}

export class ProvePassword {
  @Secret({ max: 1000 })
  password: string;
}

export class EnrolmentStarted {
  @Text({ description: 'Base32, for typing by hand' })
  secret: string;

  @Text({ max: 500, description: 'For a QR code' })
  uri: string;
}

export class EnrolmentCode {
  @Secret({ max: 10, description: 'Six digits of the authenticator application' })
  totp: string;
}

export class RecoveryCodes {
  @Texts({ description: 'Shown this once. Each signs in once instead of a code' })
  recoveryCodes: string[];
}

export class ProveBoth extends ProvePassword {
  @Secret({ optional: true, max: 10 })
  totp?: string;

  @Secret({ optional: true, max: 40 })
  recoveryCode?: string;
}
