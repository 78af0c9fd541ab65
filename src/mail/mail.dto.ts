import {
  Email,
  Flag,
  Instant,
  LanguageTag,
  ListOf,
  OneOf,
  QueryWhole,
  Text,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { MAIL_STATES, type MailState } from './mail.entities.js';

export class MailPath {
  @Uuid()
  id: string;
}

export class MailQuery {
  @OneOf(MAIL_STATES, { optional: true })
  state?: MailState;

  @Text({ optional: true, description: 'Part of the address or the subject' })
  q?: string;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class MailSummary {
  @Uuid()
  id: string;

  @Email()
  to: string;

  @LanguageTag()
  language: string;

  @Text()
  subject: string;

  @Flag({ description: 'Concerns the demonstration: it never leaves the outbox' })
  demo: boolean;

  @Flag({ description: 'Holds something that signs in: its text is not shown' })
  sensitive: boolean;

  @OneOf(MAIL_STATES, {
    description: 'held: kept here because no mail server is set, or for the demonstration',
  })
  state: MailState;

  @Whole()
  attempts: number;

  @Text({ nullable: true })
  lastError: string | null;

  @Instant()
  createdAt: string;

  @Instant({ nullable: true })
  sentAt: string | null;
}

export class MailView extends MailSummary {
  @Text({
    nullable: true,
    lines: true,
    max: 100_000,
    description: 'Null for a sensitive letter, unless the demonstration has no other mailbox',
  })
  text: string | null;
}

export class MailPage {
  @ListOf(() => MailSummary)
  items: MailSummary[];

  @Text({ nullable: true, max: 500 })
  next: string | null;

  @Flag({ description: 'Whether a mail server is set; without one every letter is held here' })
  server: boolean;
}

export class MailTest {
  @Email()
  to: string;
}
