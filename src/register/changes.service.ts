import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { VisibleTo } from '../access/visible-to.js';
import { AuditLog } from '../audit/audit-log.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { NamedParameters } from '../platform/queryable.js';
import type { ChangeListQuery, ChangeDetailResponse, ChangePage, ChangeResponse } from './change.dto.js';
import { ChangeWriter, changeView, patched } from './change.writer.js';
import { difference } from './difference.js';
import { statusAfter } from './entry-step.js';
import type { ContactPointRow, EntryRow } from './document.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from './register.definition.js';
import { Change } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { TwoPersons } from './two-persons.js';
import { releasedValues, view, visiblePoints } from './view.js';

/** Proposed changes: who may see them, what they differ in, and the decision by somebody else. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly writer: ChangeWriter,
    private readonly rule: TwoPersons,
    private readonly visibleTo: VisibleTo,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(REGISTER_DEFINITIONS) private readonly definitions: readonly RegisterDefinition[],
  ) {}

  /** The changes this actor is concerned with, newest first. */
  list(context: RequestContext, filters: ChangeListQuery): Promise<ChangePage> {
    return this.transactions.read(context, async (tx, actor) => {
      const limit = filters.limit ?? 50;
      const query = this.visible(tx, actor)
        .orderBy('c.proposedAt', 'DESC')
        .addOrderBy('c.id', 'DESC')
        .take(limit + 1);
      if (filters.state) query.andWhere('c.state = :state', { state: filters.state });
      if (filters.register) query.andWhere('c.register = :register', { register: filters.register });
      if (filters.country) query.andWhere('c.country = :country', { country: filters.country });
      if (filters.entry) query.andWhere('c.entry_id = :entry', { entry: filters.entry });
      if (filters.cursor) {
        query.andWhere(
          '(c.proposed_at, c.id) < (select x.proposed_at, x.id from change x where x.id = :cursor)',
          {
            cursor: filters.cursor,
          },
        );
      }
      const rows = await query.getMany();
      const items = rows.slice(0, limit).map(changeView);
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });
  }

  get(context: RequestContext, id: string): Promise<ChangeDetailResponse> {
    return this.transactions.read(context, async (tx, actor) => {
      const change = await this.find(tx, actor, id);
      const row = await this.query.one(tx, actor, null, change.entryId, { version: change.baseVersion });
      if (!row) throw new Problem('not-found');
      const before = view(row, actor, this.clock.now());
      const preview = await this.preview(tx, row, change);
      const after = view(preview, actor, this.clock.now());
      const shown = [before, after].filter((one) => one !== null);
      const valueIds = [...new Set(releasedValues(shown))];
      await this.ledger.record(tx, actor, context, { purpose: context.route, valueIds });
      return {
        ...changeView(change),
        entryName: before?.names.original ?? '',
        difference: difference(before ? { ...before } : {}, after ? { ...after } : {}, ['pendingChanges']),
      };
    });
  }

  /** Applies the change as its own next version. Two concurrent decisions have one effect. */
  approve(context: RequestContext, id: string, note: string | null): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change, definition } = await this.toDecide(tx, actor, id);
      await this.rule.assertIndependent(tx, change.proposedBy, actor);
      const row = await this.query.one(tx, actor, definition, change.entryId);
      if (!row) throw new Problem('not-found');
      const base = await this.query.one(tx, actor, definition, change.entryId, {
        version: change.baseVersion,
      });
      this.writer.assertUnmoved(change, base, row);
      await this.assertSeen(tx, actor, change, row);
      await this.writer.apply(tx, actor, context, definition, row, {
        action: change.action,
        patch: change.patch,
        planned: change.contactPoints ? { ids: change.contactPoints, created: [] } : null,
        reason: change.reason,
        validFrom: change.validFrom ?? undefined,
        singleSignature: false,
        changeId: change.id,
      });
      return this.decided(tx, actor, context, change, 'applied', note);
    });
  }

  decline(context: RequestContext, id: string, reason: string): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change } = await this.toDecide(tx, actor, id);
      if (change.proposedBy === actor.id)
        throw new Problem('second-person-required', 'Cancel your own change instead.');
      return this.decided(tx, actor, context, change, 'declined', reason);
    });
  }

  /** Takes a change back: only its proposer, and only while nobody decided it. */
  cancel(context: RequestContext, id: string): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change } = await this.toDecide(tx, actor, id);
      if (change.proposedBy !== actor.id)
        throw new Problem('forbidden', 'Only its proposer may cancel a change.');
      return this.decided(tx, actor, context, change, 'cancelled', null);
    });
  }

  /** Locks the entry first and then the change, as every write does, so that decisions queue instead of deadlocking. */
  private async toDecide(tx: EntityManager, actor: Actor, id: string) {
    const { entryId } = await this.find(tx, actor, id);
    await tx.query('select 1 from register_entry where id = $1 for update', [entryId]);
    const change = await this.find(tx, actor, id);
    if (change.state !== 'pending') throw new Problem('conflict', `This change is already ${change.state}.`);
    const definition = this.definitions.find(({ name }) => name === change.register);
    if (!definition) throw new Problem('not-found');
    return { change, definition };
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<Change> {
    const change = await this.visible(tx, actor).andWhere('c.id = :id', { id }).getOne();
    if (!change) throw new Problem('not-found');
    return change;
  }

  /** Starts a query over the changes this actor may see. */
  private visible(tx: EntityManager, actor: Actor): SelectQueryBuilder<Change> {
    const parameters = new NamedParameters();
    const condition = this.visibleTo.concerned(actor, 'c.country', parameters);
    return tx.getRepository(Change).createQueryBuilder('c').where(condition, parameters.byName);
  }

  private async decided(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    change: Change,
    state: Change['state'],
    reason: string | null,
  ): Promise<Answer<ChangeResponse>> {
    const decision = {
      state,
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: this.clock.now(),
      decisionReason: reason,
    };
    await tx.update(Change, { id: change.id }, decision);
    await this.audit.append(tx, actor, context, {
      action: `change.${state}`,
      subject: { type: 'change', id: change.id },
      country: change.country,
      details: {
        entryId: change.entryId,
        action: change.action,
        proposedBy: change.proposedBy,
        ...(reason ? { reason } : {}),
      },
    });
    return new Answer(200, changeView({ ...change, ...decision }));
  }

  /** @throws Problem `forbidden` when a value the change brings is hidden from who decides: nobody signs unread. */
  private async assertSeen(tx: EntityManager, actor: Actor, change: Change, row: EntryRow): Promise<void> {
    const brought = (change.contactPoints ?? []).filter((id) => !row.contact_points.includes(id));
    if (brought.length === 0) return;
    const seen = visiblePoints(await this.preview(tx, row, change), actor).map(({ id }) => id);
    if (brought.every((id) => seen.includes(id))) return;
    throw new Problem(
      'forbidden',
      'You may not see every value this change brings; somebody who may must decide.',
    );
  }

  private async preview(tx: EntityManager, row: EntryRow, change: Change): Promise<EntryRow> {
    const ids = change.contactPoints ?? row.contact_points;
    const [found] = await tx.query<{ points: ContactPointRow[] }[]>(
      `select coalesce(json_agg(p), '[]') as points from contact_point p where p.entry_id = $1 and p.id = any($2::uuid[])`,
      [row.id, ids],
    );
    return {
      ...row,
      version_status: statusAfter(row.version_status, change.action),
      document: patched(row, change.patch),
      contact_points: ids,
      points: found?.points ?? [],
    };
  }
}
