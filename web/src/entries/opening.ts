import { dateFormat } from '../i18n/formats.js';

/** When an office answers: day and night, or by its own clock on days of the week (1 Monday to 7 Sunday). */
export interface Hours {
  always: boolean;
  weekly?: readonly { day: number; from: string; to: string }[];
}

/** Whether somebody answers now, by the office's own clock. */
export interface Opening {
  /** `HH:MM` there. */
  localTime: string;
  state: 'always' | 'open' | 'closed' | 'unknown';
  /** Minutes until it opens; null: open, or not known. */
  opensIn: number | null;
}

const DAY = 24 * 60;
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The day of the week (1 Monday) and the minute of the day at an instant, in an IANA zone. */
function localAt(zone: string, now: Date): { day: number; minute: number; clock: string } {
  const parts = dateFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const clock = `${part('hour')}:${part('minute')}`;
  return { day: NAMES.indexOf(part('weekday')) + 1, minute: minutesOf(clock), clock };
}

/** Null where the zone is not known: then nothing can be said of now. */
export function openingAt(zone: string | null, hours: Hours | null, now: Date): Opening | null {
  if (zone === null) return null;
  const { day, minute, clock: localTime } = localAt(zone, now);
  if (!hours) return { localTime, state: 'unknown', opensIn: null };
  if (hours.always) return { localTime, state: 'always', opensIn: null };
  const spans = (hours.weekly ?? []).map((one) => ({
    day: one.day,
    from: minutesOf(one.from),
    to: minutesOf(one.to),
  }));
  if (spans.length === 0) return { localTime, state: 'unknown', opensIn: null };
  if (spans.some((span) => span.day === day && span.from <= minute && minute < span.to))
    return { localTime, state: 'open', opensIn: null };
  const waits = spans.map(
    (span) => ((((span.day - day) * DAY + span.from - minute) % (7 * DAY)) + 7 * DAY) % (7 * DAY),
  );
  return { localTime, state: 'closed', opensIn: Math.min(...waits) };
}
