import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { canonical } from './chain.js';
import { CheckpointTimer } from './checkpoint-timer.js';

/** What happened, to what. */
export interface AuditEvent {
  /** `noun.verb` in the past, such as `entry.published`. */
  action: string;
  subject: { type: string; id: string };
  /** ISO 3166-1 alpha-2 of the State concerned; null or absent: none. */
  country?: string | null;
  /** Ids and digests only: never a password, a token or a contact value. */
  details?: object;
}

/** The hash-chained log. A write and its record stand or fall together: no record, no write. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly clock: Clock,
    private readonly checkpoints: CheckpointTimer,
  ) {}

  /**
   * Appends one record in the caller's transaction, in one round trip; writers stand in line until commit.
   * @returns the record's number in the chain.
   * @throws Problem `audit-unavailable` (503) when the log refuses; the caller's transaction must then fail.
   */
  async append(tx: Queryable, actor: Actor, context: RequestContext, event: AuditEvent): Promise<number> {
    return this.appendAll(tx, actor, context, [event]);
  }

  /**
   * Appends several, in this order, as `append` does one; the way for loads, whose cost it keeps linear.
   * @returns the last record's number.
   */
  async appendAll(
    tx: Queryable,
    actor: Actor,
    context: RequestContext,
    events: readonly AuditEvent[],
  ): Promise<number> {
    const at = this.clock.now().toISOString();
    const seq = await this.write(
      tx,
      events.map((event) => contentOf(event, at, actor, context)),
    );
    this.checkpoints.moved();
    return seq;
  }

  private async write(tx: Queryable, contents: string[]): Promise<number> {
    try {
      const [row] = await tx.query<{ seq: string }>('select audit_append($1) as seq', [contents]);
      return Number(row!.seq);
    } catch (error) {
      if (isTransient(error)) throw error;
      throw new Problem('audit-unavailable', 'Try again later; nothing was changed.');
    }
  }
}

/** The text that is hashed and stored. */
function contentOf(event: AuditEvent, at: string, actor: Actor, context: RequestContext): string {
  return canonical({
    action: event.action,
    actor: { id: actor.id, name: actor.name, role: actor.role, state: actor.state },
    address: context.address,
    at,
    country: event.country ?? null,
    details: event.details ?? {},
    requestId: context.requestId,
    route: context.route,
    subject: { id: event.subject.id, type: event.subject.type },
  });
}

/** A lost connection, a deadlock or a shutdown is the whole database's trouble, answered as `unavailable`. */
function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|40|57P)/.test(code);
}
