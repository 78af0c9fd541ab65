import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { Clock } from '../platform/clock.js';
import { prepared } from '../platform/prepared.js';
import type { Queryable } from '../platform/queryable.js';

/** What was shown: why, and which contact values. */
export interface Release {
  /** What the values were shown for, such as `entry.read`, `export.csv`. */
  purpose: string;
  /** Ids of the contact values, each above TLP:GREEN. */
  valueIds: readonly string[];
}

/** Who was shown which contact values: no ledger, no answer. */
@Injectable()
export class ReleaseLedger {
  constructor(private readonly clock: Clock) {}

  /**
   * Appends one row in the read's own transaction; nothing when there is no value. When the transaction wrote
   * nothing before, its commit does not wait for the disk: a crash may lose the last second of the ledger
   * (SECURITY.md, "release ledger"). An audit record in the same transaction makes it wait again.
   */
  async record(tx: Queryable, actor: Actor, context: RequestContext, release: Release): Promise<void> {
    if (release.valueIds.length === 0) return;
    await prepared(
      tx,
      `with relaxed as materialized (
         select set_config('synchronous_commit', 'off', true) where pg_current_xact_id_if_assigned() is null)
       insert into release (at, actor_id, actor_role, actor_state, purpose, request_id, value_ids)
       select $1::timestamptz, $2, $3, $4, $5, $6, $7::uuid[] from (select count(*) from relaxed) as r`,
      [
        this.clock.now(),
        actor.id,
        actor.role,
        actor.state,
        release.purpose,
        context.requestId,
        [...new Set(release.valueIds)],
      ],
    );
  }
}
