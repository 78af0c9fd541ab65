import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { Problem } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import type { MailPage, MailQuery, MailSummary, MailView } from './mail.dto.js';
import type { MailState } from './mail.entities.js';

interface MailRow {
  id: string;
  to_address: string;
  language: string;
  subject: string;
  body_text: string | null;
  demo: boolean;
  sensitive: boolean;
  state: MailState;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

const COLUMNS = `id, to_address, language, subject, body_text, demo, sensitive, state, attempts, last_error,
                 created_at, sent_at`;
/** Milliseconds since 1970, and the id. */
const CURSOR = [/^\d{1,14}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];

/** The outbox as an administrator reads it, newest first. */
@Injectable()
export class MailService {
  constructor(private readonly transactions: Transactions) {}

  list(context: RequestContext, query: MailQuery): Promise<Answer<MailPage>> {
    return this.transactions.read(context, async (tx) => {
      const limit = query.limit ?? 50;
      const parameters = new SqlParameters();
      const where = ['true'];
      if (query.state) where.push(`state = ${parameters.add(query.state)}`);
      if (query.cursor) {
        const [at, id] = keysetOf(query.cursor, CURSOR);
        where.push(
          `(created_at, id) < (${parameters.add(new Date(Number(at)))}::timestamptz, ${parameters.add(id)}::uuid)`,
        );
      }
      const rows = await tx.query<MailRow[]>(
        `select ${COLUMNS} from mail where ${where.join(' and ')}
          order by created_at desc, id desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const page = pageOf(rows, limit, (row) => keysetCursor(String(row.created_at.getTime()), row.id));
      return new Answer(200, { items: page.items.map(summary), next: page.next }, nextLink(query, page.next));
    });
  }

  /** @throws Problem `not-found` */
  get(context: RequestContext, id: string): Promise<MailView> {
    return this.transactions.read(context, async (tx) => {
      const [row] = await tx.query<MailRow[]>(`select ${COLUMNS} from mail where id = $1`, [id]);
      if (!row) throw new Problem('not-found');
      return { ...summary(row), text: row.sensitive ? null : row.body_text };
    });
  }
}

const summary = (row: MailRow): MailSummary => ({
  id: row.id,
  to: row.to_address,
  language: row.language,
  subject: row.subject,
  demo: row.demo,
  sensitive: row.sensitive,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
});
