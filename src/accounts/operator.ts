import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { CommandError } from '../platform/command.js';
import { Clock } from '../platform/clock.js';
import { accountByEmail, type AccountRow } from './account-row.js';
import { forgetFactor } from './enrolment.service.js';
import { InvitationsService } from './invitations.service.js';
import type { PeoplesRole } from './new-account.js';
import { ResetLinks } from './reset-links.js';
import { Sessions } from './sessions.js';

type Work<T> = (tx: EntityManager, account: AccountRow, actor: Actor, context: RequestContext) => Promise<T>;

/** What whoever runs the server does on its command line, under nobody's influence. */
@Injectable()
export class Operator {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: InvitationsService,
    private readonly resets: ResetLinks,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @returns a single-use link, good for seven days, with which the account is made. */
  async invite(email: string, role: PeoplesRole, state: string | null): Promise<string> {
    const context = systemContext('command:user create');
    const { body } = await this.transactions.write(context, async (tx, actor) => {
      const made = await this.invitations.make(tx, actor, context, { email, role, state });
      return new Answer(201, made.link);
    });
    return body;
  }

  /** For who lost the telephone and the recovery codes: takes the second factor away, ends all sessions. */
  async resetFactor(email: string): Promise<void> {
    await this.on(email, 'command:user reset-second-factor', async (tx, account, actor, context) => {
      const now = this.clock.now();
      await forgetFactor(tx, account.id, now);
      await this.sessions.endAll(tx, account.id, 'second-factor-reset', now);
      await this.record(tx, actor, context, account, 'account.second-factor-reset');
    });
  }

  /** @returns a single-use link, good for an hour, that sets a new password. An idle account is taken back into use. */
  resetLink(email: string): Promise<string> {
    return this.on(email, 'command:user reset-link', async (tx, account, actor, context) => {
      const now = this.clock.now();
      await tx.query(
        `update app_user set status = 'active', disabled_reason = null, last_seen_at = $2, changed_at = $2
          where id = $1 and status = 'disabled' and disabled_reason = 'idle for 180 days'`,
        [account.id, now],
      );
      await this.record(tx, actor, context, account, 'account.reset-link-made');
      return this.resets.make(tx, account.id);
    });
  }

  private async on<T>(email: string, name: string, work: Work<T>): Promise<T> {
    const context = systemContext(name);
    const { body } = await this.transactions.write(context, async (tx, actor) => {
      const account = await accountByEmail(tx, email, true);
      if (!account) throw new CommandError(`${email} has no account.`);
      return new Answer(200, await work(tx, account, actor, context));
    });
    return body;
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    account: AccountRow,
    action: string,
  ): Promise<void> {
    const subject = { type: 'account', id: account.id };
    await this.audit.append(tx, actor, context, { action, subject, country: account.state });
  }
}
