import { Injectable } from '@nestjs/common';
import type { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { EntryActs } from '../register/entry-acts.service.js';
import type { EntryView } from '../register/view.js';
import type { Consent, ConsentWithdrawal } from './expert.dto.js';
import { EXPERTS } from './expert.register.js';

/** What the experts' register needs beyond the shared mechanism. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly acts: EntryActs,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that an expert no longer wishes to be listed, and withdraws the entry at once: nobody's approval stands
   * between a person and the end of their listing.
   * @throws Problem `not-found`; `rule-broken` when no consent stands or the day lies ahead.
   */
  async withdraw(context: RequestContext, id: string, input: ConsentWithdrawal): Promise<Answer<EntryView>> {
    const withdrawnOn = input.on ?? this.clock.today();
    if (withdrawnOn > this.clock.today())
      throw new Problem('rule-broken', 'Consent is not withdrawn ahead of its day.');
    return this.acts.withdrawAtOnce(EXPERTS, context, id, {
      reason: input.reason,
      patch: (seen) => ({ consent: { ...recorded(seen), withdrawnOn } }),
    });
  }
}

function recorded(seen: EntryView): Consent {
  const consent = seen['consent'] as Consent | null;
  if (consent === null) throw new Problem('rule-broken', 'No consent is recorded for this expert.');
  return consent;
}
