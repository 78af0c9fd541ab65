import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { DrillRuns } from './drill-runs.js';
import { DrillVerifications } from './drill-verifications.js';
import type { CallInput, DrillInput, DrillView } from './drills.dto.js';
import { DrillsQuery } from './drills.query.js';
import { DrillsStore, type DrillRow } from './drills.store.js';

/** What the secretariat does with drills: schedules, starts, calls, ends. */
@Injectable()
export class DrillActs {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: DrillsStore,
    private readonly query: DrillsQuery,
    private readonly runs: DrillRuns,
    private readonly verifications: DrillVerifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` for both a State and a network, or a start in the past. */
  create(context: RequestContext, input: DrillInput): Promise<Answer<DrillView>> {
    const now = this.clock.now();
    const startsAt = input.startsAt ? new Date(input.startsAt) : now;
    if (input.country && input.network) throw invalid('network', 'either a State or a network');
    if (startsAt < now) throw invalid('startsAt', 'must not be in the past');
    return this.transactions.write(context, async (tx, actor) => {
      const { title, channel, hours } = input;
      const drill: DrillRow = {
        id: randomUUID(),
        title,
        channel,
        hours,
        startsAt,
        state: 'scheduled',
        closesAt: null,
        country: input.country ?? null,
        network: input.network ?? null,
        everyMonths: input.everyMonths ?? null,
        createdBy: actor.id,
        createdByName: actor.name,
      };
      await this.store.insert(tx, drill, now);
      await this.note(tx, actor, context, drill, 'drill.scheduled');
      if (startsAt.getTime() === now.getTime())
        await this.runs.start({ tx, actor, context, instant: now }, drill);
      return new Answer(201, await this.query.view(tx, actor, context, drill.id));
    });
  }

  /** @throws Problem `not-found`; `conflict` once it has started. */
  cancel(context: RequestContext, id: string): Promise<Answer<DrillView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const drill = await this.demand(tx, id, 'scheduled');
      await this.store.move(tx, id, 'cancelled', {});
      await this.note(tx, actor, context, drill, 'drill.cancelled');
      return new Answer(200, await this.query.view(tx, actor, context, id));
    });
  }

  /** Ends it before its time. @throws Problem `not-found`; `conflict` unless it runs. */
  close(context: RequestContext, id: string): Promise<Answer<DrillView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const drill = await this.demand(tx, id, 'running');
      await this.note(tx, actor, context, drill, 'drill.ended-early');
      await this.runs.close({ tx, actor, context, instant: this.clock.now() }, drill);
      return new Answer(200, await this.query.view(tx, actor, context, id));
    });
  }

  /**
   * Notes what came of a call. Who was reached was reached; whoever was not may be called again while the drill runs.
   * @throws Problem `not-found`; `conflict` unless it runs, is by call, and the point was not reached yet.
   */
  call(context: RequestContext, id: string, input: CallInput): Promise<Answer<DrillView>> {
    const now = this.clock.now();
    const answeredAt = input.answeredAt ? new Date(input.answeredAt) : now;
    const calledAt = input.calledAt ? new Date(input.calledAt) : answeredAt;
    if (answeredAt > now) throw invalid('answeredAt', 'must not be in the future');
    if (calledAt > answeredAt) throw invalid('calledAt', 'must not be after the answer');
    return this.transactions.write(context, async (tx, actor) => {
      const drill = await this.demand(tx, id, 'running');
      if (drill.channel !== 'call') throw new Problem('conflict', 'This drill is by mail.');
      const [point] = await tx.query<{ id: string; tried: boolean; result: string | null }[]>(
        `select id, contact_point_id is not null as tried, result from drill_point
          where drill_id = $1 and entry_id = $2 for update`,
        [id, input.entryId],
      );
      if (!point?.tried) throw new Problem('not-found');
      if (point.result === 'answered') throw new Problem('conflict', 'It was reached in this drill already.');
      if (input.result === 'answered') {
        await this.store.reached(tx, [point.id], { askedAt: calledAt, answeredAt, by: actor.id });
        await this.verifications.record(tx, actor, context, [point.id], answeredAt);
      } else await this.store.missed(tx, point.id, input.result, calledAt, actor.id);
      await this.audit.append(tx, actor, context, {
        action: 'drill.called',
        subject: { type: 'drill', id },
        country: drill.country,
        details: { entry: input.entryId, result: input.result },
      });
      return new Answer(200, await this.query.view(tx, actor, context, id));
    });
  }

  private async demand(tx: EntityManager, id: string, state: DrillRow['state']): Promise<DrillRow> {
    const drill = await this.store.one(tx, id, true);
    if (!drill) throw new Problem('not-found');
    if (drill.state !== state) throw new Problem('conflict', `This drill is ${drill.state}.`);
    return drill;
  }

  private async note(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    { id, country, title }: DrillRow,
    action: string,
  ): Promise<void> {
    await this.audit.append(tx, actor, context, {
      action,
      subject: { type: 'drill', id },
      country,
      details: { title },
    });
  }
}

const invalid = (field: string, message: string): Problem =>
  new Problem('invalid-request', undefined, { errors: [{ field, message }] });
