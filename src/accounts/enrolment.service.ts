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
import { Sealer } from '../platform/sealer.js';
import { accountById } from './account-row.js';
import type { EnrolmentStarted, RecoveryCodes } from './auth.dto.js';
import { Prove, type Proof } from './prove.js';
import { newRecoveryCodes, newTotpSecret, recoveryHash, stepOf, totpUri } from './totp.js';

/** Setting up, replacing and removing one's own second factor. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly prove: Prove,
    private readonly sealer: Sealer,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** A new secret, which only counts once a code of it is confirmed; a present one stays good until then. */
  start(context: RequestContext, proof: Proof): Promise<Answer<EnrolmentStarted>> {
    const work = async (tx: EntityManager, actor: Actor, account: { email: string }) => {
      const secret = newTotpSecret();
      await tx.query('update app_user set totp_pending = $2 where id = $1', [
        actor.id,
        this.sealer.seal(secret),
      ]);
      return new Answer(200, { secret, uri: totpUri(secret, account.email) });
    };
    return this.prove.run(context, proof, work, true);
  }

  /** @throws Problem `conflict` (409) when nothing was begun, `wrong-credentials` (401) for a wrong code. */
  confirm(context: RequestContext, code: string): Promise<Answer<RecoveryCodes>> {
    return this.transactions.write(context, async (tx, actor) => {
      const now = this.clock.now();
      const account = (await accountById(tx, actor.id, true))!;
      if (!account.totp_pending) throw new Problem('conflict', 'Begin with POST /api/v1/auth/second-factor.');
      const step = stepOf(this.sealer.open(account.totp_pending), code, now, null);
      if (step === null) throw new Problem('wrong-credentials', 'Check the clock of the telephone.');
      await tx.query(
        `update app_user set totp_sealed = totp_pending, totp_pending = null, totp_confirmed_at = $2,
                totp_last_step = $3, changed_at = $2 where id = $1`,
        [actor.id, now, step],
      );
      await this.record(tx, actor, context, 'second-factor.set');
      return new Answer(200, await this.newCodes(tx, actor.id));
    });
  }

  /** New recovery codes; the old ones are worth nothing from then on. */
  renewCodes(context: RequestContext, proof: Proof): Promise<Answer<RecoveryCodes>> {
    const work = async (tx: EntityManager, actor: Actor, account: { totp_sealed: Buffer | null }) => {
      if (!account.totp_sealed) throw new Problem('conflict', 'There is no second factor.');
      await this.record(tx, actor, context, 'second-factor.codes-renewed');
      return new Answer(200, await this.newCodes(tx, actor.id));
    };
    return this.prove.run(context, proof, work, true);
  }

  /** @throws Problem `rule-broken` (422) where the role must have one. */
  remove(context: RequestContext, proof: Proof): Promise<Answer<null>> {
    const work = async (tx: EntityManager, actor: Actor, account: { factor_required: boolean }) => {
      if (account.factor_required) {
        throw new Problem('rule-broken', 'Your role must have a second factor; set up another in its place.');
      }
      await forgetFactor(tx, actor.id, this.clock.now());
      await this.record(tx, actor, context, 'second-factor.removed');
      return new Answer(204, null);
    };
    return this.prove.run(context, proof, work, true);
  }

  private async newCodes(tx: EntityManager, userId: string): Promise<RecoveryCodes> {
    const recoveryCodes = newRecoveryCodes();
    await tx.query('delete from recovery_code where user_id = $1', [userId]);
    await tx.query('insert into recovery_code (user_id, hash) select $1, unnest($2::text[])', [
      userId,
      recoveryCodes.map(recoveryHash),
    ]);
    return { recoveryCodes };
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    action: string,
  ): Promise<void> {
    await this.notifications.tell(tx, {
      to: { users: [actor.id] },
      kind: 'factor-changed',
      subject: { type: 'account', id: actor.id },
      facts: {},
      path: '/account',
    });
    await this.audit.append(tx, actor, context, {
      action,
      subject: { type: 'account', id: actor.id },
      country: actor.state,
    });
  }
}

/** Takes an account's second factor and its recovery codes away. */
export async function forgetFactor(tx: EntityManager, userId: string, now: Date): Promise<void> {
  await tx.query(
    `update app_user set totp_sealed = null, totp_pending = null, totp_confirmed_at = null, totp_last_step = null,
            changed_at = $2 where id = $1`,
    [userId, now],
  );
  await tx.query('delete from recovery_code where user_id = $1', [userId]);
}
