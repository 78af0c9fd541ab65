import { ArrayNotEmpty, IsUUID } from 'class-validator';
import { Instant, OneOf, Text, Texts } from '../platform/fields.js';
import { VERIFICATION_METHODS, type VerificationMethod } from './vocabulary.js';

/** Publishing or restoring an entry. */
export class NoteInput {
  @Text({ optional: true, nullable: true, max: 2000, lines: true, description: 'For whoever decides' })
  note: string | null = null;
}

/** Withdrawing an entry. */
export class WithdrawalInput {
  @Text({ max: 2000, lines: true })
  reason: string;
}

/** Somebody said, on a day and by a method, that these values are right. */
export class VerificationInput {
  @Texts({ max: 50, length: 36 })
  @ArrayNotEmpty()
  @IsUUID('all', { each: true })
  contactPointIds: string[];

  @OneOf(VERIFICATION_METHODS)
  method: VerificationMethod;

  @Instant({ optional: true, description: 'Now unless said; never in the future' })
  at?: string;

  @Text({ optional: true, nullable: true, max: 2000, lines: true })
  note?: string | null;
}

/** Erasing personal values for good. */
export class ErasureInput {
  @Texts({
    optional: true,
    max: 50,
    length: 36,
    description: 'Every personal value, and the person, unless said',
  })
  @IsUUID('all', { each: true })
  contactPointIds?: string[];

  @Text({ max: 2000, lines: true })
  reason: string;
}

export class ErasureResponse {
  @Texts({ description: 'Ids of the values that are now tombstones' })
  erased: string[];
}
