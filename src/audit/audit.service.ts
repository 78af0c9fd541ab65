import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { SqlParameters } from '../platform/queryable.js';
import type { AuditPage, AuditQuery, AuditRecordView } from './audit.dto.js';
import type { ReleasePage, ReleaseQuery, ReleaseView } from './release.dto.js';

/** A record's number, or a release's. */
const CURSOR = [/^\d{1,15}$/];
const DEFAULT_LIMIT = 50;

interface RecordRow {
  seq: string;
  content: string;
  hash: string;
}

interface ReleaseRow {
  id: string;
  at: Date;
  actor_id: string;
  actor_role: string;
  actor_state: string | null;
  purpose: string;
  request_id: string;
  value_ids: string[];
  sealed_seq: string | null;
}

/** The log and the ledger as an administrator or the auditor reads them, newest first. */
@Injectable()
export class AuditService {
  constructor(private readonly transactions: Transactions) {}

  records(context: RequestContext, query: AuditQuery): Promise<Answer<AuditPage>> {
    return this.transactions.read(context, async (tx) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const parameters = new SqlParameters();
      const rows = await tx.query<RecordRow[]>(
        `select seq, content, encode(hash, 'hex') as hash from audit_record
          where ${recordConditions(query, parameters)} order by seq desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const page = pageOf(rows, limit, (row) => keysetCursor(row.seq));
      return new Answer(
        200,
        { items: page.items.map(recordView), next: page.next },
        nextLink(query, page.next),
      );
    });
  }

  releases(context: RequestContext, query: ReleaseQuery): Promise<Answer<ReleasePage>> {
    return this.transactions.read(context, async (tx) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const parameters = new SqlParameters();
      const rows = await tx.query<ReleaseRow[]>(
        `select id, at, actor_id, actor_role, actor_state, purpose, request_id, value_ids, sealed_seq from release
          where ${releaseConditions(query, parameters)} order by id desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const page = pageOf(rows, limit, (row) => keysetCursor(row.id));
      return new Answer(
        200,
        { items: page.items.map(releaseView), next: page.next },
        nextLink(query, page.next),
      );
    });
  }
}

function recordConditions(query: AuditQuery, parameters: SqlParameters): string {
  const where = ['true'];
  if (query.actor) where.push(`actor_id = ${parameters.add(query.actor)}`);
  if (query.action) where.push(`action = ${parameters.add(query.action)}`);
  if (query.subject) where.push(`subject_id = ${parameters.add(query.subject)}`);
  if (query.country) where.push(`country = ${parameters.add(query.country)}`);
  // Instants are kept as the text that was hashed, always in this one form, which sorts as time does.
  if (query.from) where.push(`at >= ${parameters.add(new Date(query.from).toISOString())}`);
  if (query.to) where.push(`at < ${parameters.add(new Date(query.to).toISOString())}`);
  if (query.cursor) where.push(`seq < ${parameters.add(keysetOf(query.cursor, CURSOR)[0])}`);
  return where.join(' and ');
}

function releaseConditions(query: ReleaseQuery, parameters: SqlParameters): string {
  const where = ['true'];
  if (query.value) where.push(`id in (${holding(parameters.add(query.value))})`);
  if (query.actor) where.push(`actor_id = ${parameters.add(query.actor)}`);
  if (query.from) where.push(`at >= ${parameters.add(new Date(query.from))}`);
  if (query.to) where.push(`at < ${parameters.add(new Date(query.to))}`);
  if (query.cursor) where.push(`id < ${parameters.add(keysetOf(query.cursor, CURSOR)[0])}`);
  return where.join(' and ');
}

/** Sealed rows by their index, and the last minute's, not sealed yet, one by one. */
const holding = (value: string): string =>
  `select release_id from release_value where value_id = ${value}::uuid
   union all select id from release where sealed_seq is null and value_ids @> array[${value}::uuid]`;

function recordView(row: RecordRow): AuditRecordView {
  const content = JSON.parse(row.content) as Omit<AuditRecordView, 'seq' | 'hash'>;
  const { at, actor, action, subject, country, requestId, route, address, details } = content;
  const seq = Number(row.seq);
  return { seq, at, actor, action, subject, country, requestId, route, address, details, hash: row.hash };
}

const releaseView = (row: ReleaseRow): ReleaseView => ({
  id: Number(row.id),
  at: row.at.toISOString(),
  actor: { id: row.actor_id, role: row.actor_role, state: row.actor_state },
  purpose: row.purpose,
  requestId: row.request_id,
  valueIds: row.value_ids,
  sealedBy: row.sealed_seq === null ? null : Number(row.sealed_seq),
});
