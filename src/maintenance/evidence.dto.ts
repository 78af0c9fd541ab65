import { CalendarDate, Uuid, Whole } from '../platform/fields.js';

/** "I reached them": the caller got through by this value today. */
export class EvidenceInput {
  @Uuid()
  contactPointId: string;
}

/** Who got through by a value: evidence, and no verification. */
export class EvidenceView {
  @Uuid()
  contactPointId: string;

  @Whole({ description: 'Readers who said so' })
  readers: number;

  @CalendarDate({ description: 'The last day on which one did' })
  lastOn: string;
}
