import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { actAs } from '../access/begin.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { EntryRow } from '../register/document.js';
import type { RegisterDefinition } from '../register/register.definition.js';
import { RegisterQuery } from '../register/register.query.js';
import { nameOf } from '../register/value-notices.js';
import { visiblePoints } from '../register/view.js';
import { REPORTS_A_DAY } from './fault.vocabulary.js';
import type { FaultInput, FaultsView } from './faults.dto.js';
import { FaultsStore } from './faults.store.js';
import { Reminders } from './reminders.js';

const DAY = 24 * 60 * 60 * 1000;

/** A reader says that a value does not work: it is due at once, and whoever answers for it is asked. */
@Injectable()
export class FaultReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly store: FaultsStore,
    private readonly reminders: Reminders,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What is open about the values that the caller sees, as far as it may know. @throws Problem `not-found` */
  of(definition: RegisterDefinition, context: RequestContext, entryId: string): Promise<FaultsView[]> {
    return this.transactions.read(context, async (tx, actor) => {
      const { row } = await this.query.demand(tx, actor, definition, entryId);
      return this.store.openOf(tx, actor, reportable(row, actor));
    });
  }

  /**
   * Takes a report. A second one by the same person about the same value changes nothing.
   * @throws Problem `not-found`; `invalid-request` for a value that the entry does not show the caller;
   * `too-many-requests` past the day's number.
   */
  report(
    definition: RegisterDefinition,
    context: RequestContext,
    entryId: string,
    { contactPointId, fault, note }: FaultInput,
  ): Promise<Answer<FaultsView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const now = this.clock.now();
      const { row } = await this.query.demand(tx, actor, definition, entryId);
      if (!reportable(row, actor).includes(contactPointId))
        throw new Problem('invalid-request', undefined, {
          errors: [{ field: 'contactPointId', message: 'is no present value of this entry' }],
        });
      const made = await this.store.madeSince(tx, actor, new Date(now.getTime() - DAY));
      if (made >= REPORTS_A_DAY) throw new Problem('too-many-requests');
      const given = { contactPointId, fault, note: note ?? null };
      const noted = await this.store.note(tx, actor, given, now);
      const [said] = await this.store.openOf(tx, actor, [contactPointId]);
      if (noted) {
        await this.audit.append(tx, actor, context, {
          action: 'entry.fault-reported',
          subject: { type: definition.noun, id: entryId },
          country: row.country,
          details: { contactPoint: contactPointId, fault },
        });
        await this.reopen(tx, context, row, contactPointId, now);
      }
      return new Answer(200, said!);
    });
  }

  /** What follows from a report is done by the system: the reporter may neither change the value nor write mail. */
  private async reopen(
    tx: EntityManager,
    context: RequestContext,
    row: EntryRow,
    contactPointId: string,
    instant: Date,
  ): Promise<void> {
    const actor = await actAs(tx, 'upkeep:fault');
    if (await this.store.weigh(tx, contactPointId, instant)) await this.tellDisputed(tx, row, contactPointId);
    await this.reminders.askAbout({ tx, actor, context, instant }, row.id);
  }

  private async tellDisputed(tx: EntityManager, row: EntryRow, contactPointId: string): Promise<void> {
    const telling = {
      kind: 'value-disputed',
      subject: { type: 'entry', id: row.id },
      facts: { entry: nameOf(row.document) },
      path: `/entries/${row.register}/${row.id}`,
      demo: row.demo,
      once: `disputed ${contactPointId} ${this.clock.now().toISOString()}`,
    } as const;
    await this.notifications.tell(tx, { ...telling, to: { roles: ['editor'] } });
    if (row.country) await this.notifications.tell(tx, { ...telling, to: { authoritiesOf: row.country } });
  }
}

/** Present values that readers see: of what is not published there is nothing to report. */
const reportable = (row: EntryRow, actor: Actor): string[] =>
  row.status === 'published'
    ? visiblePoints(row, actor)
        .filter(({ value, published }) => value !== null && published)
        .map(({ id }) => id)
    : [];
