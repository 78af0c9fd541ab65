import { Injectable } from '@nestjs/common';
import type { Language } from '../platform/problems.js';
import { HORIZON, type HolidayNames } from './opening.js';

/** What an administrator says of one day of a State, against the calendar: a holiday of this name, or none (null). */
export interface HolidayCorrection {
  day: string;
  name: string | null;
}

/** A day on which public offices are closed. */
export interface Holiday {
  day: string;
  name: string;
  /** `calendar`: of the date-holidays package (CC BY-SA 3.0); `correction`: of an administrator. */
  source: 'calendar' | 'correction';
}

/** Kinds of the calendar on which public offices are closed. */
const CLOSING = ['public', 'bank'];
/** Years before and after which no calendar is computed. */
const YEARS = [1990, 2100] as const;
const MOST_REMEMBERED = 500;
const DAY = 24 * 60 * 60 * 1000;

/** National holidays from the `date-holidays` calendars, with what an administrator corrected. */
@Injectable()
export class Holidays {
  private readonly remembered = new Map<string, Promise<Holiday[]>>();

  /** The holidays of a State in a year, by day. */
  async ofYear(
    iso2: string,
    year: number,
    language: Language,
    corrections: readonly HolidayCorrection[],
  ): Promise<Holiday[]> {
    const inYear = corrections.filter(({ day }) => day.startsWith(`${year}-`));
    const corrected = new Set(inYear.map(({ day }) => day));
    const kept = (await this.calendar(iso2, year, language)).filter(({ day }) => !corrected.has(day));
    const added = inYear.flatMap(({ day, name }): Holiday[] =>
      name === null ? [] : [{ day, name, source: 'correction' }],
    );
    return [...kept, ...added].sort((a, b) => a.day.localeCompare(b.day));
  }

  /** The holidays around an instant, as far as the next opening is looked for. */
  async around(
    iso2: string,
    now: Date,
    language: Language,
    corrections: readonly HolidayCorrection[],
  ): Promise<HolidayNames> {
    const yearAfter = (days: number): number => new Date(now.getTime() + days * DAY).getUTCFullYear();
    const years = [...new Set([yearAfter(-2), yearAfter(0), yearAfter(HORIZON + 1)])];
    const all = await Promise.all(years.map((one) => this.ofYear(iso2, one, language, corrections)));
    return new Map(all.flat().map(({ day, name }) => [day, name]));
  }

  /** Computed once a State, year and language, which takes up to tens of milliseconds in which nobody else is answered. */
  private calendar(iso2: string, year: number, language: Language): Promise<Holiday[]> {
    const key = `${iso2} ${year} ${language}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const computed = compute(iso2, year, language);
    this.remembered.set(key, computed);
    if (this.remembered.size > MOST_REMEMBERED)
      this.remembered.delete(this.remembered.keys().next().value as string);
    return computed;
  }
}

/** The calendars are a megabyte: they are read when first asked for. */
async function compute(iso2: string, year: number, language: Language): Promise<Holiday[]> {
  if (year < YEARS[0] || year > YEARS[1]) return [];
  const { default: Calendar } = await import('date-holidays');
  const calendar = new Calendar();
  if (!(iso2 in calendar.getCountries())) return [];
  calendar.init(iso2);
  const days = new Map<string, Holiday>();
  for (const { type, date, name } of calendar.getHolidays(year, language) ?? []) {
    const day = date.slice(0, 10);
    if (CLOSING.includes(type) && !days.has(day)) days.set(day, { day, name, source: 'calendar' });
  }
  return [...days.values()];
}
