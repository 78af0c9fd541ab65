import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { labelOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { ChangeNews } from './change.news.js';
import { ChangeQuery, sideOf } from './change.query.js';
import { ChangeWriter, insertChange } from './change.writer.js';
import { ContactPointWriter, pointsOf, sameValue } from './contact-point.writer.js';
import type { ContactPointInput, EntryRow } from './document.js';
import type { BreakGlassInput } from './entry-acts.dto.js';
import { assertConcerned, assertMatch } from './entry-acts.service.js';
import { planStep, type EntryStep } from './entry-step.js';
import { EntryWriter } from './entry.writer.js';
import { mergePoints, ORDER_PART, pointParts, type PointLists } from './point-merge.js';
import type { RegisterDefinition } from './register.definition.js';
import { Change, ContactPoint, EntryVersion } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { etagOf, withPersonalFields, type EntryView } from './view.js';

/** How long one signature alone keeps a value in force, in hours. */
export const SINGLE_SIGNATURE_HOURS = 72;

/**
 * Break-glass: an administrator alone puts contact values in force at once. They are marked as of a single
 * signature until somebody independent countersigns, and revert by themselves when nobody does.
 */
@Injectable()
export class BreakGlass implements OnModuleInit {
  private readonly logger = new Logger('break-glass');

  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly queryChanges: ChangeQuery,
    private readonly changes: ChangeWriter,
    private readonly writer: EntryWriter,
    private readonly points: ContactPointWriter,
    private readonly audit: AuditLog,
    private readonly news: ChangeNews,
    private readonly clock: Clock,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'break-glass.revert',
      every: 'minute',
      run: (running) => this.revertDue(running),
    });
  }

  /** @throws Problem `conflict` for what is not published, and while another emergency change of it is open. */
  apply(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    input: BreakGlassInput,
  ): Promise<Answer<EntryView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { row, seen } = await this.query.locked(tx, actor, definition, id);
      assertConcerned(actor, row);
      assertMatch(ifMatch, etagOf(seen));
      await this.assertFree(tx, row);
      const contactPoints = labelled(row, input.contactPoints);
      const { step, touched } = planStep(
        row,
        'change',
        { contactPoints },
        input.reason,
        this.points,
        this.clock.now(),
      );
      if (touched.length === 0) return new Answer(200, seen, { ETag: etagOf(seen) });
      await this.putInForce(tx, actor, context, definition, row, step);
      const after = await this.query.demand(tx, actor, definition, id);
      return new Answer(200, after.seen, { ETag: etagOf(after.seen) });
    });
  }

  /** Takes an emergency change back: what was approved before stands again, unless two persons moved it since. */
  async revert(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    change: Change,
    reason: string | null,
  ): Promise<Change> {
    const [approved, emergency, now] = await Promise.all([
      this.query.one(tx, actor, definition, change.entryId, { version: change.baseVersion }),
      this.query.one(tx, actor, definition, change.entryId, { version: change.appliedVersion! }),
      this.query.one(tx, actor, definition, change.entryId),
    ]);
    if (!approved || !emergency || !now) throw new Problem('not-found');
    const [base, present, proposed] = [emergency, now, approved].map((row) => sideOf(row, actor).points);
    const rows = restored({ base: base!, now: present!, proposed: proposed! });
    const { ids, created } = this.points.place(pointsOf(now, now.tlp_rank), rows, this.clock.now());
    await this.writer.write(tx, actor, context, definition, now.id, now, {
      action: 'entry.reverted',
      status: now.status,
      document: withPersonalFields(now),
      contactPoints: ids,
      createdPoints: created,
      singleSignature: approved.single_signature,
      changeId: change.id,
      reason,
      restores: true,
    });
    const decision = {
      state: 'reverted' as const,
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: this.clock.now(),
      decisionReason: reason,
    };
    await tx.update(Change, { id: change.id }, decision);
    await this.record(tx, actor, context, change, 'change.reverted', reason);
    await this.news.decided(tx, actor, { ...change, ...decision });
    return { ...change, ...decision };
  }

  /** The single signature has become two: no mark of it stays. */
  async clearMarks(tx: EntityManager, { entryId, appliedVersion }: Change): Promise<void> {
    await tx.update(ContactPoint, { entryId, singleSignature: true }, { singleSignature: false });
    await tx
      .createQueryBuilder()
      .update(EntryVersion)
      .set({ singleSignature: false })
      .where('entry_id = :entryId and version >= :appliedVersion', { entryId, appliedVersion })
      .execute();
  }

  /** Reverts each whose time is up; one that cannot be does not keep the others, and is tried again next minute. */
  async revertDue({ tx, actor, context, instant }: DueRunning): Promise<void> {
    const due = await tx.query<{ id: string }[]>(
      `select id from change where state = 'emergency' and reverts_at <= $1 order by reverts_at, id`,
      [instant],
    );
    for (const { id } of due) {
      try {
        await tx.transaction(async (inner) => {
          const { change, definition } = await this.queryChanges.locked(inner, actor, id);
          if (change.state === 'emergency')
            await this.revert(inner, actor, context, definition, change, null);
        });
      } catch (error) {
        this.logger.error(
          `Change ${id} cannot be reverted`,
          error instanceof Error ? error.stack : String(error),
        );
      }
    }
  }

  private async assertFree(tx: EntityManager, { id, status }: EntryRow): Promise<void> {
    if (status !== 'published')
      throw new Problem('conflict', `This entry is ${status}: nobody is led by its values.`);
    if (await tx.existsBy(Change, { entryId: id, state: 'emergency' }))
      throw new Problem('conflict', 'An emergency change is open: have it countersigned, or take it back.');
  }

  private async putInForce(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    row: EntryRow,
    step: EntryStep,
  ): Promise<void> {
    const now = this.clock.now();
    const planned = step.planned!;
    const created = planned.created.map((point) => ({ ...point, singleSignature: true }));
    const change = tx.create(Change, {
      id: randomUUID(),
      register: definition.name,
      entryId: row.id,
      country: row.country,
      action: 'change',
      lane: 'operational',
      state: 'emergency',
      patch: {},
      contactPoints: planned.ids,
      baseVersion: row.version,
      appliedVersion: row.version + 1,
      reason: step.reason,
      revision: 1,
      awaiting: 'decision',
      evidence: null,
      validFrom: null,
      proposedBy: actor.id,
      proposedByName: actor.name,
      proposedAt: now,
      revertsAt: new Date(now.getTime() + SINGLE_SIGNATURE_HOURS * 60 * 60 * 1000),
    });
    await this.changes.apply(tx, actor, context, definition, row, {
      ...step,
      planned: { ids: planned.ids, created },
      singleSignature: true,
      changeId: change.id,
    });
    await insertChange(tx, change);
    await this.record(tx, actor, context, change, 'change.break-glass', step.reason);
    await this.news.brokeGlass(tx, actor, change);
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    change: Change,
    action: string,
    reason: string | null,
  ): Promise<void> {
    const { id, entryId, country, proposedBy, contactPoints } = change;
    await this.audit.append(tx, actor, context, {
      action,
      subject: { type: 'change', id },
      country,
      details: { entryId, proposedBy, contactPoints, ...(reason ? { reason } : {}) },
    });
  }
}

/** Break-glass shows nothing to more people than before: a value keeps the label of the one whose place it takes. */
function labelled(row: EntryRow, inputs: readonly ContactPointInput[]): ContactPointInput[] {
  return inputs.map((input) => {
    const known = row.points.find(
      ({ id, kind, value }) => id === input.id || (!input.id && kind === input.kind && value === input.value),
    );
    const { tlp: _, ...rest } = input;
    return known ? { ...rest, personal: known.personal, tlp: labelOf(known.own_rank) } : rest;
  });
}

/** What stands after an emergency change is taken back; its values go even where somebody relabelled them since. */
function restored(lists: PointLists) {
  const { parts, order } = pointParts(lists);
  const back = parts.filter(
    ({ state, base, now }) => state !== 'conflict' || (base !== null && now !== null && sameValue(base, now)),
  );
  const chosen = [...back.map(({ id }) => id), ...(order === 'clean' ? [ORDER_PART] : [])];
  return mergePoints(lists, new Set(chosen));
}
