import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { accountById, type AccountRow } from './account-row.js';
import { Passwords } from './passwords.js';
import { outsideOnce } from './public-context.js';
import { SecondFactor, type ShownFactor } from './second-factor.js';
import { Throttle, type Attempt } from './throttle.js';

/** Somebody signed in who proves the password again, and the second factor where asked. */
export interface Proof extends ShownFactor {
  password: string;
}

/**
 * Asks for the password again before what an unlocked desk must not be enough for. Throttled like sign-in: a stolen
 * access token is no way to guess.
 */
@Injectable()
export class Prove {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly factor: SecondFactor,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction once the password is proven, with the account's row locked.
   * @throws Problem `wrong-credentials` (401), `too-many-requests` (429).
   */
  async run<T>(
    context: RequestContext,
    proof: Proof,
    work: (tx: EntityManager, actor: Actor, account: AccountRow) => Promise<Answer<T>>,
    both = false,
  ): Promise<Answer<T>> {
    const account = await this.transactions.read(context, (tx, actor) => accountById(tx, actor.id));
    const attempt = await this.begin(context, account!.email);
    const right = await this.passwords.matches(proof.password, account!.password_hash);
    if (!right) await this.fail(context, attempt);
    const outcome = await this.transactions.write<T | null>(context, async (tx, actor) => {
      const locked = (await accountById(tx, actor.id, true))!;
      const needed = both && locked.totp_sealed !== null;
      if (locked.password_hash !== account!.password_hash) return new Answer(401, null);
      if (needed && !(await this.factor.spend(tx, locked, proof, this.clock.now())))
        return new Answer(401, null);
      return work(tx, actor, locked);
    });
    if (outcome.status === 401) await this.fail(context, attempt);
    await this.settle(context, attempt, 'ok');
    return outcome as Answer<T>;
  }

  private async begin(context: RequestContext, email: string): Promise<Attempt> {
    const { body } = await this.transactions.write(outsideOnce(context, 'prove'), async (tx) => {
      const attempt = await this.throttle.begin(tx, email, context.address, this.clock.now());
      if (attempt.throttled) await this.throttle.settle(tx, attempt, 'throttled');
      return new Answer(200, attempt);
    });
    if (body.throttled) throw new Problem('too-many-requests', 'Wait a quarter of an hour.');
    return body;
  }

  private async fail(context: RequestContext, attempt: Attempt): Promise<never> {
    await this.settle(context, attempt, 'failed');
    throw new Problem('wrong-credentials');
  }

  private async settle(context: RequestContext, attempt: Attempt, outcome: 'ok' | 'failed'): Promise<void> {
    await this.transactions.write(outsideOnce(context, 'prove'), async (tx) => {
      await this.throttle.settle(tx, attempt, outcome);
      return new Answer(200, null);
    });
  }
}
