import { CalendarDate, CountryCode, ListOf, OneOf, Text } from '../platform/fields.js';
import { FRESHNESS_STATES, type FreshnessState } from '../register/vocabulary.js';
import { MEASURES, OFFENCE_AREAS, type Measure, type OffenceArea } from './counterpart.vocabulary.js';
import { AskedState } from './counterparts.dto.js';

/** How well a pair of States is covered, best first. */
export const COVERS = ['designated', 'general', 'contact', 'unknown', 'none'] as const;
export type Cover = (typeof COVERS)[number];

export class MatrixQuery {
  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(OFFENCE_AREAS, { optional: true })
  area?: OffenceArea;

  @CalendarDate({ optional: true, description: 'Today (UTC) unless said' })
  on?: string;
}

/** From the row's State to another. */
export class MatrixCell {
  @CountryCode()
  to: string;

  @OneOf(COVERS, {
    description:
      'designated: an authority named for the treaty; general: one named in general; contact: only a point of contact; ' +
      'unknown: no authority known, and whether a treaty binds is not known; none',
  })
  cover: Cover;

  @Text({ nullable: true, max: 30, description: 'Code of the treaty that binds both' })
  treaty: string | null;

  @OneOf(FRESHNESS_STATES, {
    nullable: true,
    description: 'Of the first contact value to try; null: none is visible',
  })
  freshness: FreshnessState | null;
}

export class MatrixRow {
  @CountryCode()
  from: string;

  @ListOf(() => MatrixCell)
  cells: MatrixCell[];
}

/** Requesting States by requested States. */
export class CounterpartMatrix {
  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(OFFENCE_AREAS, { nullable: true })
  area: OffenceArea | null;

  @CalendarDate()
  on: string;

  @ListOf(() => AskedState, { description: 'By name in your language' })
  states: AskedState[];

  @ListOf(() => MatrixRow, { description: 'In the same order' })
  rows: MatrixRow[];
}
