import type { EntityManager } from 'typeorm';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { SqlParameters } from '../platform/queryable.js';
import type { UserPage, UserQuery, UserSummary } from './users.dto.js';
import { Answer } from '../access/answer.js';

/** An account as administrators see it: no secret among it. */
export type UserRow = UserSummary;

const COLUMNS = `id, email::text as email, name, role, state, language, status, disabled_reason as "disabledReason",
  totp_confirmed_at is not null as "secondFactor", demo,
  activated_at as "activatedAt", last_seen_at as "lastSeenAt"`;

type Raw = Omit<UserRow, 'activatedAt' | 'lastSeenAt'> & { activatedAt: Date; lastSeenAt: Date };

const rowOf = (raw: Raw): UserRow => ({
  ...raw,
  activatedAt: raw.activatedAt.toISOString(),
  lastSeenAt: raw.lastSeenAt.toISOString(),
});

/** @returns null when there is none that this actor sees. */
export async function userById(tx: EntityManager, id: string, lock = false): Promise<UserRow | null> {
  const sql = `select ${COLUMNS} from app_user where id = $1 ${lock ? 'for update' : ''}`;
  const [raw] = await tx.query<Raw[]>(sql, [id]);
  return raw ? rowOf(raw) : null;
}

/** One page, by e-mail. */
export async function usersPage(tx: EntityManager, query: UserQuery): Promise<Answer<UserPage>> {
  const limit = query.limit ?? 50;
  const parameters = new SqlParameters();
  const where = ['true'];
  if (query.q) {
    const word = parameters.add(query.q);
    where.push(`strpos(fold(name || ' ' || email::text), fold(${word})) > 0`);
  }
  if (query.role) where.push(`role = ${parameters.add(query.role)}`);
  if (query.state) where.push(`state = ${parameters.add(query.state)}`);
  if (query.status) where.push(`status = ${parameters.add(query.status)}`);
  if (query.cursor) {
    const [email] = keysetOf(query.cursor, [/^.{3,254}$/u]);
    where.push(`email > ${parameters.add(email)}::citext`);
  }
  const raws = await tx.query<Raw[]>(
    `select ${COLUMNS} from app_user where ${where.join(' and ')} order by app_user.email limit ${parameters.add(limit + 1)}`,
    parameters.values,
  );
  const page = pageOf(raws.map(rowOf), limit, (row) => keysetCursor(row.email));
  return new Answer(200, page, nextLink(query, page.next));
}
