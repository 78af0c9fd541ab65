import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from '../register/register.definition.js';
import { VerificationService } from '../register/verification.service.js';

/** Who answers a drill has shown that the value works by which it was tried: a verification by drill. */
@Injectable()
export class DrillVerifications {
  constructor(
    private readonly verifications: VerificationService,
    @Inject(REGISTER_DEFINITIONS) private readonly definitions: readonly RegisterDefinition[],
  ) {}

  /** Verifies the values of these points, as far as they still stand in the directory. */
  async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    points: readonly string[],
    at: Date,
  ): Promise<void> {
    const values = await tx.query<
      { id: string; entryId: string; register: string; country: string | null }[]
    >(
      `select p.id, d.entry_id as "entryId", d.register, d.country
         from drill_point d join contact_point p on p.id = d.contact_point_id
         join entry_version v on v.entry_id = d.entry_id and v.current and p.id = any(v.contact_points)
        where d.id = any($1::uuid[]) and p.value is not null order by d.entry_id`,
      [points],
    );
    for (const { id, entryId, register, country } of values) {
      const definition = this.definitions.find(({ name }) => name === register)!;
      const said = { ids: [id], method: 'drill', at } as const;
      await this.verifications.record(tx, actor, context, definition, { id: entryId, country }, said);
    }
  }
}
