import { Transform } from 'class-transformer';
import { CalendarDate, CountryCode, Instant, OneOf, QueryFlag, Texts } from '../platform/fields.js';
import { STAGES, type Stage } from '../register/vocabulary.js';
import { MEASURES, OFFENCE_AREAS, type Measure, type OffenceArea } from './counterpart.vocabulary.js';

/** `pt,en` in a query string, a list in a body. */
const listed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

/** From State to State, for what, when. */
export class CounterpartQuestion {
  @CountryCode({
    optional: true,
    example: 'PE',
    description: "The requesting State; the caller's own unless said",
  })
  from?: string;

  @CountryCode({ description: 'The requested State' })
  to: string;

  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(STAGES, { optional: true })
  stage?: Stage;

  @OneOf(OFFENCE_AREAS, {
    optional: true,
    description: 'What the case is about: some treaties reach only some offences',
  })
  area?: OffenceArea;

  @CalendarDate({
    optional: true,
    description: 'The day on which treaties and designations must hold; today (UTC) unless said',
  })
  on?: string;

  @Instant({ optional: true, description: 'As the directory knew its entries at that instant' })
  knownAt?: string;

  @QueryFlag({ optional: true, description: 'Somebody must answer now' })
  urgent?: boolean;

  @Transform(listed)
  @Texts({
    optional: true,
    max: 10,
    length: 35,
    description: "Languages the caller writes (BCP 47); the account's unless said",
  })
  languages?: string[];
}
