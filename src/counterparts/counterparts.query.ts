import type { Texts } from '../platform/problems.js';
import { prepared } from '../platform/prepared.js';
import type { Queryable } from '../platform/queryable.js';
import type { HolidayCorrection } from './holidays.js';

/** What the finder needs of a State. */
export interface FinderState {
  iso2: string;
  names: Texts;
  officialLanguages: string[];
  primaryZone: string | null;
  oasState: boolean;
  corrections: HolidayCorrection[];
}

/** These States, or the 35 of the Charter when none are named, with what was corrected in their calendars. */
export function readFinderStates(db: Queryable, states: readonly string[] | null): Promise<FinderState[]> {
  return prepared<FinderState>(
    db,
    `select iso2, names, official_languages as "officialLanguages", primary_zone as "primaryZone",
       oas_state as "oasState", coalesce((
         select jsonb_agg(jsonb_build_object('day', h.day, 'name', h.name))
         from holiday_correction h where h.country = c.iso2), '[]') as corrections
     from country c where case when $1::text[] is null then oas_state else iso2 = any($1) end`,
    [states],
  );
}
