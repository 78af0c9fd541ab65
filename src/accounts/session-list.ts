import type { EntityManager } from 'typeorm';
import type { SessionList } from './auth.dto.js';

interface SessionRow {
  id: string;
  created_at: Date;
  last_used_at: Date;
  ends_at: Date;
  address: string | null;
  user_agent: string | null;
}

/** The sessions of an account that are alive, the last used first. */
export async function sessionsOf(
  tx: EntityManager,
  userId: string,
  current: string | null,
  now: Date,
): Promise<SessionList> {
  const rows = await tx.query<SessionRow[]>(
    `select id, created_at, last_used_at, least(idle_until, expires_at) as ends_at, address, user_agent
       from session where user_id = $1 and revoked_at is null and idle_until > $2 and expires_at > $2
      order by last_used_at desc, id`,
    [userId, now],
  );
  const items = rows.map((row) => ({
    id: row.id,
    current: row.id === current,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    expiresAt: row.ends_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  }));
  return { items };
}
