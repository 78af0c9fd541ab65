import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { SECRETARIAT_ROLES } from '../access/roles.js';
import { Transactions } from '../access/transactions.js';
import { isConcerned } from '../access/visibility.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { VerificationInput } from './entry-acts.dto.js';
import type { RegisterDefinition } from './register.definition.js';
import { ContactPoint, Verification } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { etagOf, view, visiblePoints, type EntryView } from './view.js';
import type { VerificationMethod, VerifierSide } from './vocabulary.js';

/** For whom this actor speaks: without an account it is the office itself, by a link that went to its own mailbox. */
const sideOf = ({ role }: Actor): VerifierSide => {
  if (SECRETARIAT_ROLES.includes(role)) return 'secretariat';
  return role === 'system' ? 'office' : 'authority';
};

/** Records that somebody said, on a day and by a method, that values are right. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `forbidden` for another State's entry, `invalid-request` for a value it does not hold now. */
  verify(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    input: VerificationInput,
  ): Promise<Answer<EntryView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const now = this.clock.now();
      await tx.query('select 1 from register_entry where id = $1 for update', [id]);
      const row = await this.query.one(tx, actor, definition, id);
      if (!row) throw new Problem('not-found');
      if (!isConcerned(actor, row.country))
        throw new Problem('forbidden', 'This entry belongs to another State.');
      const known = new Set(
        visiblePoints(row, actor)
          .filter(({ value }) => value !== null)
          .map((point) => point.id),
      );
      const errors = input.contactPointIds.flatMap((one, index) =>
        known.has(one)
          ? []
          : [{ field: `contactPointIds.${index}`, message: 'is no present value of this entry' }],
      );
      const at = input.at ? new Date(input.at) : now;
      if (at > now) errors.push({ field: 'at', message: 'must not be in the future' });
      if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });

      const ids = [...new Set(input.contactPointIds)];
      await this.record(tx, actor, context, definition, row, {
        ids,
        method: input.method,
        at,
        note: input.note,
      });
      const after = await this.query.one(tx, actor, definition, id);
      const seen = after && view(after, actor, now);
      if (!seen) throw new Problem('not-found');
      return new Answer(200, seen, { ETag: etagOf(seen) });
    });
  }

  /** Records in the caller's transaction that these values of the entry are right. The caller has checked that it may. */
  async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    entry: { id: string; country: string | null },
    said: { ids: readonly string[]; method: VerificationMethod; at: Date; note?: string | null },
  ): Promise<void> {
    const { ids, method, at, note } = said;
    await tx
      .createQueryBuilder()
      .update(ContactPoint)
      .set({
        verifiedAt: at,
        verifiedBy: actor.id,
        verifiedMethod: method,
        verifiedSide: sideOf(actor),
        disputedAt: null,
        reportedAt: null,
      })
      .where('id in (:...ids)', { ids })
      .execute();
    const rows = ids.map((contactPointId) => ({
      id: randomUUID(),
      contactPointId,
      entryId: entry.id,
      country: entry.country,
      verifiedAt: at,
      verifiedBy: actor.id,
      method,
      note: note ?? null,
      recordedAt: this.clock.now(),
    }));
    await tx.createQueryBuilder().insert().into(Verification).values(rows).updateEntity(false).execute();
    await this.audit.append(tx, actor, context, {
      action: 'entry.verified',
      subject: { type: definition.noun, id: entry.id },
      country: entry.country,
      details: { contactPoints: ids, method, at: at.toISOString() },
    });
  }
}
