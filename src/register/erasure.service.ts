import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { isConcerned } from '../access/visibility.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ErasureInput, ErasureResponse } from './entry-acts.dto.js';
import type { RegisterDefinition } from './register.definition.js';
import { RegisterQuery } from './register.query.js';

/**
 * Erases personal values for good: a departed officer, consent withdrawn. Versions and the audit chain keep the
 * reference and a digest whose salt is erased too, so that nobody can guess the value back.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Past values at any time; present ones only of a withdrawn entry, so that one person cannot take a published
   * number away by erasing it. A withdrawn person's own fields (name, title) go with the whole.
   */
  erase(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    input: ErasureInput,
  ): Promise<Answer<ErasureResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      await tx.query('select 1 from register_entry where id = $1 for update', [id]);
      const row = await this.query.one(tx, actor, definition, id);
      if (!row) throw new Problem('not-found');
      if (!isConcerned(actor, row.country))
        throw new Problem('forbidden', 'This entry belongs to another State.');
      const personal = await tx.query<{ id: string }[]>(
        'select id from contact_point where entry_id = $1 and personal and erased_at is null',
        [id],
      );
      const asked = input.contactPointIds ?? personal.map((point) => point.id);
      const unknown = asked.filter((one) => !personal.some((point) => point.id === one));
      if (unknown.length > 0) {
        const errors = unknown.map((one) => ({
          field: 'contactPointIds',
          message: `${one} is no personal value of this entry`,
        }));
        throw new Problem('invalid-request', undefined, { errors });
      }
      if (row.status !== 'withdrawn' && asked.some((one) => row.contact_points.includes(one))) {
        throw new Problem(
          'conflict',
          'A value that is shown now is erased by withdrawing the entry, or by removing the value, first.',
        );
      }
      const now = this.clock.now();
      await tx.query(
        `update contact_point set value = null, extension = null, as_printed = null, label = null, salt = null,
                erased_at = $2, erased_by = $3 where id = any($1::uuid[])`,
        [asked, now, actor.id],
      );
      const wholePerson = row.kind === 'person' && row.status === 'withdrawn' && !input.contactPointIds;
      if (wholePerson) {
        await tx.query(
          'update personal_field set value = null, salt = null, erased_at = $2, erased_by = $3 where entry_id = $1 and erased_at is null',
          [id, now, actor.id],
        );
        await tx.query(`update entry_version set search_text = '', sort_name = '' where entry_id = $1`, [id]);
      }
      await this.audit.append(tx, actor, context, {
        action: 'entry.erased',
        subject: { type: definition.noun, id },
        country: row.country,
        details: { contactPoints: asked, wholePerson, reason: input.reason },
      });
      return new Answer(200, { erased: asked });
    });
  }
}
