import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseCronItems } from 'graphile-worker';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { putSetting } from '../accounts/settings.service.js';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { EditionsService, findEdition, wishOf } from './editions.service.js';

/** When editions are begun by themselves. */
export interface Schedule {
  /** Five fields, UTC. */
  cron: string;
  active: boolean;
}

/** The first of each quarter, before the day begins in Ottawa and Buenos Aires. */
const QUARTERLY: Schedule = { cron: '0 6 1 1,4,7,10 *', active: true };

const MINUTE = 60_000;
/** A server that was away for longer begins one edition, not one for each it missed. */
const FURTHEST = 400 * 24 * 60;

/**
 * Begins the editions that are due, as drafts: two persons publish them. It goes from where it last looked, so that what
 * fell due while the server was away is begun when it is back, once.
 */
@Injectable()
export class EditionSchedule implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly editions: EditionsService,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly dueTasks: DueTasks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'editions.begin', every: 'minute', run: (running) => this.run(running) });
  }

  get(context: RequestContext): Promise<Schedule> {
    return this.transactions.read(context, (tx) => scheduleOf(tx));
  }

  /** @throws Problem `invalid-request` for a cron expression that is none. */
  change(context: RequestContext, change: Partial<Schedule>): Promise<Answer<Schedule>> {
    return this.transactions.write(context, async (tx, actor) => {
      const next = { ...(await scheduleOf(tx)) };
      if (change.cron !== undefined) next.cron = change.cron;
      if (change.active !== undefined) next.active = change.active;
      matcherOf(next.cron);
      await putSetting(tx, 'edition-schedule', next, this.clock.now());
      await this.audit.append(tx, actor, context, {
        action: 'edition-schedule.changed',
        subject: { type: 'settings', id: 'edition-schedule' },
        details: next,
      });
      return new Answer(200, next);
    });
  }

  private async run({ tx, actor, context, instant }: DueRunning): Promise<void> {
    const schedule = await scheduleOf(tx);
    const [kept] = await tx.query<{ value: { at: string } }[]>(
      `select value from setting where key = 'edition-schedule-looked'`,
    );
    const due = kept && schedule.active ? lastDue(schedule.cron, new Date(kept.value.at), instant) : null;
    if (due) {
      const title = `${due.getUTCFullYear()}-${String(due.getUTCMonth() + 1).padStart(2, '0')}`;
      const id = await this.editions.begin(tx, actor, context, wishOf({ title }), due.toISOString());
      const { number } = await findEdition(tx, id);
      await this.notifications.tell(tx, {
        to: { roles: ['administrator', 'editor'] },
        kind: 'edition-begun',
        subject: { type: 'edition', id },
        facts: { number },
        path: `/editions/${id}`,
      });
    }
    await putSetting(tx, 'edition-schedule-looked', { at: instant.toISOString() }, instant);
  }
}

async function scheduleOf(tx: EntityManager): Promise<Schedule> {
  const [kept] = await tx.query<{ value: Schedule }[]>(
    `select value from setting where key = 'edition-schedule'`,
  );
  return kept?.value ?? QUARTERLY;
}

type Matches = (instant: Date) => boolean;

function matcherOf(cron: string): Matches {
  try {
    const [item] = parseCronItems([{ task: 'edition', match: cron }]);
    return (at) =>
      item!.match({
        min: at.getUTCMinutes(),
        hour: at.getUTCHours(),
        date: at.getUTCDate(),
        month: at.getUTCMonth() + 1,
        dow: at.getUTCDay(),
      });
  } catch {
    const errors = [{ field: 'cron', message: 'cron must be five fields, such as 0 6 1 1,4,7,10 *' }];
    throw new Problem('invalid-request', undefined, { errors });
  }
}

/** The last minute after `from`, up to and with `to`, that the expression names; null: none. */
export function lastDue(cron: string, from: Date, to: Date): Date | null {
  const matches = matcherOf(cron);
  const first = Math.floor(from.getTime() / MINUTE) + 1;
  const last = Math.floor(to.getTime() / MINUTE);
  for (let minute = last; minute >= Math.max(first, last - FURTHEST); minute -= 1) {
    const instant = new Date(minute * MINUTE);
    if (matches(instant)) return instant;
  }
  return null;
}
