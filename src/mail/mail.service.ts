import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Configuration } from '../platform/configuration.js';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { SqlParameters } from '../platform/queryable.js';
import { Sealer } from '../platform/sealer.js';
import type { MailPage, MailQuery, MailView } from './mail.dto.js';
import { letterById, MAIL_COLUMNS, summaryOf, type MailRow } from './mail-rows.js';

/** Milliseconds since 1970, and the id. */
const CURSOR = [/^\d{1,14}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];

/** The outbox as an administrator reads it, newest first. */
@Injectable()
export class MailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly configuration: Configuration,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
  ) {}

  list(context: RequestContext, query: MailQuery): Promise<Answer<MailPage>> {
    return this.transactions.read(context, async (tx) => {
      const limit = query.limit ?? 50;
      const parameters = new SqlParameters();
      const where = conditions(query, parameters);
      const rows = await tx.query<MailRow[]>(
        `select ${MAIL_COLUMNS} from mail where ${where.join(' and ')}
          order by created_at desc, id desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const page = pageOf(rows, limit, (row) => keysetCursor(String(row.created_at.getTime()), row.id));
      const server = this.configuration.smtpUrl !== null;
      const body = { items: page.items.map(summaryOf), next: page.next, server };
      return new Answer(200, body, nextLink(query, page.next));
    });
  }

  /**
   * One letter. What signs in stays sealed, but for the demonstration, whose only mail system this is: there the
   * reading is recorded.
   * @throws Problem `not-found`
   */
  get(context: RequestContext, id: string): Promise<MailView> {
    return this.transactions.read(context, async (tx, actor) => {
      const row = await letterById(tx, id);
      if (!row.sensitive) return { ...summaryOf(row), text: row.body_text };
      if (!row.demo || row.body_sealed === null) return { ...summaryOf(row), text: null };
      await this.audit.append(tx, actor, context, {
        action: 'mail.opened',
        subject: { type: 'mail', id },
      });
      return { ...summaryOf(row), text: this.sealer.open(row.body_sealed) };
    });
  }
}

function conditions(query: MailQuery, parameters: SqlParameters): string[] {
  const where = ['true'];
  if (query.state) where.push(`state = ${parameters.add(query.state)}`);
  if (query.q) {
    const word = `strpos(lower(to_address || ' ' || subject), lower(${parameters.add(query.q)}))`;
    where.push(`${word} > 0`);
  }
  if (query.cursor) {
    const [at, id] = keysetOf(query.cursor, CURSOR);
    where.push(
      `(created_at, id) < (${parameters.add(new Date(Number(at)))}::timestamptz, ${parameters.add(id)}::uuid)`,
    );
  }
  return where;
}
