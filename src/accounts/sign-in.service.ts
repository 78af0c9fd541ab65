import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { accountByEmail, type AccountRow } from './account-row.js';
import type { SignedIn, SignInInput } from './auth.dto.js';
import { disableIdle } from './idle-accounts.js';
import { Passwords } from './passwords.js';
import { outsideOnce } from './public-context.js';
import { SecondFactor } from './second-factor.js';
import type { SignInAttempt } from './sessions.entities.js';
import { SignedInAnswers } from './signed-in.js';
import { Throttle, WINDOW, type Attempt } from './throttle.js';

interface Begun {
  attempt: Attempt;
  account: AccountRow | null;
  /** Throttled, and no right second factor shown. */
  refused: boolean;
}

/** Refused: what the throttle and the log are told. Never what the caller is told. */
type Refusal = Exclude<SignInAttempt['outcome'], 'pending' | 'ok'>;

/** Sign-in with a password and, where the account has one, a second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly factor: SecondFactor,
    private readonly throttle: Throttle,
    private readonly signedIn: SignedInAnswers,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * One answer, in one time, for an unknown e-mail, a wrong password, a wrong code and a disabled account.
   * @throws Problem `wrong-credentials` (401); `second-factor-missing` (401) when only the code lacks;
   * `too-many-requests` (429) while throttled.
   */
  async signIn(request: RequestContext, input: SignInInput, userAgent: string | null) {
    const context = outsideOnce(request, 'sign-in');
    const begun = await this.begin(context, input);
    if (begun.refused) throw tooMany();
    const right = await this.passwords.matches(input.password, begun.account?.password_hash ?? null);
    const outcome = await this.transactions.write<SignedIn | Refusal>(context, async (tx, actor) => {
      const account = right ? await accountByEmail(tx, input.email, true) : begun.account;
      const refusal = await this.judge(tx, actor, context, { account, right, before: begun.account }, input);
      await this.throttle.settle(tx, begun.attempt, refusal ?? 'ok');
      if (refusal) {
        await this.recordRefusal(tx, actor, context, account, refusal);
        return new Answer<SignedIn | Refusal>(401, refusal);
      }
      return this.signedIn.open(tx, context, account!, userAgent);
    });
    if (outcome.body === 'code-missing')
      throw new Problem('second-factor-missing', 'Send totp, or recoveryCode.');
    if (typeof outcome.body === 'string') throw new Problem('wrong-credentials');
    return outcome;
  }

  private async begin(context: RequestContext, input: SignInInput): Promise<Begun> {
    const begun = await this.transactions.write(context, async (tx) => {
      const now = this.clock.now();
      const attempt = await this.throttle.begin(tx, input.email, context.address, now);
      const account = await accountByEmail(tx, input.email);
      const refused = attempt.throttled && !(await this.isOwner(tx, attempt, account, input, now));
      return new Answer(200, { attempt, account, refused });
    });
    return begun.body;
  }

  /** Whether a right second factor opens the throttle. */
  private async isOwner(
    tx: EntityManager,
    attempt: Attempt,
    account: AccountRow | null,
    input: SignInInput,
    now: Date,
  ): Promise<boolean> {
    const { totp, recoveryCode } = input;
    const may = totp === undefined ? attempt.mayShow.recoveryCode : attempt.mayShow.totp;
    const showed = totp !== undefined || recoveryCode !== undefined;
    const owner = may && showed && account !== null && (await this.factor.isRight(tx, account, input, now));
    if (!owner) await this.throttle.settle(tx, attempt, may && showed ? 'code-wrong' : 'throttled');
    return owner;
  }

  /** Why this sign-in is refused; null: it is right, and its second factor is spent. */
  private async judge(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    found: { account: AccountRow | null; before: AccountRow | null; right: boolean },
    input: SignInInput,
  ): Promise<Refusal | null> {
    const { account, before, right } = found;
    if (!right || !account || !before || account.password_hash !== before.password_hash) return 'failed';
    if (account.status !== 'active') return 'failed';
    const now = this.clock.now();
    if (await disableIdle(tx, actor, context, this.audit, now, account.id)) return 'failed';
    if (!account.totp_sealed) return null;
    if (input.totp === undefined && input.recoveryCode === undefined) return 'code-missing';
    return (await this.factor.spend(tx, account, input, now)) ? null : 'code-wrong';
  }

  private async recordRefusal(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    account: AccountRow | null,
    refusal: Refusal,
  ): Promise<void> {
    await this.audit.append(tx, actor, context, {
      action: 'account.sign-in-refused',
      subject: { type: 'account', id: account?.id ?? 'unknown' },
      country: account?.state ?? null,
      details: { reason: refusal },
    });
  }
}

const tooMany = () =>
  new Problem('too-many-requests', 'Wait, or sign in with your second factor.', {
    headers: { 'retry-after': String(WINDOW / 1000) },
  });
