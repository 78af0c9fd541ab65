import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { RegisterDefinition } from '../register/register.definition.js';
import { RegisterQuery } from '../register/register.query.js';
import { visiblePoints } from '../register/view.js';
import type { EvidenceInput, EvidenceView } from './evidence.dto.js';

/** What readers say about values that worked: one word a reader, value and day. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Which of the values that the caller may see were reached. @throws Problem `not-found` */
  of(definition: RegisterDefinition, context: RequestContext, entryId: string): Promise<EvidenceView[]> {
    return this.transactions.read(context, async (tx, actor) => {
      const ids = await this.visibleValues(tx, actor, definition, entryId);
      return evidenceOf(tx, ids);
    });
  }

  /** @throws Problem `not-found`; `invalid-request` for a value that the entry does not show the caller. */
  give(
    definition: RegisterDefinition,
    context: RequestContext,
    entryId: string,
    { contactPointId }: EvidenceInput,
  ): Promise<Answer<EvidenceView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const ids = await this.visibleValues(tx, actor, definition, entryId);
      if (!ids.includes(contactPointId))
        throw new Problem('invalid-request', undefined, {
          errors: [{ field: 'contactPointId', message: 'is no present value of this entry' }],
        });
      const [given] = await tx.query<{ country: string | null }[]>(
        `insert into contact_evidence (contact_point_id, reader_id, day, entry_id, country, recorded_at)
         select p.id, $2, $3::date, p.entry_id, p.country, $4 from contact_point p where p.id = $1
         on conflict do nothing returning country`,
        [contactPointId, actor.id, this.clock.today(), this.clock.now()],
      );
      if (given)
        await this.audit.append(tx, actor, context, {
          action: 'entry.reached',
          subject: { type: definition.noun, id: entryId },
          country: given.country,
          details: { contactPoint: contactPointId },
        });
      const [evidence] = await evidenceOf(tx, [contactPointId]);
      return new Answer(200, evidence!);
    });
  }

  private async visibleValues(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    id: string,
  ): Promise<string[]> {
    const row = await this.query.one(tx, actor, definition, id);
    if (!row) throw new Problem('not-found');
    return visiblePoints(row, actor)
      .filter(({ value }) => value !== null)
      .map((point) => point.id);
  }
}

const evidenceOf = (tx: EntityManager, ids: readonly string[]): Promise<EvidenceView[]> =>
  tx.query<EvidenceView[]>(
    `select contact_point_id as "contactPointId", count(distinct reader_id)::int as readers, max(day)::text as "lastOn"
       from contact_evidence where contact_point_id = any($1::uuid[]) group by 1 order by 1`,
    [ids],
  );
