import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { ceilingFor } from '../access/visibility.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { Sealer } from '../platform/sealer.js';
import { same } from '../register/difference.js';
import { RegisterQuery } from '../register/register.query.js';
import { releasedValues, view, type EntryView } from '../register/view.js';
import type { FeedItem, FeedQuery, FeedResponse } from './delivery.dto.js';

/** So many records of the log are looked through for one answer. */
const SCANNED = 500;

/** One record of the audit log about an entry. */
interface Happened {
  seq: string;
  entry_id: string;
  register: string | null;
  country: string | null;
  /** The version that it made; null: it made none (a verification, an erasure). */
  version: number | null;
  action: string;
  value_ids: string[] | null;
  /** The least label that a version readers saw ever had; null: readers never saw it. */
  shown_rank: number | null;
}

/**
 * What changed, for machines that keep a copy: in the order of the audit log, whose numbers follow the order of commits
 * without a gap, so that nothing is lost or comes twice. What the caller cannot see leaves no trace, not even in the
 * cursor, which is sealed.
 */
@Injectable()
export class FeedService {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly ledger: ReleaseLedger,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` for a cursor that it did not give. */
  read(context: RequestContext, { since, limit = 100 }: FeedQuery): Promise<FeedResponse> {
    return this.transactions.read(context, async (tx, actor) => {
      const after = since === undefined ? '0' : this.opened(since);
      const happened = await this.happened(after);
      const items = new Map<string, FeedItem>();
      let last = after;
      let more = happened.length === SCANNED;
      const seen = await this.seen(tx, actor, happened);
      for (const one of happened) {
        const item = itemOf(one, actor, seen);
        if (item && !items.has(item.id) && items.size === limit) {
          more = true;
          break;
        }
        if (item) items.set(item.id, item);
        last = one.seq;
      }
      const answer = [...items.values()];
      const valueIds = releasedValues(answer.flatMap(({ entry }) => entry ?? []));
      await this.ledger.record(tx, actor, context, { purpose: context.route, valueIds });
      return { items: answer, cursor: this.sealer.seal(`feed ${last}`).toString('base64url'), more };
    });
  }

  private opened(cursor: string): string {
    try {
      const [, seq] = /^feed (\d{1,15})$/.exec(this.sealer.open(Buffer.from(cursor, 'base64url'))) ?? [];
      if (seq !== undefined) return seq;
    } catch {
      // Told below.
    }
    const errors = [{ field: 'since', message: 'since was not given by this feed' }];
    throw new Problem('invalid-request', 'Begin again without since.', { errors });
  }

  private happened(after: string): Promise<Happened[]> {
    return this.transactions.read(systemContext('job:feed'), (tx) =>
      tx.query<Happened[]>(
        `select a.seq, a.subject_id as entry_id, e.register, e.country, a.action,
                (a.content::jsonb #>> '{details,version}')::int as version,
                case when a.action = 'entry.verified' and a.content::jsonb #> '{details,designations}' is null then array(
                  select jsonb_array_elements_text(a.content::jsonb #> '{details,contactPoints}')) end
                  as value_ids,
                (select min(v.tlp_rank) from entry_version v
                  where v.entry_id = e.id and v.status = 'published' and v.version >= e.first_published) as shown_rank
           from (select * from audit_record where seq > $1 and action like 'entry.%' order by seq limit ${SCANNED}) a
           left join register_entry e on e.id::text = a.subject_id
          order by a.seq`,
        [after],
      ),
    );
  }

  /** Each entry as it is now, and as each version around a change looks to the caller. Two round trips. */
  private async seen(tx: EntityManager, actor: Actor, happened: readonly Happened[]): Promise<Seen> {
    const now = this.clock.now();
    const ids = [...new Set(happened.filter(({ register }) => register !== null).map((one) => one.entry_id))];
    const present = ids.length > 0 ? await this.query.many(tx, actor, ids) : [];
    const pairs = new Map<string, { entryId: string; version: number }>();
    for (const { entry_id: entryId, version, register } of happened) {
      if (version === null || register === null) continue;
      for (const one of [version - 1, version])
        if (one > 0) pairs.set(`${entryId} ${one}`, { entryId, version: one });
    }
    const past = pairs.size > 0 ? await this.query.atVersions(tx, actor, [...pairs.values()]) : [];
    return {
      present: new Map(present.flatMap((row) => pair(row.id, view(row, actor, now)))),
      past: new Map(past.flatMap((row) => pair(`${row.id} ${row.version_number}`, view(row, actor, now)))),
    };
  }
}

interface Seen {
  present: ReadonlyMap<string, EntryView>;
  /** By id and version. */
  past: ReadonlyMap<string, EntryView>;
}

const pair = (key: string, seen: EntryView | null) => (seen ? [[key, seen] as const] : []);

/** What one record means to the caller; null: nothing that it can see. */
function itemOf(one: Happened, actor: Actor, { present, past }: Seen): FeedItem | null {
  if (one.register === null) return null;
  const head = { id: one.entry_id, register: one.register };
  const entry = present.get(one.entry_id);
  if (!entry || entry.status !== 'published') {
    const everSeen = one.shown_rank !== null && one.shown_rank <= ceilingFor(actor, one.country);
    return everSeen ? { ...head, removed: true, entry: null } : null;
  }
  const item = { ...head, removed: false, entry };
  if (one.version !== null) {
    const [before, after] = [one.version - 1, one.version].map((v) => past.get(`${one.entry_id} ${v}`));
    return same(lasting(before), lasting(after)) ? null : item;
  }
  const touched = one.value_ids;
  const seesOne = touched === null || entry.contactPoints.some(({ id }) => touched.includes(id));
  return seesOne ? item : null;
}

/** What a change itself made: not how much time passed, nor who worked on it. */
const lasting = (seen: EntryView | undefined): unknown =>
  seen && {
    ...seen,
    pendingChanges: null,
    designationFreshness: null,
    singleSignature: null,
    contactPoints: seen.contactPoints.map(({ freshness: _, ...point }) => point),
  };
