import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashOf, newSecret } from './one-time.js';

const HOUR = 3_600_000;
/** A session nobody refreshes ends after twelve hours; any session after seven days. */
export const IDLE_FOR = 12 * HOUR;
export const LASTS_FOR = 7 * 24 * HOUR;
/** Two tabs may refresh at once: a token superseded this recently is an accident, not a theft (milliseconds). */
export const GRACE = 10_000;

export interface OpenedSession {
  sessionId: string;
  refreshToken: string;
}

/** How a refresh ended. `stolen`: an old token came back, the session is dead now. */
export type Rotation =
  | { kind: 'rotated'; sessionId: string; userId: string; refreshToken: string }
  | { kind: 'superseded' }
  | { kind: 'stolen'; sessionId: string; userId: string }
  | { kind: 'ended' };

interface TokenRow {
  session_id: string;
  user_id: string;
  superseded_at: Date | null;
  alive: boolean;
}

/** Sessions and their chains of refresh tokens. Works as the system actor, in the caller's transaction. */
@Injectable()
export class Sessions {
  async open(
    tx: EntityManager,
    userId: string,
    from: { address: string | null; userAgent: string | null },
    now: Date,
  ): Promise<OpenedSession> {
    const sessionId = randomUUID();
    await tx.query(
      `insert into session (id, user_id, created_at, last_used_at, idle_until, expires_at, address, user_agent)
       values ($1, $2, $3, $3, $4, $5, $6, $7)`,
      [sessionId, userId, now, after(now, IDLE_FOR), after(now, LASTS_FOR), from.address, from.userAgent],
    );
    await tx.query('update app_user set last_seen_at = $2 where id = $1', [userId, now]);
    return { sessionId, refreshToken: await this.addToken(tx, sessionId, now) };
  }

  /** Takes a refresh token for the next one. One at a time for each session: of many, one wins. */
  async rotate(tx: EntityManager, token: string, now: Date): Promise<Rotation> {
    const hash = hashOf(token);
    await tx.query(
      `select 1 from session where id = (select session_id from refresh_token where hash = $1) for update`,
      [hash],
    );
    const [row] = await tx.query<TokenRow[]>(
      `select t.session_id, s.user_id, t.superseded_at,
              s.revoked_at is null and s.idle_until > $2 and s.expires_at > $2 and a.status = 'active' as alive
         from refresh_token t join session s on s.id = t.session_id join app_user a on a.id = s.user_id
        where t.hash = $1`,
      [hash, now],
    );
    if (!row?.alive) return { kind: 'ended' };
    const found = { sessionId: row.session_id, userId: row.user_id };
    if (row.superseded_at !== null) {
      if (now.getTime() - row.superseded_at.getTime() <= GRACE) return { kind: 'superseded' };
      await this.end(tx, [row.session_id], 'refresh-token-reused', now);
      return { kind: 'stolen', ...found };
    }
    await tx.query('update refresh_token set superseded_at = $2 where hash = $1', [hash, now]);
    await tx.query('update session set last_used_at = $2, idle_until = $3 where id = $1', [
      row.session_id,
      now,
      after(now, IDLE_FOR),
    ]);
    await tx.query('update app_user set last_seen_at = $2 where id = $1', [row.user_id, now]);
    return { kind: 'rotated', ...found, refreshToken: await this.addToken(tx, row.session_id, now) };
  }

  /** Ends these sessions; from the next request on they are dead. */
  async end(tx: EntityManager, ids: readonly string[], reason: string, now: Date): Promise<void> {
    await tx.query(
      'update session set revoked_at = $2, revoked_reason = $3 where id = any($1) and revoked_at is null',
      [ids, now, reason],
    );
  }

  /** Ends every session of an account, but one when asked. @returns how many ended. */
  async endAll(tx: EntityManager, userId: string, reason: string, now: Date, but: string | null = null) {
    const ended = await tx.query<unknown[]>(
      `with ended as (
         update session set revoked_at = $2, revoked_reason = $3
          where user_id = $1 and revoked_at is null and expires_at > $2 and ($4::uuid is null or id <> $4)
          returning 1
       ) select * from ended`,
      [userId, now, reason, but],
    );
    return ended.length;
  }

  private async addToken(tx: EntityManager, sessionId: string, now: Date): Promise<string> {
    const { secret, hash } = newSecret();
    await tx.query('insert into refresh_token (hash, session_id, created_at) values ($1, $2, $3)', [
      hash,
      sessionId,
      now,
    ]);
    return secret;
  }
}

const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);
