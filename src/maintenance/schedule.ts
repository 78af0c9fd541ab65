/** When somebody is asked again, and by whom: pure rules, in days of UTC and in the office hours of whoever is asked. */

const DAY = 24 * 60 * 60 * 1000;

/** How far an asking has gone, in this order: the mailbox twice, then its State's authorities, then a letter. */
export const STEPS = ['waiting', 'asked', 'reminded', 'authority', 'secretariat'] as const;
export type Step = (typeof STEPS)[number];

/** How an asking ended: by the link (confirmed, corrected), or otherwise. `moved`: somebody else answers for the entry now. */
export const OUTCOMES = ['confirmed', 'corrected', 'verified', 'withdrawn', 'moved'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Days between one step and the next. */
export const DAYS_BETWEEN = 7;

/** Days that a link is good for. */
export const LINK_DAYS = 14;

/** Local hours in which mail is sent: from nine until before four in the afternoon, so that somebody can answer it. */
const OPENS = 9;
const CLOSES = 16;

/** The calendar day of an instant in UTC, `YYYY-MM-DD`. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));

/** The last instant of an instant's day in UTC: what falls due in the day is asked for in one letter of that day. */
export const endOfDay = (instant: Date): Date =>
  new Date(Date.parse(`${dayOf(instant)}T00:00:00Z`) + DAY - 1);

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  clocks.set(zone, made);
  return made;
}

/** Whether it is Monday to Friday and office hours there. @param zone IANA */
export function isOfficeHour(zone: string, instant: Date): boolean {
  const parts = clockOf(zone).formatToParts(instant);
  const of = (type: string): string => parts.find((part) => part.type === type)!.value;
  const hour = Number(of('hour'));
  return !['Sat', 'Sun'].includes(of('weekday')) && hour >= OPENS && hour < CLOSES;
}

/** What an asking's next step needs to know. */
export interface AskingFacts {
  step: Step;
  /** Whether there is a mailbox to ask. */
  hasMailbox: boolean;
  bounced: boolean;
  /** Whether the State has an authority with an account. */
  hasAuthority: boolean;
}

/** The step that follows, once its day has come; null: none. A mailbox that cannot be reached is not asked again. */
export function stepAfter({ step, hasMailbox, bounced, hasAuthority }: AskingFacts): Step | null {
  const mailbox = hasMailbox && !bounced;
  const beyond = hasAuthority ? 'authority' : 'secretariat';
  if (step === 'waiting') return mailbox ? 'asked' : beyond;
  if (step === 'asked') return mailbox ? 'reminded' : beyond;
  if (step === 'reminded') return beyond;
  return step === 'authority' ? 'secretariat' : null;
}
