import { CalendarDate, Flag, Whole } from '../platform/fields.js';

/** Whether a point that answers day and night was reached when it was last tried. */
export class LastDrillResponse {
  @CalendarDate()
  on: string;

  @Flag()
  answered: boolean;

  @Whole({ nullable: true, description: 'Time to answer' })
  seconds: number | null;

  @Flag({ description: 'Not reached twice in a row: it comes after all others, here and in the finder' })
  failing: boolean;
}
