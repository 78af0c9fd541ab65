import { LANGUAGES, type Language } from '../platform/problems.js';
import {
  CountryCode,
  Email,
  Flag,
  Instant,
  ListOf,
  OneOf,
  QueryWhole,
  Secret,
  Text,
  Uuid,
} from '../platform/fields.js';
import { PEOPLES_ROLES, SessionView } from './auth.dto.js';
import type { PeoplesRole } from './new-account.js';

export const STATUSES = ['active', 'disabled'] as const;

export class UserQuery {
  @Text({ optional: true, description: 'Part of the name or the e-mail address' })
  q?: string;

  @OneOf(PEOPLES_ROLES, { optional: true })
  role?: PeoplesRole;

  @CountryCode({ optional: true })
  state?: string;

  @OneOf(STATUSES, { optional: true })
  status?: 'active' | 'disabled';

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500, description: 'The `next` of the page before' })
  cursor?: string;
}

export class UserSummary {
  @Uuid()
  id: string;

  @Email()
  email: string;

  @Text()
  name: string;

  @OneOf(PEOPLES_ROLES)
  role: PeoplesRole;

  @Text({ nullable: true, description: 'ISO 3166-1 alpha-2' })
  state: string | null;

  @OneOf(LANGUAGES)
  language: Language;

  @OneOf(STATUSES)
  status: 'active' | 'disabled';

  @Text({ nullable: true })
  disabledReason: string | null;

  @Flag({ description: 'Whether a second factor is set up' })
  secondFactor: boolean;

  @Flag()
  demo: boolean;

  @Instant()
  activatedAt: string;

  @Instant()
  lastSeenAt: string;
}

export class UserPage {
  @ListOf(() => UserSummary)
  items: UserSummary[];

  @Text({ nullable: true, max: 500 })
  next: string | null;
}

export class UserView extends UserSummary {
  @ListOf(() => SessionView)
  sessions: SessionView[];
}

export class UserChange {
  @OneOf(PEOPLES_ROLES, { optional: true })
  role?: PeoplesRole;

  @CountryCode({ optional: true, nullable: true, description: 'Null for roles that act for no State' })
  state?: string | null;

  @OneOf(STATUSES, { optional: true })
  status?: 'active' | 'disabled';
}

export class InvitationInput {
  @Email()
  email: string;

  @OneOf(PEOPLES_ROLES)
  role: PeoplesRole;

  @CountryCode({ optional: true, nullable: true, description: 'Needed by roles that act for a State' })
  state?: string | null;

  @OneOf(LANGUAGES, { optional: true, description: 'Of the letter and, at first, of the account' })
  language?: Language;
}

export class InvitationView {
  @Uuid()
  id: string;

  @Email()
  email: string;

  @OneOf(PEOPLES_ROLES)
  role: PeoplesRole;

  @Text({ nullable: true })
  state: string | null;

  @OneOf(LANGUAGES)
  language: Language;

  @Uuid({ nullable: true, description: 'Null: by the operator, on the command line' })
  invitedBy: string | null;

  @Instant()
  createdAt: string;

  @Instant()
  expiresAt: string;
}

export class InvitationList {
  @ListOf(() => InvitationView)
  items: InvitationView[];
}

export class InvitationMade extends InvitationView {
  @Text({ max: 500, description: 'Shown this once; it was mailed as well' })
  link: string;
}

export class InvitationAcceptance {
  @Secret({ max: 100, description: 'What follows # in the link' })
  token: string;

  @Text({ max: 120 })
  name: string;

  @Secret({ max: 1000, description: '15 characters or more' })
  password: string;
}

export class AcceptedView {
  @Uuid()
  id: string;

  @Email()
  email: string;
}
