import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { Sealer } from '../platform/sealer.js';
import type { Actor } from './actor.js';
import { Answer } from './answer.js';
import type { RequestContext } from './request-context.js';

interface KeptAnswer {
  body_digest: string;
  status: number;
  headers: Record<string, string>;
  sealed_body: Buffer;
}

/** How long an answer is kept for its key, in milliseconds: 24 hours. */
export const KEPT_FOR = 24 * 60 * 60 * 1000;

/** Carries a request out at most once per (actor, route, `Idempotency-Key`), in the request's own transaction. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * @throws Problem `in-flight` (409) while the first is being carried out, `key-reused` (422) when the key came
   * with another body.
   */
  async once<T>(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    work: () => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const { key, bodyDigest } = context.idempotency!;
    const scope = [actor.id, context.route, key];
    const [{ free } = { free: false }] = await tx.query<{ free: boolean }[]>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      [JSON.stringify(scope)],
    );
    if (!free) throw new Problem('in-flight', 'Ask again in a moment, with the same key.');

    const now = this.clock.now();
    const [kept] = await tx.query<KeptAnswer[]>(
      `select body_digest, status, headers, sealed_body from idempotent_answer
        where actor_id = $1 and route = $2 and key = $3 and created_at > $4`,
      [...scope, new Date(now.getTime() - KEPT_FOR)],
    );
    if (kept && kept.body_digest !== bodyDigest)
      throw new Problem('key-reused', 'Use a new key for a new request.');
    if (kept)
      return new Answer(kept.status, JSON.parse(this.sealer.open(kept.sealed_body)) as T, kept.headers);

    const answer = await work();
    await tx.query(
      `insert into idempotent_answer (actor_id, route, key, body_digest, status, headers, sealed_body, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (actor_id, route, key) do update
         set body_digest = excluded.body_digest, status = excluded.status, headers = excluded.headers,
             sealed_body = excluded.sealed_body, created_at = excluded.created_at`,
      [
        ...scope,
        bodyDigest,
        answer.status,
        answer.headers,
        this.sealer.seal(JSON.stringify(answer.body ?? null)),
        now,
      ],
    );
    return answer;
  }
}
