import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { CLEARANCES, stricterClearance, type Clearance } from '../access/clearance.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';

/** For whom something is read: which edition, and up to which TLP rank. */
export interface Audience {
  editionId: string;
  ceiling: number;
}

/** Reads and writes as an edition's audience: what is not for it exists for neither layer of visibility. */
@Injectable()
export class AudienceTransactions {
  constructor(private readonly transactions: Transactions) {}

  read<T>(
    audience: Audience,
    work: (tx: EntityManager, actor: Actor, context: RequestContext) => Promise<T>,
  ): Promise<T> {
    const context = contextOf(audience);
    return this.transactions.read(context, async (tx) => work(tx, await narrow(tx, audience), context));
  }

  async write<T>(audience: Audience, work: (tx: EntityManager, actor: Actor) => Promise<T>): Promise<T> {
    const { body } = await this.transactions.write(
      contextOf(audience),
      async (tx) => new Answer(200, await work(tx, await narrow(tx, audience))),
    );
    return body;
  }
}

const contextOf = ({ editionId }: Audience): RequestContext => systemContext(`edition:${editionId}`);

/** Lets the statements of this transaction take as long as a hundred thousand entries need; a request's may not. */
export async function patiently(tx: EntityManager): Promise<void> {
  await tx.query(`select set_config('statement_timeout', '600000', true)`);
}

/** From here on the transaction reads as that audience, and no more. */
export async function narrow(tx: EntityManager, { editionId, ceiling }: Audience): Promise<Actor> {
  const name = `edition:${editionId}`;
  const [clearance] = await tx.query<Clearance[]>(
    'select own, others, personal from begin_audience($1, $2::smallint)',
    [name, ceiling],
  );
  return {
    ...systemActor(name),
    role: 'recipient',
    clearance: stricterClearance(stricterClearance(CLEARANCES.recipient, clearance!), {
      own: ceiling,
      others: ceiling,
      personal: false,
    }),
  };
}

/** Gives the transaction back to the system's named actor. */
export async function widen(tx: EntityManager, name: string): Promise<void> {
  await tx.query('select begin_system($1)', [name]);
}
