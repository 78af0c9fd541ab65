import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { may, PERMISSIONS, type Permission } from '../access/permissions.js';
import type { RequestContext } from '../access/request-context.js';
import { labelOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { accountById } from './account-row.js';
import type { Me, MeChange } from './auth.dto.js';
import { userOf } from './signed-in.js';

/** The account that asks. */
@Injectable()
export class MeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  get(context: RequestContext): Promise<Me> {
    return this.transactions.read(context, meOf);
  }

  /** Name and language; nothing else is one's own to change. */
  change(context: RequestContext, change: MeChange): Promise<Answer<Me>> {
    return this.transactions.write(context, async (tx, actor) => {
      await tx.query(
        'update app_user set name = coalesce($2, name), language = coalesce($3, language), changed_at = $4 where id = $1',
        [actor.id, change.name ?? null, change.language ?? null, this.clock.now()],
      );
      await this.audit.append(tx, actor, context, {
        action: 'account.changed',
        subject: { type: 'account', id: actor.id },
        country: actor.state,
        details: { fields: Object.keys(change) },
      });
      return new Answer(200, await meOf(tx, actor));
    });
  }
}

async function meOf(tx: EntityManager, actor: Actor): Promise<Me> {
  const account = (await accountById(tx, actor.id))!;
  const label = (rank: number) => (rank < 0 ? null : labelOf(rank));
  const { own, others, personal } = actor.clearance;
  return {
    ...userOf(account),
    clearance: { own: label(own), others: label(others), personal },
    permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(actor, permission)),
  };
}
