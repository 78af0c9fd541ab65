import {
  CalendarDate,
  CountryCode,
  Flag,
  Instant,
  ListOf,
  OneOf,
  QueryWhole,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';
import { OUTCOMES, STEPS, type Outcome, type Step } from './schedule.js';

export class CalendarQuery {
  @CalendarDate({ optional: true, description: 'The first day, UTC; today, unless said' })
  from?: string;

  @CalendarDate({
    optional: true,
    description: 'The last day, UTC; 30 days later unless said, at most a year',
  })
  to?: string;

  @CountryCode({ optional: true })
  country?: string;
}

/** One day, State and register: how much becomes overdue then. */
export class CalendarCount {
  @CalendarDate()
  day: string;

  @CountryCode({ nullable: true })
  country: string | null;

  @OneOf(REGISTERS)
  register: RegisterName;

  @Whole()
  entries: number;

  @Whole()
  values: number;
}

/** One entry of a day. */
export class CalendarEntry {
  @CalendarDate({ description: 'The day on which values of it become overdue' })
  day: string;

  @Uuid()
  id: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ max: 500 })
  name: string;

  @Whole({ description: 'How many of its values' })
  values: number;
}

export class CalendarView {
  @ListOf(() => CalendarCount)
  counts: CalendarCount[];

  @ListOf(() => CalendarEntry, { description: 'The first 500, by day' })
  entries: CalendarEntry[];

  @Flag({ description: 'Whether there are more entries than these; ask for fewer days or one State' })
  more: boolean;
}

export class AskingsQuery {
  @OneOf(['open', 'unanswered', 'bounced', 'closed'], {
    optional: true,
    description: 'open, unless said. unanswered: beyond its mailbox',
  })
  state?: 'open' | 'unanswered' | 'bounced' | 'closed';

  @CountryCode({ optional: true })
  country?: string;

  @QueryWhole({ optional: true, min: 1, max: 100, description: '50 unless said' })
  limit?: number;

  @Uuid({ optional: true, description: 'The `next` of the page before' })
  cursor?: string;
}

/** Somebody is asked, or was, whether an entry is still right. */
export class AskingView {
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

  @Flag({ description: 'Whether the entry names a mailbox to ask' })
  mailbox: boolean;

  @OneOf(STEPS)
  step: Step;

  @CalendarDate({ nullable: true, description: 'When the next step may be taken' })
  nextOn: string | null;

  @Instant()
  openedAt: string;

  @Instant({ nullable: true })
  askedAt: string | null;

  @Instant({ nullable: true })
  bouncedAt: string | null;

  @Text({ nullable: true, max: 500 })
  bounceReason: string | null;

  @Instant({ nullable: true })
  closedAt: string | null;

  @OneOf(OUTCOMES, { nullable: true })
  outcome: Outcome | null;

  @Flag()
  demo: boolean;
}

export class AskingPage {
  @ListOf(() => AskingView)
  items: AskingView[];

  @Uuid({ nullable: true })
  next: string | null;
}

/** One State's askings: what runs, where it stands, what came of it. */
export class CampaignView {
  @CountryCode({ nullable: true })
  country: string | null;

  @Whole({ description: 'Open askings, of any step' })
  open: number;

  @Whole({ description: 'Due, and not yet asked' })
  waiting: number;

  @Whole({ description: 'Asked once or twice, and no answer yet' })
  asked: number;

  @Whole({ description: 'With the national authority' })
  authority: number;

  @Whole({ description: 'With the secretariat: a letter is to be sent' })
  letters: number;

  @Whole()
  bounced: number;

  @Whole({ description: 'Open askings of entries that name no mailbox' })
  withoutMailbox: number;

  @Whole({ description: 'Settled in the last 30 days' })
  settled: number;

  @CalendarDate({ nullable: true, description: 'Since when the oldest of them is open' })
  since: string | null;
}

export class LetterPath {
  @CountryCode()
  country: string;
}

export class LetterQuery {
  @OneOf(LANGUAGES, { optional: true, description: "The State's, unless said" })
  language?: Language;
}

/** The letter to a State about everything that nobody there answered for. */
export class StateLetter {
  @OneOf(LANGUAGES)
  language: Language;

  @Text({ max: 500 })
  subject: string;

  @Text({ lines: true, max: 100_000 })
  text: string;

  @Texts({ max: 100_000, description: 'Ids of the entries it names' })
  entries: string[];
}

/** Ask now, whatever the hour: about one entry, or about everything due in a State. */
export class ReminderInput {
  @Uuid({ optional: true })
  entryId?: string;

  @CountryCode({ optional: true })
  country?: string;
}

export class ReminderView {
  @Whole({ description: 'Letters put into the outbox' })
  letters: number;

  @Whole({
    description: 'Entries without a mailbox, or whose mailbox had its letter today or sends letters back',
  })
  notAsked: number;
}

export class BounceInput {
  @Uuid({ description: 'An asking of that mailbox' })
  askingId: string;

  @Text({ max: 500, description: 'What the mail server said' })
  reason: string;
}

export class BounceView {
  @Whole({ description: 'Askings that go on without that mailbox' })
  askings: number;
}
