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
import type { ContactPointRow, EntryRow } from './document.js';
import type { VerificationInput } from './entry-acts.dto.js';
import { designationsOf } from './entry-index.js';
import type { RegisterDefinition } from './register.definition.js';
import { ContactPoint, RegisterEntry, Verification } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { etagOf, view, visiblePoints, type EntryView } from './view.js';
import type { DesignationMethod, VerificationMethod, VerifierSide } from './vocabulary.js';

/** For whom this actor speaks: without an account it is the office itself, by a link that went to its own mailbox. */
const sideOf = ({ role }: Actor): VerifierSide => {
  if (SECRETARIAT_ROLES.includes(role)) return 'secretariat';
  return role === 'system' ? 'office' : 'authority';
};

/** A fault reported on a later day than the value was found right; people say of a call the day, not the minute. */
const reportedSince = (column: string): string =>
  `case when (${column} at time zone 'UTC')::date > (cast(:at as timestamptz) at time zone 'UTC')::date then ${column} end`;

/** What somebody said is right of an entry: these values, and perhaps all its designations. */
interface Said {
  ids: readonly string[];
  designations?: boolean;
  method: VerificationMethod;
  at: Date;
  note?: string | null;
}

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
      const at = input.at ? new Date(input.at) : now;
      assertSaid(row, visiblePoints(row, actor), input, at > now);
      const ids = [...new Set(input.contactPointIds)];
      const { designations, method, note } = input;
      await this.record(tx, actor, context, definition, row, { ids, designations, method, at, note });
      const after = await this.query.one(tx, actor, definition, id);
      const seen = after && view(after, actor, now);
      if (!seen) throw new Problem('not-found');
      return new Answer(200, seen, { ETag: etagOf(seen) });
    });
  }

  /**
   * Records in the caller's transaction that these values of the entry, and perhaps all its designations, are right. What
   * was said of a later day stays: a call of last week that is written down today makes nothing older, and settles no
   * fault reported since. The caller has checked that it may.
   */
  async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    entry: { id: string; country: string | null },
    said: Said,
  ): Promise<void> {
    const { ids, designations = false, method, at, note } = said;
    if (ids.length > 0) await this.recordValues(tx, actor, entry, said);
    if (designations) {
      const verified = {
        designationsVerifiedAt: at,
        designationsVerifiedMethod: method as DesignationMethod,
        designationsVerifiedSide: sideOf(actor),
      };
      await tx
        .createQueryBuilder()
        .update(RegisterEntry)
        .set(verified)
        .where('id = :id and (designations_verified_at is null or designations_verified_at <= :at)', {
          id: entry.id,
          at,
        })
        .execute();
    }
    await this.audit.append(tx, actor, context, {
      action: 'entry.verified',
      subject: { type: definition.noun, id: entry.id },
      country: entry.country,
      details: {
        contactPoints: ids,
        ...(designations ? { designations, note: note ?? null } : {}),
        method,
        at: at.toISOString(),
      },
    });
  }

  private async recordValues(
    tx: EntityManager,
    actor: Actor,
    entry: { id: string; country: string | null },
    { ids, method, at, note }: Said,
  ): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(ContactPoint)
      .set({
        verifiedAt: at,
        verifiedBy: actor.id,
        verifiedMethod: method,
        verifiedSide: sideOf(actor),
        disputedAt: () => reportedSince('disputed_at'),
        reportedAt: () => reportedSince('reported_at'),
      })
      .where('id in (:...ids) and (verified_at is null or verified_at <= :at)', { ids, at })
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
  }
}

/** @throws Problem `invalid-request` for a value it does not hold, designations it does not have, or a day ahead. */
function assertSaid(
  row: EntryRow,
  visible: readonly ContactPointRow[],
  { contactPointIds, designations, method }: VerificationInput,
  ahead: boolean,
): void {
  const known = new Set(visible.filter(({ value }) => value !== null).map((point) => point.id));
  const errors = contactPointIds.flatMap((one, index) =>
    known.has(one)
      ? []
      : [{ field: `contactPointIds.${index}`, message: 'is no present value of this entry' }],
  );
  const refuse = (field: string, message: string) => errors.push({ field, message });
  if (contactPointIds.length === 0 && !designations)
    refuse('contactPointIds', 'must name a value, unless the designations are right');
  if (designations && method === 'drill') refuse('method', 'a drill tries no designation');
  if (designations && designationsOf(row.document).length === 0)
    refuse('designations', 'this entry has no designations');
  if (ahead) refuse('at', 'must not be in the future');
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
}
