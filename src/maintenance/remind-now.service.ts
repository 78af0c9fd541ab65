import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { AskingsStore } from './askings.store.js';
import { Reminders } from './reminders.js';
import type { BounceInput, BounceView, ReminderInput, ReminderView } from './upkeep.dto.js';

/** Mailboxes written to at one request. */
const MOST = 500;

/** What an editor does by hand: asks at once, and notes that letters come back. */
@Injectable()
export class RemindNowService {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: AskingsStore,
    private readonly reminders: Reminders,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` unless exactly one of entry and State is named; `not-found` for no such entry. */
  remind(context: RequestContext, { entryId, country }: ReminderInput): Promise<Answer<ReminderView>> {
    if ((entryId === undefined) === (country === undefined))
      throw new Problem('invalid-request', undefined, {
        errors: [{ field: 'entryId', message: 'either entryId or country must be given' }],
      });
    return this.transactions.write(context, async (tx, actor) => {
      const instant = this.clock.now();
      if (entryId !== undefined) await this.store.openEntry(tx, instant, entryId);
      const rows = await tx.query<{ id: string }[]>(
        `select id from upkeep_asking where closed_at is null
            and case when $1::uuid is null then country = $2 else entry_id = $1 end order by id`,
        [entryId ?? null, country ?? null],
      );
      if (rows.length === 0 && entryId !== undefined) throw new Problem('not-found');
      const askings = rows.map(({ id }) => id);
      const due = await this.store.mailboxes(tx, instant, [], MOST, askings);
      const letters = await this.reminders.write({ tx, actor, context, instant }, due);
      const asked = due.reduce((sum, one) => sum + one.askings.length, 0);
      return new Answer(200, { letters, notAsked: askings.length - asked });
    });
  }

  /** @throws Problem `not-found` for an asking whose mailbox was not written to, or that is settled. */
  bounced(context: RequestContext, { askingId, reason }: BounceInput): Promise<Answer<BounceView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const askings = await this.store.noteBounced(tx, this.clock.now(), askingId, reason);
      if (askings === 0) throw new Problem('not-found', 'No letter about this asking is on its way.');
      await this.audit.append(tx, actor, context, {
        action: 'upkeep.bounced',
        subject: { type: 'upkeep-asking', id: askingId },
        details: { askings },
      });
      return new Answer(200, { askings });
    });
  }
}
