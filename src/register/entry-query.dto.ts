import {
  CalendarDate,
  CountryCode,
  Instant,
  LanguageTag,
  OneOf,
  QueryFlag,
  QueryWhole,
  Text,
  Uuid,
} from '../platform/fields.js';
import type { EntryFilters } from './entry-filters.js';
import type { Moment } from './moment.js';
import {
  FRESHNESS_STATES,
  FUNCTIONS,
  STATUSES,
  type EntryFunction,
  type FreshnessState,
  type Status,
} from './vocabulary.js';

/** Which entry a route means. */
export class EntryPath {
  @Uuid()
  id: string;
}

/** A point in time: as it was true on a day, as it was known at an instant. Now, unless said. */
export class EntryMoment implements Moment {
  @CalendarDate({ optional: true, description: 'True on that date, UTC' })
  on?: string;

  @Instant({ optional: true, description: 'Recorded by that instant' })
  knownAt?: string;
}

/** What lists and exports are narrowed by; filters only ever look at what the caller may see. */
export class EntryFilterQuery extends EntryMoment implements EntryFilters {
  @CountryCode({ optional: true })
  country?: string;

  @OneOf(FUNCTIONS, { optional: true })
  function?: EntryFunction;

  @LanguageTag({ optional: true, description: 'A language in which the entry can be addressed' })
  language?: string;

  @Text({ optional: true, max: 30, example: 'A-55', description: 'Code of a treaty it is designated for' })
  treaty?: string;

  @Text({ optional: true, max: 60, description: "One word of the register's controlled list" })
  speciality?: string;

  @OneOf(STATUSES, { optional: true, description: 'published, unless said' })
  status?: Status;

  @OneOf(FRESHNESS_STATES, { optional: true, description: 'With at least one visible value in that state' })
  freshness?: FreshnessState;

  @QueryFlag({ optional: true, description: 'Answers day and night' })
  always?: boolean;

  @Text({
    optional: true,
    max: 100,
    description: 'Words of the name in any order, accents and case folded; digits of a number; an e-mail',
  })
  q?: string;

  @QueryFlag({ optional: true, description: 'Words nearly like those of q, instead of those' })
  near?: boolean;
}

/** A page of a register. */
export class EntryListQuery extends EntryFilterQuery {
  @QueryWhole({ optional: true, min: 1, max: 100, description: '25 unless said' })
  limit?: number;

  @Text({ optional: true, max: 2000, description: 'The `next` of the page before' })
  cursor?: string;

  @OneOf(['exact'], { optional: true, description: 'Count beyond 1,000' })
  total?: 'exact';
}
