import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Problem, type Language } from '../platform/problems.js';
import { systemActor, type Actor } from './actor.js';
import { Answer } from './answer.js';
import { CLEARANCES, stricterClearance } from './clearance.js';
import { Idempotency } from './idempotency.js';
import { notSignedIn } from './not-signed-in.js';
import { may } from './permissions.js';
import type { RequestContext } from './request-context.js';
import type { ActorRole } from './roles.js';

/** What `begin_session` and `begin_client` return: the account as it stands now. */
interface ActorRow {
  id: string;
  name: string;
  role: ActorRole;
  state: string | null;
  own: number;
  others: number;
  personal: boolean;
  enrolment_only: boolean;
  scopes: string[] | null;
  language: Language;
}

/**
 * The only way to the database for requests and jobs. Each transaction first asks the database, in one round
 * trip, whether the session, the account and its role are alive, and sets the actor that row-level security
 * goes by; both are forgotten when the transaction ends.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /** Reads as this request's actor. Reads may append to the release ledger, so the transaction is not read-only. */
  read<T>(context: RequestContext, work: (tx: EntityManager, actor: Actor) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => work(tx, await this.begin(tx, context)));
  }

  /**
   * Writes as this request's actor: all of `work`, its audit records and the answer kept for the request's
   * `Idempotency-Key`, or nothing. A repeated key gets the first answer again.
   */
  write<T>(
    context: RequestContext,
    work: (tx: EntityManager, actor: Actor) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    return this.dataSource.transaction(async (tx) => {
      const actor = await this.begin(tx, context);
      if (!context.idempotency) return work(tx, actor);
      return this.idempotency.once(tx, actor, context, () => work(tx, actor));
    });
  }

  private async begin(tx: EntityManager, context: RequestContext): Promise<Actor> {
    const { credential } = context;
    if (credential.kind === 'system') {
      await tx.query('select begin_system($1)', [credential.name]);
      return systemActor(credential.name);
    }
    const [row] =
      credential.kind === 'session'
        ? await tx.query<ActorRow[]>('select * from begin_session($1, $2)', [
            credential.sessionId,
            this.clock.now(),
          ])
        : await tx.query<ActorRow[]>('select * from begin_client($1, $2, $3)', [
            credential.clientId,
            credential.secretHash,
            this.clock.now(),
          ]);
    if (!row) throw notSignedIn('This session has ended. Sign in again.');
    const actor: Actor = {
      kind: credential.kind === 'session' ? 'user' : 'client',
      id: row.id,
      name: row.name,
      role: row.role,
      state: row.state,
      clearance: stricterClearance(CLEARANCES[row.role], row),
      sessionId: credential.kind === 'session' ? credential.sessionId : null,
      enrolmentOnly: row.enrolment_only,
      scopes: row.scopes,
      language: row.language,
    };
    if (actor.enrolmentOnly && !may(actor, context.permission)) throw new Problem('second-factor-required');
    if (!may(actor, context.permission)) throw new Problem('forbidden');
    return actor;
  }
}
