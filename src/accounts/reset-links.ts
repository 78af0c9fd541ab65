import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Outbox } from '../mail/outbox.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Sealer } from '../platform/sealer.js';
import { accountByEmail, type AccountRow } from './account-row.js';
import { wordingOf } from './letters.js';
import { newSecret } from './one-time.js';
import { outside } from './public-context.js';
import { Throttle } from './throttle.js';

const HOUR = 3_600_000;
/** How long a reset link is good, in milliseconds. */
export const RESET_FOR = HOUR;
/** Links one account gets in an hour. */
const LINKS_AN_HOUR = 3;
const TASK = 'accounts.reset-link';

/** Links that set a new password: single use, an hour long, mailed to the account's own address only. */
@Injectable()
export class ResetLinks implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: Throttle,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly configuration: Configuration,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.register(TASK, (payload) => this.answer((payload as { sealed: string }).sealed));
  }

  /**
   * Notes that somebody asked; a job does the rest, so that neither the answer nor its time tells whether there is
   * such an account.
   */
  request(request: RequestContext, email: string): Promise<Answer<null>> {
    const context = outside(request, 'password-reset');
    return this.transactions.write(context, async (tx) => {
      if (await this.throttle.mayAskReset(tx, context.address, this.clock.now())) {
        // Sealed: people type other things than their address, and the queue's table is not ours to guard.
        await this.jobs.enqueue(tx, TASK, { sealed: this.sealer.seal(email).toString('base64') });
      }
      return new Answer(204, null);
    });
  }

  /** Makes a link, without mailing it: the operator hands it over. */
  async make(tx: EntityManager, userId: string): Promise<string> {
    const { secret, hash } = newSecret();
    const now = this.clock.now();
    await tx.query(
      'insert into password_reset (hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)',
      [hash, userId, now, new Date(now.getTime() + RESET_FOR)],
    );
    // Behind #, so that it reaches no server's log and no referrer.
    return `${this.configuration.publicUrl}/password-reset#${secret}`;
  }

  /** Makes a link and mails it; administrators cannot read that letter. */
  async mail(
    tx: EntityManager,
    account: Pick<AccountRow, 'id' | 'email' | 'language' | 'demo'>,
  ): Promise<void> {
    const link = await this.make(tx, account.id);
    await this.outbox.put(tx, {
      to: account.email,
      language: account.language,
      ...wordingOf('reset', account.language, link),
      demo: account.demo,
      sensitive: true,
    });
  }

  private async answer(sealed: string): Promise<void> {
    const email = this.sealer.open(Buffer.from(sealed, 'base64'));
    const context = systemContext(`job:${TASK}`);
    await this.transactions.write(context, async (tx, actor) => {
      const account = await accountByEmail(tx, email, true);
      if (account?.status !== 'active' || (await this.hasEnough(tx, account.id)))
        return new Answer(200, null);
      await this.mail(tx, account);
      await this.audit.append(tx, actor, context, {
        action: 'account.reset-requested',
        subject: { type: 'account', id: account.id },
        country: account.state,
      });
      return new Answer(200, null);
    });
  }

  private async hasEnough(tx: EntityManager, userId: string): Promise<boolean> {
    const recent = await tx.query<unknown[]>(
      'select 1 from password_reset where user_id = $1 and created_at > $2',
      [userId, new Date(this.clock.now().getTime() - HOUR)],
    );
    return recent.length >= LINKS_AN_HOUR;
  }
}
