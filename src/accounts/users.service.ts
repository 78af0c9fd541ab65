import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import type { FactsOf, Kind } from '../notifications/kinds.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { forgetFactor } from './enrolment.service.js';
import { noteInfluence } from './influence.js';
import { demandFitting } from './new-account.js';
import { ResetLinks } from './reset-links.js';
import { sessionsOf } from './session-list.js';
import { Sessions } from './sessions.js';
import { userById, usersPage, type UserRow } from './user-list.js';
import type { UserChange, UserPage, UserQuery, UserView } from './users.dto.js';

/** Accounts, as an administrator runs them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly resets: ResetLinks,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(context: RequestContext, query: UserQuery): Promise<Answer<UserPage>> {
    return this.transactions.read(context, (tx) => usersPage(tx, query));
  }

  get(context: RequestContext, id: string): Promise<UserView> {
    return this.transactions.read(context, (tx) => this.view(tx, id));
  }

  /**
   * Gives a role, a State, or takes the account out of use; it bites on that account's next request.
   * @throws Problem `rule-broken` (422): one's own powers, or those of the last active administrator.
   */
  change(context: RequestContext, id: string, change: UserChange): Promise<Answer<UserView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const user = await this.another(tx, actor, id);
      const role = change.role ?? user.role;
      const state = change.state === undefined ? user.state : change.state;
      const status = change.status ?? user.status;
      await demandFitting(tx, role, state);
      if (role !== 'administrator' || status !== 'active') await this.keepOneAdministrator(tx, user);
      await this.apply(tx, actor, context, user, { role, state, status });
      return new Answer(200, await this.view(tx, id));
    });
  }

  /** Takes the second factor away; the account sets up another when it signs in. */
  resetFactor(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const user = await this.another(tx, actor, id);
      const now = this.clock.now();
      await forgetFactor(tx, id, now);
      await this.sessions.endAll(tx, id, 'second-factor-reset', now);
      await noteInfluence(tx, actor.id, id, 'reset', now);
      await this.warn(tx, user, 'factor-changed', {});
      await this.record(tx, actor, context, user, 'account.second-factor-reset');
      return new Answer(204, null);
    });
  }

  /** Ends every session of the account; it may sign in again. */
  endSessions(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const user = await this.another(tx, actor, id);
      const sessions = await this.sessions.endAll(tx, id, 'ended-by-administrator', this.clock.now());
      await this.warn(tx, user, 'sessions-ended', { by: actor.name });
      await this.record(tx, actor, context, user, 'account.sessions-ended', { sessions });
      return new Answer(204, null);
    });
  }

  /** Mails the account a link to set a new password. The administrator never sees it. */
  resetPassword(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const user = await this.another(tx, actor, id);
      if (user.status !== 'active') throw new Problem('conflict', 'The account is disabled.');
      await this.resets.mail(tx, user);
      await noteInfluence(tx, actor.id, id, 'reset', this.clock.now());
      await this.record(tx, actor, context, user, 'account.reset-sent');
      return new Answer(204, null);
    });
  }

  private async apply(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    user: UserRow,
    next: Pick<UserRow, 'role' | 'state' | 'status'>,
  ): Promise<void> {
    const now = this.clock.now();
    const before = { role: user.role, state: user.state, status: user.status };
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    // A disabled account that returns is seen from now on, else it would be idle at once.
    await tx.query(
      `update app_user set role = $2, state = $3, status = $4,
              disabled_reason = case when $4 = 'disabled' then coalesce(disabled_reason, 'by an administrator') end,
              last_seen_at = case when status = 'disabled' and $4 = 'active' then $5 else last_seen_at end,
              changed_at = $5
        where id = $1`,
      [user.id, next.role, next.state, next.status, now],
    );
    if (next.status === 'disabled') await this.sessions.endAll(tx, user.id, 'account-disabled', now);
    else await noteInfluence(tx, actor.id, user.id, 're-roled', now);
    await this.warn(tx, user, 'powers-changed', { by: actor.name });
    await this.record(tx, actor, context, user, 'account.powers-changed', { from: before, to: next });
  }

  /** Locks the account. Nobody decides on powers of their own. */
  private async another(tx: EntityManager, actor: Actor, id: string): Promise<UserRow> {
    const user = await userById(tx, id, true);
    if (!user) throw new Problem('not-found');
    if (user.id === actor.id)
      throw new Problem('rule-broken', 'Another administrator must do this to your account.');
    return user;
  }

  private async keepOneAdministrator(tx: EntityManager, user: UserRow): Promise<void> {
    if (user.role !== 'administrator' || user.status !== 'active') return;
    // Locked in one order, so that of two administrators who disable each other one waits, and is refused.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('enlace.administrators', 0))`);
    const others = await tx.query<unknown[]>(
      `select 1 from app_user where role = 'administrator' and status = 'active' and id <> $1`,
      [user.id],
    );
    if (others.length === 0) throw new Problem('rule-broken', 'The last active administrator stays.');
  }

  private async view(tx: EntityManager, id: string): Promise<UserView> {
    const user = await userById(tx, id);
    if (!user) throw new Problem('not-found');
    const { items: sessions } = await sessionsOf(tx, id, null, this.clock.now());
    return { ...user, sessions };
  }

  private async warn<K extends Kind>(tx: EntityManager, { id }: UserRow, kind: K, facts: FactsOf<K>) {
    const subject = { type: 'account', id };
    await this.notifications.tell(tx, { to: { users: [id] }, kind, subject, facts, path: '/account' });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    user: UserRow,
    action: string,
    details: object = {},
  ): Promise<void> {
    const subject = { type: 'account', id: user.id };
    await this.audit.append(tx, actor, context, { action, subject, country: user.state, details });
  }
}
