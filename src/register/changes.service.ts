import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { may } from '../access/permissions.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import type {
  ChangeAct,
  ChangeDetailResponse,
  ChangeListQuery,
  ChangeMessageResponse,
  ChangePage,
  ChangePartResponse,
} from './change.dto.js';
import { ChangeQuery } from './change.query.js';
import { changeView } from './change.view.js';
import { difference } from './difference.js';
import type { ContactPointRow } from './document.js';
import type { FreshnessDays } from './freshness.js';
import { partsOf, type Part } from './merge.js';
import { Change, ChangeMessage } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { accountBehind, TwoPersons } from './two-persons.js';
import { pointView, releasedValues, view, type ContactPointView } from './view.js';

/** What waits first for a decision: what is in force already, then what is urgent, then what needs papers. */
const QUEUE = `(case when c.state = 'emergency' then 0 when c.lane = 'operational' then 1 else 2 end)`;

/** Proposed changes as those concerned read them: lists, and one with its parts and what was said about it. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly changes: ChangeQuery,
    private readonly rule: TwoPersons,
    private readonly ledger: ReleaseLedger,
    private readonly clock: Clock,
  ) {}

  /** The changes this actor is concerned with: the newest first, or those that wait for it in the queue's order. */
  list(context: RequestContext, filters: ChangeListQuery): Promise<ChangePage> {
    return this.transactions.read(context, async (tx, actor) => {
      const limit = filters.limit ?? 50;
      const query = this.changes.visible(tx, actor).take(limit + 1);
      narrow(query, actor, filters);
      order(query, filters);
      const rows = await query.getMany();
      const page = rows.slice(0, limit);
      const entries = await this.query.many(tx, actor, [...new Set(page.map(({ entryId }) => entryId))]);
      const names = new Map(
        entries.map((row) => [row.id, view(row, actor, this.clock.now())?.names.original ?? null]),
      );
      const items = page.map((change) => ({
        ...changeView(change),
        entryName: names.get(change.entryId) ?? null,
      }));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });
  }

  get(context: RequestContext, id: string): Promise<ChangeDetailResponse> {
    return this.transactions.read(context, async (tx, actor) => {
      const change = await this.changes.find(tx, actor, id);
      const { base, now: present, preview, sides } = await this.changes.atHand(tx, actor, change);
      const now = this.clock.now();
      const [before, today, after] = [base, present, preview].map((row) => view(row, actor, now));
      const shown = [before, today, after].flatMap((one) => one ?? []);
      const valueIds = [...new Set(releasedValues(shown))];
      await this.ledger.record(tx, actor, context, { purpose: context.route, valueIds });
      return {
        ...changeView(change),
        entryName: before?.names.original ?? '',
        difference: difference({ ...before }, { ...after }, ['pendingChanges', 'designationFreshness']),
        parts: partsOf(sides).map((part) => partView(part, present.days, now)),
        messages: await this.messages(tx, id),
        may: await this.acts(tx, actor, change),
      };
    });
  }

  private async messages(tx: EntityManager, changeId: string): Promise<ChangeMessageResponse[]> {
    const rows = await tx.find(ChangeMessage, {
      where: { changeId },
      order: { writtenAt: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, kind, text, writtenBy, writtenByName, ofSecretariat, writtenAt }) => ({
      id,
      kind,
      text,
      ofSecretariat,
      by: { id: writtenBy, name: writtenByName },
      at: writtenAt.toISOString(),
    }));
  }

  /** What the actor may do with it, so that no screen has to know the rules. */
  private async acts(tx: EntityManager, actor: Actor, change: Change): Promise<ChangeAct[]> {
    const own = change.proposedBy === actor.id;
    const decides = may(actor, 'change:decide') && accountBehind(change.proposedBy) !== actor.id;
    const acts: ChangeAct[] = [];
    if (change.state === 'emergency') {
      if (decides && (await this.rule.independent(tx, change.proposedBy, actor))) acts.push('countersign');
      if (own || decides) acts.push('revert');
      return acts;
    }
    if (change.state !== 'pending') return acts;
    if (decides && (await this.rule.independent(tx, change.proposedBy, actor))) acts.push('approve');
    if (decides) acts.push('decline', 'ask');
    if (own || mayAnswer(actor, change)) acts.push('answer');
    if (own && change.action === 'change') acts.push('amend');
    if (own) acts.push('cancel');
    return acts;
  }
}

/** Its proposer, or another authority of the State concerned. */
export const mayAnswer = (actor: Actor, change: Change): boolean =>
  change.proposedBy === actor.id || (actor.role === 'national-authority' && actor.state === change.country);

function narrow(query: SelectQueryBuilder<Change>, actor: Actor, filters: ChangeListQuery): void {
  const { state, register, country, entry, lane, scope } = filters;
  if (state) query.andWhere('c.state = :state', { state });
  if (register) query.andWhere('c.register = :register', { register });
  if (country) query.andWhere('c.country = :country', { country });
  if (entry) query.andWhere('c.entry_id = :entry', { entry });
  if (lane === 'legal') query.andWhere(`c.lane = 'legal'`);
  // A change of both lanes stands in both lists.
  if (lane === 'operational')
    query.andWhere(
      `(c.lane = 'operational' or c.contact_points is not null or c.patch - array['designations', 'functions'] <> '{}')`,
    );
  if (scope === 'mine') query.andWhere('c.proposed_by = :me', { me: actor.id });
  if (scope === 'waiting') query.andWhere(waitingFor(actor), { me: actor.id });
}

const waitingFor = (actor: Actor): string =>
  may(actor, 'change:decide')
    ? `c.state in ('pending', 'emergency')
       and case when c.proposed_by = :me then c.state = 'pending' and c.awaiting = 'answer' else c.awaiting = 'decision' end`
    : `c.state = 'pending' and c.awaiting = 'answer' and :me <> ''`;

function order(query: SelectQueryBuilder<Change>, { scope, cursor }: ChangeListQuery): void {
  const queue = scope === 'waiting';
  const keys = queue ? `${QUEUE}, c.proposed_at, c.id` : 'c.proposed_at, c.id';
  if (queue) query.addSelect(QUEUE, 'place').orderBy('place', 'ASC');
  const direction = queue ? 'ASC' : 'DESC';
  query.addOrderBy('c.proposedAt', direction).addOrderBy('c.id', direction);
  if (!cursor) return;
  const after = `(select ${keys} from change c where c.id = :cursor)`;
  query.andWhere(`(${keys}) ${queue ? '>' : '<'} ${after}`, { cursor });
}

function partView(part: Part, days: FreshnessDays, now: Date): ChangePartResponse {
  const { id, field, lane, state } = part;
  const [base, today, proposed] = [part.base, part.now, part.proposed].map((side) =>
    sideView(part, side, days, now),
  );
  return { id, field, lane, state, base, now: today, proposed };
}

function sideView({ field }: Part, side: unknown, days: FreshnessDays, now: Date): unknown {
  if (field !== 'contactPoints' || side === null) return side;
  const shown = (row: ContactPointRow): ContactPointView => pointView(row, days, now);
  return Array.isArray(side) ? (side as ContactPointRow[]).map(shown) : shown(side as ContactPointRow);
}
