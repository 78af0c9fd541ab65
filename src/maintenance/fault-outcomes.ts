import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Notifications } from '../notifications/notifications.js';
import type { EntryDocument } from '../register/document.js';
import { nameOf } from '../register/value-notices.js';
import { FaultsStore } from './faults.store.js';

/**
 * Each minute: whoever reported a value that was verified, replaced or withdrawn since is told so. It looks at what
 * became of the value, not at how, so that no way of settling it is forgotten.
 */
@Injectable()
export class FaultOutcomes implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly store: FaultsStore,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'upkeep.faults', every: 'minute', run: (running) => this.run(running) });
  }

  async run({ tx, actor, context, instant }: DueRunning): Promise<void> {
    await this.store.follow(tx);
    const settled = await this.store.settle(tx, instant);
    if (settled.length === 0) return;
    for (const { id, register, entryId, outcome, reporterId, document, demo } of settled)
      await this.notifications.tell(tx, {
        to: { users: [reporterId] },
        kind: `fault-${outcome}`,
        subject: { type: 'entry', id: entryId },
        facts: { entry: nameOf(document as EntryDocument) },
        path: `/entries/${register}/${entryId}`,
        demo,
        once: `fault ${id}`,
      });
    await this.audit.appendAll(
      tx,
      actor,
      context,
      settled.map(({ id, country, contactPointId, outcome }) => ({
        action: 'fault.settled',
        subject: { type: 'fault-report', id },
        country,
        details: { contactPoint: contactPointId, outcome },
      })),
    );
  }
}
