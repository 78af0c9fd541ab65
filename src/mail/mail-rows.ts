import type { EntityManager } from 'typeorm';
import { Problem } from '../platform/problems.js';
import type { MailSummary } from './mail.dto.js';
import type { MailState } from './mail.entities.js';

/** A letter as administrators read it. */
export interface MailRow {
  id: string;
  to_address: string;
  language: string;
  subject: string;
  body_text: string | null;
  body_sealed: Buffer | null;
  demo: boolean;
  sensitive: boolean;
  state: MailState;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

export const MAIL_COLUMNS = `id, to_address, language, subject, body_text, body_sealed, demo, sensitive, state, attempts,
  last_error, created_at, sent_at`;

/** @throws Problem `not-found` */
export async function letterById(tx: EntityManager, id: string, lock = false): Promise<MailRow> {
  const sql = `select ${MAIL_COLUMNS} from mail where id = $1 ${lock ? 'for update' : ''}`;
  const [row] = await tx.query<MailRow[]>(sql, [id]);
  if (!row) throw new Problem('not-found');
  return row;
}

export const summaryOf = (row: MailRow): MailSummary => ({
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
