import { IsUUID } from 'class-validator';
import { CalendarDate, Flag, Instant, ListOf, OneOf, Text, Texts } from '../platform/fields.js';
import type { Evidence } from './designation.rules.js';
import { ContactPointInput } from './entry.dto.js';
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

/** The note by which a State designates: its number, and its date. */
export class ProofInput implements Evidence {
  @Text({ max: 500, example: 'Note verbale 118/2026' })
  note: string;

  @CalendarDate()
  date: string;
}

/** Values that must be right at once, and why nobody can be waited for. */
export class BreakGlassInput {
  @ListOf(() => ContactPointInput, {
    max: 50,
    description: 'Replaces the whole list; labels stay as they are',
  })
  contactPoints: ContactPointInput[];

  @Text({ max: 2000, lines: true })
  reason: string;
}

/** Somebody said, on a day and by a method, that these values are right. */
export class VerificationInput {
  @Texts({ max: 50, length: 36, description: 'None only where the designations are meant' })
  @IsUUID('all', { each: true })
  contactPointIds: string[];

  @Flag({ optional: true, description: 'All designations of the entry are right' })
  designations: boolean = false;

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
