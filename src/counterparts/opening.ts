import { DateTime } from 'luxon';
import type { EntryDocument } from '../register/document.js';
import type { OpeningState } from './counterpart.vocabulary.js';

/** How far ahead the next opening is looked for, in days: past a week with holidays on both sides. */
export const HORIZON = 15;

/** A holiday's name by its day (`YYYY-MM-DD`, local); absent: none. */
export type HolidayNames = ReadonlyMap<string, string>;

/** Whether somebody answers now, by the office's own clock. */
export interface Opening {
  /** ISO 8601 with the offset there. */
  localTime: string;
  zone: string;
  state: OpeningState;
  /** The holiday of today there, if it is one. */
  holiday: string | null;
  /** When it opens next, ISO 8601 with the offset there; null: open, or its hours are not known. */
  opensAt: string | null;
}

type Hours = EntryDocument['hours'];

const iso = (time: DateTime): string => time.startOf('second').toISO({ suppressMilliseconds: true })!;

/** The intervals of one local day, none on a holiday. `24:00` is the end of the day. */
function intervals(day: DateTime, hours: NonNullable<Hours>, holidays: HolidayNames) {
  if (holidays.has(day.toISODate()!)) return [];
  const at = (clock: string): DateTime => {
    const [hour, minute] = clock.split(':').map(Number) as [number, number];
    return hour === 24
      ? day.plus({ days: 1 }).startOf('day')
      : day.set({ hour, minute, second: 0, millisecond: 0 });
  };
  return hours.weekly
    .filter((one) => one.day === day.weekday)
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .sort((a, b) => a.from.toMillis() - b.from.toMillis());
}

/** The opening at an instant, in the office's zone, with its weekly hours and its State's holidays. */
export function openingAt(zone: string, hours: Hours, holidays: HolidayNames, now: Date): Opening {
  const local = DateTime.fromJSDate(now, { zone });
  const holiday = holidays.get(local.toISODate()!) ?? null;
  const answer = (state: OpeningState, opensAt: string | null = null): Opening => ({
    localTime: iso(local),
    zone,
    state,
    holiday,
    opensAt,
  });
  if (hours?.always) return answer('always');
  if (!hours || hours.weekly.length === 0) return answer('unknown');
  if (intervals(local, hours, holidays).some(({ from, to }) => from <= local && local < to))
    return answer('open');
  const next = nextOpening(local, hours, holidays);
  return answer(holiday === null ? 'closed' : 'holiday', next ? iso(next) : null);
}

/** Looks no further than it must: reckoning with time zones is most of what an answer costs. */
function nextOpening(local: DateTime, hours: NonNullable<Hours>, holidays: HolidayNames): DateTime | null {
  for (let ahead = 0; ahead < HORIZON; ahead += 1) {
    const day = local.startOf('day').plus({ days: ahead });
    const next = intervals(day, hours, holidays).find(({ from }) => from > local);
    if (next) return next.from;
  }
  return null;
}
