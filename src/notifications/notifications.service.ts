import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { Problem, type Language } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import { KINDS, type Kind } from './kinds.js';
import { TOPICS, type Topic } from './topics.js';
import type { Delivery } from './notification.entities.js';
import {
  TOPIC_NAMES,
  type NotificationPage,
  type NotificationQuery,
  type NotificationsRead,
  type NotificationView,
  type PreferenceList,
  type PreferencesInput,
} from './notifications.dto.js';
import { newsOf } from './wording.js';

interface Row {
  id: string;
  kind: string;
  facts: Record<string, string | number>;
  path: string | null;
  created_at: Date;
  /** Microseconds since 1970, so that the cursor loses nothing of the instant. */
  at: string;
  read_at: Date | null;
  unread: number;
}

const CURSOR = [/^\d{1,17}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];
/** Unread ones are counted up to here. */
const MOST_COUNTED = 100;

/** One's own news, and how one wants to be told. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The newest first, with the number of unread ones, in one round trip. */
  list(context: RequestContext, query: NotificationQuery): Promise<Answer<NotificationPage>> {
    return this.transactions.read(context, async (tx, actor) => {
      const limit = query.limit ?? 30;
      const rows = await tx.query<(Row | { id: null; unread: number })[]>(
        ...pageStatement(actor, query, limit),
      );
      const found = rows.filter((row): row is Row => row.id !== null);
      const page = pageOf(found, limit, (row) => keysetCursor(row.at, row.id));
      const items = page.items.flatMap((row) => viewOf(row, context.language));
      const body = { items, next: page.next, unread: rows[0]!.unread };
      return new Answer(200, body, nextLink(query, page.next));
    });
  }

  /** Marks some or all as read. A mark on one's own desk: it changes nothing of the directory and is not audited. */
  read(context: RequestContext, { ids }: NotificationsRead): Promise<Answer<null>> {
    if (ids?.some((id) => !CURSOR[1]!.test(id))) throw new Problem('not-found');
    return this.transactions.write(context, async (tx, actor) => {
      await tx.query(
        `update notification set read_at = $2
          where user_id = $1 and read_at is null and ($3::uuid[] is null or id = any ($3))`,
        [actor.id, this.clock.now(), ids ?? null],
      );
      return new Answer(204, null);
    });
  }

  preferences(context: RequestContext): Promise<PreferenceList> {
    return this.transactions.read(context, preferencesOf);
  }

  /** @throws Problem `rule-broken` (422) for security news, which always goes at once. */
  prefer(context: RequestContext, { items }: PreferencesInput): Promise<Answer<PreferenceList>> {
    if (items.some(({ topic, delivery }) => topic === 'security' && delivery !== TOPICS.security))
      throw new Problem('rule-broken', 'News about the security of an account always goes at once.');
    const chosen = items.filter(({ topic }) => topic !== 'security');
    return this.transactions.write(context, async (tx, actor) => {
      await tx.query(
        `insert into notification_preference (user_id, topic, delivery, changed_at)
         select $1, topic, (array_agg(delivery))[1], $4
           from unnest($2::text[], $3::text[]) as given(topic, delivery) group by topic
         on conflict (user_id, topic) do update
           set delivery = excluded.delivery, changed_at = excluded.changed_at`,
        [
          actor.id,
          chosen.map(({ topic }) => topic),
          chosen.map(({ delivery }) => delivery),
          this.clock.now(),
        ],
      );
      await this.audit.append(tx, actor, context, {
        action: 'account.notifications-chosen',
        subject: { type: 'account', id: actor.id },
        country: actor.state,
        details: Object.fromEntries(chosen.map(({ topic, delivery }) => [topic, delivery])),
      });
      return new Answer(200, await preferencesOf(tx, actor));
    });
  }
}

/** The page, beside the count: a row without id stands for an empty page. */
function pageStatement(actor: Actor, query: NotificationQuery, limit: number): [string, unknown[]] {
  const parameters = new SqlParameters();
  const user = parameters.add(actor.id);
  const where = [`user_id = ${user}`];
  if (query.unread === true) where.push('read_at is null');
  if (query.unread === false) where.push('read_at is not null');
  if (query.cursor) {
    const [at, id] = keysetOf(query.cursor, CURSOR);
    const instant = `timestamptz 'epoch' + ${parameters.add(at)}::bigint * interval '1 microsecond'`;
    where.push(`(created_at, id) < (${instant}, ${parameters.add(id)}::uuid)`);
  }
  const sql = `
    select c.unread, n.* from
      (select count(*)::int as unread from
        (select from notification where user_id = ${user} and read_at is null limit ${MOST_COUNTED}) u) c
      left join lateral (
        select id, kind, facts, path, created_at, read_at,
               (extract(epoch from created_at) * 1000000)::bigint::text as at
          from notification where ${where.join(' and ')}
         order by created_at desc, id desc limit ${parameters.add(limit + 1)}) n on true
     order by n.created_at desc, n.id desc`;
  return [sql, parameters.values];
}

function viewOf(row: Row, language: Language): NotificationView[] {
  const news = newsOf(row.kind, row.facts, language);
  if (!news) return [];
  return [
    {
      id: row.id,
      kind: row.kind,
      topic: KINDS[row.kind as Kind].topic,
      ...news,
      path: row.path,
      createdAt: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    },
  ];
}

async function preferencesOf(tx: EntityManager, actor: Actor): Promise<PreferenceList> {
  const rows = await tx.query<{ topic: Topic; delivery: Delivery }[]>(
    'select topic, delivery from notification_preference where user_id = $1',
    [actor.id],
  );
  const chosen = new Map(rows.map(({ topic, delivery }) => [topic, delivery]));
  return {
    items: TOPIC_NAMES.map((topic) => ({
      topic,
      delivery: chosen.get(topic) ?? TOPICS[topic],
      fixed: topic === 'security',
    })),
  };
}
