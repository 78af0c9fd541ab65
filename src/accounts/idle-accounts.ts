import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks } from '../jobs/due-tasks.js';

const DAY = 24 * 3_600_000;
/** An account nobody used for this long is disabled (milliseconds: 180 days). */
export const IDLE_ACCOUNT = 180 * DAY;

/**
 * Disables accounts idle for 180 days: one, or all. Each is recorded.
 * @returns how many.
 */
export async function disableIdle(
  tx: EntityManager,
  actor: Actor,
  context: RequestContext,
  audit: AuditLog,
  now: Date,
  only: string | null = null,
): Promise<number> {
  const idle = await tx.query<{ id: string; state: string | null }[]>(
    `with idle as (
       update app_user set status = 'disabled', disabled_reason = 'idle for 180 days', changed_at = $1
        where status = 'active' and last_seen_at < $2 and ($3::uuid is null or id = $3)
        returning id, state
     ) select * from idle`,
    [now, new Date(now.getTime() - IDLE_ACCOUNT), only],
  );
  for (const { id, state } of idle) {
    await audit.append(tx, actor, context, {
      action: 'account.disabled',
      subject: { type: 'account', id },
      country: state,
      details: { reason: 'idle' },
    });
  }
  return idle.length;
}

/** Once a day: idle accounts are disabled, and what no longer serves is forgotten. */
@Injectable()
export class IdleAccounts implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'accounts.idle',
      every: 'day',
      run: async ({ tx, actor, context, instant }) => {
        await disableIdle(tx, actor, context, this.audit, instant);
        await forget(tx, instant);
      },
    });
  }
}

/** Attempts after a day; sessions (with their tokens) and resets 90 days after their end. */
async function forget(tx: EntityManager, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY);
  const longAgo = new Date(now.getTime() - 90 * DAY);
  await tx.query('delete from sign_in_attempt where at < $1', [dayAgo]);
  await tx.query('delete from session where expires_at < $1', [longAgo]);
  await tx.query('delete from password_reset where expires_at < $1', [longAgo]);
}
