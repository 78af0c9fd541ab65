import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { accountById, type AccountRow } from './account-row.js';
import type { PasswordChange, ResetConfirmation } from './auth.dto.js';
import { hashOf } from './one-time.js';
import { demandStrong } from './password-rules.js';
import { Passwords } from './passwords.js';
import { Prove } from './prove.js';
import { actorOf, outside } from './public-context.js';
import { Sessions } from './sessions.js';

/** Changes passwords: by who knows the present one, or who has the mailed link. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly transactions: Transactions,
    private readonly prove: Prove,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Ends all other sessions. @throws Problem `wrong-credentials` (401), `invalid-request` (400) for a weak one. */
  async change(context: RequestContext, input: PasswordChange): Promise<Answer<null>> {
    const about = await this.transactions.read(context, async (tx, actor) => {
      const account = (await accountById(tx, actor.id))!;
      return [account.email, account.name];
    });
    demandStrong(input.password, about);
    const hash = await this.passwords.hash(input.password);
    return this.prove.run(context, { password: input.current }, async (tx, actor, account) => {
      await this.set(tx, actor, context, account, hash, actor.sessionId);
      return new Answer(204, null);
    });
  }

  /**
   * Sets the password of whoever got the mailed link, once, and ends all sessions. The second factor stays.
   * @throws Problem `not-found` (404) when the link was used, has expired, or never was.
   */
  async confirmReset(request: RequestContext, input: ResetConfirmation): Promise<Answer<null>> {
    const context = outside(request, 'password-reset');
    const found = await this.transactions.read(context, (tx) => this.accountOfReset(tx, input.token));
    demandStrong(input.password, [found.email, found.name]);
    const hash = await this.passwords.hash(input.password);
    return this.transactions.write(context, async (tx) => {
      const account = await this.accountOfReset(tx, input.token);
      await tx.query('update password_reset set used_at = $2 where user_id = $1 and used_at is null', [
        account.id,
        this.clock.now(),
      ]);
      await this.set(tx, actorOf(account, null), context, account, hash, null);
      return new Answer(204, null);
    });
  }

  /** Locks the link's row, so that of two at once one finds it used. */
  private async accountOfReset(tx: EntityManager, token: string): Promise<AccountRow> {
    const [row] = await tx.query<{ user_id: string }[]>(
      'select user_id from password_reset where hash = $1 and used_at is null and expires_at > $2 for update',
      [hashOf(token), this.clock.now()],
    );
    const account = row ? await accountById(tx, row.user_id, true) : null;
    if (account?.status !== 'active')
      throw new Problem('not-found', 'This link is no longer good. Ask for another.');
    return account;
  }

  private async set(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    account: AccountRow,
    hash: string,
    keepSession: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query('update app_user set password_hash = $2, changed_at = $3 where id = $1', [
      account.id,
      hash,
      now,
    ]);
    await this.sessions.endAll(tx, account.id, 'password-changed', now, keepSession);
    await this.notifications.tell(tx, {
      to: { users: [account.id] },
      kind: 'password-changed',
      subject: { type: 'account', id: account.id },
      facts: {},
      path: '/account',
    });
    await this.audit.append(tx, actor, context, {
      action: 'account.password-changed',
      subject: { type: 'account', id: account.id },
      country: account.state,
    });
  }
}
