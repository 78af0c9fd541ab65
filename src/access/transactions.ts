import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Actor } from './actor.js';
import type { Answer } from './answer.js';
import { actorFrom, beginStatement, type ActorRow } from './begin.js';
import { Idempotency } from './idempotency.js';
import type { RequestContext } from './request-context.js';

/**
 * The way to the database for requests and jobs; `LookUps` is its fast lane. Each transaction first asks the
 * database, in one round trip, whether the session, the account and its role are alive, and sets the actor that
 * row-level security goes by; both are forgotten when the transaction ends.
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
    const { text, values } = beginStatement(context, this.clock.now());
    const [row] = await tx.query<ActorRow[]>(text, values);
    return actorFrom(context, row);
  }
}
