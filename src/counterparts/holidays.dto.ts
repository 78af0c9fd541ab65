import { CalendarDate, Code, CountryCode, OneOf, QueryWhole, Text } from '../platform/fields.js';

export class HolidayQuery {
  @QueryWhole({ optional: true, min: 1990, max: 2100, description: 'This year unless said' })
  year?: number;
}

export class HolidayPath {
  @Code('BR')
  iso2: string;

  @CalendarDate()
  day: string;
}

export class HolidayInput {
  @Text({ nullable: true, description: 'Null: offices are open on that day, whatever the calendar says' })
  name: string | null;
}

/** A day on which public offices of a State are closed, or were said to be open. */
export class HolidayView {
  @CountryCode()
  country: string;

  @CalendarDate()
  day: string;

  @Text({ nullable: true, description: 'Null: an administrator says that offices are open' })
  name: string | null;

  @OneOf(['calendar', 'correction'], {
    description: 'calendar: date-holidays, CC BY-SA 3.0, https://github.com/commenthol/date-holidays',
  })
  source: 'calendar' | 'correction';
}
