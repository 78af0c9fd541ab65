import { CountryCode, Flag, OneOf, Text } from '../platform/fields.js';
import { GAPS, MEASURES, type GapCode, type Measure } from './counterpart.vocabulary.js';

/** What the finder could not answer. */
export class GapReport {
  @CountryCode({ optional: true, description: "The requesting State; the caller's own unless said" })
  from?: string;

  @CountryCode()
  to: string;

  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(GAPS)
  code: GapCode;

  @Text({
    optional: true,
    nullable: true,
    max: 30,
    description: 'Code of the treaty, where the gap names one',
  })
  treaty?: string | null;
}

export class GapReported {
  @Flag({ description: 'The secretariat is told' })
  reported: boolean;
}
