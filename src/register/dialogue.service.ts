import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ChangeResponse } from './change.dto.js';
import { ChangeNews } from './change.news.js';
import { ChangeQuery } from './change.query.js';
import { changeView } from './change.view.js';
import { insertMessage } from './change.writer.js';
import { mayAnswer } from './changes.service.js';
import { Change } from './register.entity.js';

/** What the secretariat and the proposer of a change ask and answer each other before it is decided. */
@Injectable()
export class DialogueService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: ChangeQuery,
    private readonly audit: AuditLog,
    private readonly news: ChangeNews,
    private readonly clock: Clock,
  ) {}

  /** The change waits for its proposer from now on. */
  ask(context: RequestContext, id: string, text: string): Promise<Answer<ChangeResponse>> {
    const allowed = (actor: Actor, change: Change) => {
      if (change.proposedBy === actor.id)
        throw new Problem('second-person-required', 'Amend your own change instead.');
    };
    return this.say(context, id, text, 'question', allowed);
  }

  /** The change waits for the secretariat again. */
  answer(context: RequestContext, id: string, text: string): Promise<Answer<ChangeResponse>> {
    const allowed = (actor: Actor, change: Change) => {
      if (!mayAnswer(actor, change))
        throw new Problem('forbidden', 'Its proposer, or an authority of the State concerned, answers.');
    };
    return this.say(context, id, text, 'answer', allowed);
  }

  private say(
    context: RequestContext,
    id: string,
    text: string,
    kind: 'question' | 'answer',
    assertAllowed: (actor: Actor, change: Change) => void,
  ): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change } = await this.changes.locked(tx, actor, id);
      assertAllowed(actor, change);
      if (change.state !== 'pending')
        throw new Problem('conflict', `This change is already ${change.state}.`);
      const awaiting = kind === 'question' ? 'answer' : 'decision';
      await tx.update(Change, { id }, { awaiting });
      await insertMessage(tx, actor, change, kind, text, this.clock.now());
      await this.audit.append(tx, actor, context, {
        action: kind === 'question' ? 'change.asked' : 'change.answered',
        subject: { type: 'change', id },
        country: change.country,
        details: { entryId: change.entryId },
      });
      await this.news.said(tx, actor, change, kind);
      return new Answer(200, changeView({ ...change, awaiting }));
    });
  }
}
