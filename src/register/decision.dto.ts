import { ListOf, OneOf, Text, Texts, Whole } from '../platform/fields.js';

/** Which side stands where a part and the entry both moved. */
export class Resolution {
  @Text({ max: 300 })
  part: string;

  @OneOf(['now', 'proposed'])
  take: 'now' | 'proposed';
}

/** Approving a change, whole or in part. */
export class ApprovalInput {
  @Text({
    optional: true,
    nullable: true,
    max: 2000,
    lines: true,
    description: 'For the proposer; asked for where something is declined',
  })
  note: string | null = null;

  @Whole({ optional: true, min: 1, description: 'The revision that was read; asked for once it was amended' })
  revision: number = 1;

  @Texts({ optional: true, max: 200, length: 300, description: 'The parts to put in force; all unless said' })
  parts?: string[];

  @ListOf(() => Resolution, { optional: true, max: 200, description: 'One for each part in conflict' })
  resolutions: Resolution[] = [];
}

/** Declining somebody's change: they are told why. */
export class DeclineInput {
  @Text({ max: 2000, lines: true })
  reason: string;
}

/** A question to the proposer, or the answer. */
export class MessageInput {
  @Text({ max: 2000, lines: true })
  text: string;
}
