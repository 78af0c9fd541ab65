import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { Cancellation } from '../platform/cancellation.js';
import { Clock } from '../platform/clock.js';
import { prepared, preparesOn } from '../platform/prepared.js';
import { Problem } from '../platform/problems.js';
import type { Actor } from './actor.js';
import { actorFrom, beginStatement, type ActorRow } from './begin.js';
import { may } from './permissions.js';
import type { Credential, RequestContext } from './request-context.js';

/** What a look-up found, and the ledger's row about it, already on its way. */
export interface Shown<T> {
  answer: T;
  /** Must be kept before anybody gets the answer; null: nothing had to be recorded. */
  recorded: Promise<void> | null;
}

type Work<T> = (tx: EntityManager, actor: Actor) => Promise<Shown<T>>;

/** An account as the database last described it, and that description. */
interface Belief {
  row: string;
  actor: Actor;
}

/** How many callers are remembered between their requests. */
const MOST_BELIEFS = 5000;

/**
 * Reads that people wait for, in as few round trips as they can be made. The work begins, in the same packet, as the
 * account was when it last asked; the database's word on session, account and role comes back before the work's own
 * answer, and when it differs in anything the work is thrown away and done again. What the database lets through
 * never depends on the belief: row-level security goes by the actor that this transaction was begun for.
 */
@Injectable()
export class LookUps {
  private readonly beliefs = new Map<string, Belief>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cancellation: Cancellation,
  ) {}

  /** Reads as this request's actor. The work may be done twice, so all it may do is read and record. */
  async read<T>(context: RequestContext, work: Work<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = runner.manager;
    const client = (await runner.connect()) as PoolClient;
    preparesOn(tx, client);
    let ended: Promise<unknown> = Promise.resolve();
    let isOver = false;
    let cancelled: Promise<void> = Promise.resolve();
    const cancel = (): void => {
      cancelled = this.cancellation.cancel(client, () => isOver);
    };
    context.gone?.addEventListener('abort', cancel);
    try {
      if (context.gone?.aborted) throw new Problem('unavailable', 'The caller has left.');
      const { answer, recorded } = await this.inTransaction(tx, context, work);
      ended = prepared(tx, 'commit');
      // The ledger's row and the commit travel together; a read that recorded nothing need not wait for its end.
      if (recorded) await Promise.all([recorded, ended]);
      return answer;
    } catch (error) {
      ended = prepared(tx, 'rollback');
      throw error;
    } finally {
      isOver = true;
      context.gone?.removeEventListener('abort', cancel);
      // The connection is kept until a cancellation has struck: it must not strike the next one's statement.
      void Promise.all([settled(ended), cancelled]).then(() => runner.release());
    }
  }

  private async inTransaction<T>(
    tx: EntityManager,
    context: RequestContext,
    work: Work<T>,
  ): Promise<Shown<T>> {
    const key = keyOf(context.credential);
    const belief = this.believed(key, context);
    const began = this.begin(tx, context);
    const early = belief && settled(work(tx, belief.actor));
    const confirmed = await settled(began);
    // What was begun early may still be sending: nothing may follow before it has ended.
    const first = await early;
    if ('error' in confirmed) throw confirmed.error;
    const actor = this.learn(key, context, confirmed.value, belief);
    if (!first) return work(tx, actor);
    if (belief?.actor !== actor) {
      if ('value' in first) void settled(Promise.resolve(first.value.recorded));
      await prepared(tx, 'rollback');
      await this.begin(tx, context);
      return work(tx, actor);
    }
    if ('error' in first) throw first.error;
    return first.value;
  }

  /** Sends both statements at once. */
  private async begin(tx: EntityManager, context: RequestContext): Promise<ActorRow | undefined> {
    const { text, values } = beginStatement(context, this.clock.now());
    const [, [account]] = await Promise.all([prepared(tx, 'begin'), prepared<ActorRow>(tx, text, values)]);
    return account;
  }

  private believed(key: string | null, context: RequestContext): Belief | undefined {
    const belief = key === null ? undefined : this.beliefs.get(key);
    return belief && may(belief.actor, context.permission) ? belief : undefined;
  }

  /** The actor that the database described: the believed one when nothing about it has changed. */
  private learn(
    key: string | null,
    context: RequestContext,
    account: ActorRow | undefined,
    belief: Belief | undefined,
  ): Actor {
    const row = JSON.stringify(account);
    if (belief && belief.row === row) return belief.actor;
    if (key !== null) this.beliefs.delete(key);
    const actor = actorFrom(context, account);
    if (key !== null) this.beliefs.set(key, { row, actor });
    if (this.beliefs.size > MOST_BELIEFS) this.beliefs.delete(this.beliefs.keys().next().value!);
    return actor;
  }
}

const keyOf = (credential: Credential): string | null => {
  if (credential.kind === 'session') return `session ${credential.sessionId}`;
  return credential.kind === 'client' ? `client ${credential.clientId} ${credential.secretHash}` : null;
};

type Settled<T> = { value: T } | { error: unknown };

const settled = <T>(work: Promise<T>): Promise<Settled<T>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
