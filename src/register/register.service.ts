import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { LookUps } from '../access/look-ups.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { isConcerned } from '../access/visibility.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { keysetCursor } from '../platform/keyset.js';
import { Problem } from '../platform/problems.js';
import type { HistoryItemResponse } from './change.dto.js';
import { ContactPointWriter } from './contact-point.writer.js';
import { newDocument, type EntryInput } from './entry-input.js';
import type { EntryListQuery } from './entry-query.dto.js';
import { EntryWriter } from './entry.writer.js';
import { difference, type FieldDifference } from './difference.js';
import type { EntryRow } from './document.js';
import type { Moment } from './moment.js';
import type { RegisterDefinition } from './register.definition.js';
import { RegisterQuery, TOTAL_CAP } from './register.query.js';
import { positionOf } from './search-index.js';
import { etagOf, releasedValues, view, type EntryView } from './view.js';

export interface EntryPage {
  items: EntryView[];
  next: string | null;
  /** Exact, or "1000+". */
  total: number | string;
}

/** What differs between two views but says nothing about the entry itself. */
const NOT_HISTORY = ['pendingChanges', 'singleSignature', 'demo', 'designationFreshness'];

/** Lists, reads, history and new entries of any register: the definition is the first argument, never a subclass. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly transactions: Transactions,
    private readonly lookUps: LookUps,
    private readonly query: RegisterQuery,
    private readonly writer: EntryWriter,
    private readonly points: ContactPointWriter,
    private readonly ledger: ReleaseLedger,
    private readonly clock: Clock,
  ) {}

  /** One page of what the caller may see, with its total (to 1,000 unless asked exactly). */
  list(definition: RegisterDefinition, context: RequestContext, asked: EntryListQuery): Promise<EntryPage> {
    return this.lookUps.read(context, async (tx, actor) => {
      const { limit = 25, cursor, total, ...filters } = asked;
      const narrowed = { ...filters, register: definition.name };
      const after = cursor ? positionOf(cursor) : null;
      // Asked for together.
      const [{ rows, next }, count] = await Promise.all([
        this.query.page(tx, actor, narrowed, limit, after),
        this.query.total(tx, actor, narrowed, total === 'exact'),
      ]);
      const now = this.clock.now();
      const items = rows.flatMap((row) => view(row, actor, now) ?? []);
      const recorded = this.ledger.record(tx, actor, context, {
        purpose: context.route,
        valueIds: releasedValues(items),
      });
      const exact = total === 'exact' || count <= TOTAL_CAP;
      const answer = { items, next: next && keysetCursor(...next), total: exact ? count : `${TOTAL_CAP}+` };
      return { answer, recorded };
    });
  }

  /** One entry as it is, or as it was true `on` a date and recorded by `knownAt`; its ETag is what a change needs. */
  async get(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    moment: Moment = {},
  ): Promise<Answer<EntryView>> {
    return this.lookUps.read(context, async (tx, actor) => {
      const { seen } = await this.query.demand(tx, actor, definition, id, moment);
      const recorded = this.ledger.record(tx, actor, context, {
        purpose: context.route,
        valueIds: releasedValues([seen]),
      });
      return { answer: new Answer(200, seen, { ETag: etagOf(seen) }), recorded };
    });
  }

  /** Each version whose difference the reader may see, newest first. */
  history(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
  ): Promise<HistoryItemResponse[]> {
    return this.transactions.read(context, async (tx, actor) => {
      await this.query.demand(tx, actor, definition, id);
      const rows = await this.query.versions(tx, actor, id);
      const now = this.clock.now();
      const views = rows.map((row) => ({ row, seen: timeless(view(row, actor, now)) }));
      const items = views.flatMap(({ row, seen }, index) => {
        const changes = difference(views[index - 1]?.seen ?? {}, seen ?? {}, NOT_HISTORY);
        return changes.length === 0 ? [] : [historyItem(row, isConcerned(actor, row.country), changes)];
      });
      const shown = rows.flatMap((row) => view(row, actor, now) ?? []);
      await this.ledger.record(tx, actor, context, {
        purpose: context.route,
        valueIds: [...new Set(releasedValues(shown))],
      });
      return items.reverse();
    });
  }

  /** A new entry, as a draft that the secretariat and the State concerned see. */
  create(
    definition: RegisterDefinition,
    context: RequestContext,
    input: EntryInput,
  ): Promise<Answer<EntryView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const id = await this.draft(tx, actor, context, definition, input);
      const { seen } = await this.query.demand(tx, actor, definition, id);
      return new Answer(201, seen, { ETag: etagOf(seen), Location: `/api/v1/${definition.name}/${id}` });
    });
  }

  /** Writes a draft and answers its id; for services that make more of it in the same transaction. */
  async draft(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    input: EntryInput,
    demo = false,
  ): Promise<string> {
    if (!isConcerned(actor, input.country ?? null)) {
      throw new Problem('forbidden', 'You may only create entries of your own State.');
    }
    const id = this.writer.newId();
    const document = newDocument(definition, input);
    const entryRank = rankOf(document.tlp);
    const before = { entryId: id, country: document.country, entryRank, rows: [], ids: [] };
    const { ids, created } = this.points.plan(before, input.contactPoints ?? [], this.clock.now());
    await this.writer.write(tx, actor, context, definition, id, null, {
      action: 'entry.created',
      status: 'draft',
      document,
      contactPoints: ids,
      createdPoints: created,
      singleSignature: false,
      validFrom: input.validFrom,
      demo,
    });
    return id;
  }
}

const historyItem = (row: EntryRow, concerned: boolean, changes: FieldDifference[]): HistoryItemResponse => ({
  recordedAt: new Date(row.recorded_at).toISOString(),
  validFrom: row.valid_from,
  by: concerned ? { role: 'concerned', name: row.recorded_by_name } : null,
  changes,
});

/** History tells what changed in the entry, not that time passed: freshness is left out. */
const timeless = (seen: EntryView | null): Record<string, unknown> | null =>
  seen && {
    ...seen,
    contactPoints: seen.contactPoints.map(({ freshness: _, ...point }) => point),
  };
