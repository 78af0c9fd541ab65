import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AccountInfluence } from './accounts.entities.js';

/**
 * Notes that one account could have taken another over. For 30 days the register takes the two for one person:
 * neither approves what the other proposed.
 */
export async function noteInfluence(
  tx: EntityManager,
  byUser: string,
  onUser: string,
  kind: AccountInfluence['kind'],
  now: Date,
): Promise<void> {
  await tx.query(
    'insert into account_influence (id, by_user, on_user, kind, at) values ($1, $2, $3, $4, $5)',
    [randomUUID(), byUser, onUser, kind, now],
  );
}
