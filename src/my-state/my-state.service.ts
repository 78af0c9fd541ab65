import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { VisibleTo } from '../access/visible-to.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { SqlParameters } from '../platform/queryable.js';
import { attestationState, attestedUntil } from './attestation.rules.js';
import type { AttestationView, Colleague, MyStateView } from './my-state.dto.js';

interface AttestationRow {
  at: Date;
  by: string;
  entries: number;
  note: string | null;
}

/** What a national authority keeps of its own State beyond the entries themselves. */
@Injectable()
export class MyState {
  constructor(
    private readonly transactions: Transactions,
    private readonly visibleTo: VisibleTo,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  get(context: RequestContext): Promise<MyStateView> {
    return this.transactions.read(context, (tx, actor) => this.view(tx, actor));
  }

  /** Records that all that is published of the State is right: by whom, when, and of what exactly. */
  attest(context: RequestContext, note: string | null): Promise<Answer<MyStateView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const id = randomUUID();
      const { entries, digest } = await this.published(tx, actor);
      await tx.query(
        `insert into state_attestation (id, country, attested_at, attested_by, attested_by_name, entries, digest, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, actor.state, this.clock.now(), actor.id, actor.name, entries, digest, note],
      );
      const designations = await this.attestDesignations(tx, actor);
      await this.audit.append(tx, actor, context, {
        action: 'state.attested',
        subject: { type: 'state', id: actor.state! },
        country: actor.state,
        details: { attestation: id, entries, digest, designations },
      });
      return new Answer(201, await this.view(tx, actor));
    });
  }

  /** The State that designates says that its designations stand as they are published. @returns of how many entries */
  private async attestDesignations(tx: EntityManager, actor: Actor): Promise<number> {
    const parameters = new SqlParameters();
    const [row] = await tx.query<{ count: number }[]>(
      `with attested as (
         update register_entry e
            set designations_verified_at = ${parameters.add(this.clock.now())}, designations_verified_method = 'attestation',
                designations_verified_side = 'authority'
          where e.country = ${parameters.add(actor.state)} and e.status = 'published'
            and e.id in (select d.entry_id from designation d) and ${this.visibleTo.entries(actor, parameters)}
         returning 1)
       select count(*)::int as count from attested`,
      parameters.values,
    );
    return row!.count;
  }

  private async view(tx: EntityManager, actor: Actor): Promise<MyStateView> {
    const { entries } = await this.published(tx, actor);
    const colleagues = await tx.query<Colleague[]>('select name, role, demo from state_colleagues()');
    return { iso2: actor.state!, entries, attestation: await this.last(tx, actor), colleagues };
  }

  private async last(tx: EntityManager, actor: Actor): Promise<AttestationView> {
    const [row] = await tx.query<AttestationRow[]>(
      `select attested_at as at, attested_by_name as by, entries, note from state_attestation
        where country = $1 order by attested_at desc limit 1`,
      [actor.state],
    );
    const state = attestationState(row?.at ?? null, this.clock.now());
    if (!row) return { state, at: null, by: null, until: null, entries: null, note: null };
    const { at, by, entries, note } = row;
    return { state, at: at.toISOString(), by, until: attestedUntil(at).toISOString(), entries, note };
  }

  /** The State's published entries, as many as the caller may see, and a digest of which versions they stand in. */
  private async published(tx: EntityManager, actor: Actor): Promise<{ entries: number; digest: string }> {
    const parameters = new SqlParameters();
    const [row] = await tx.query<{ entries: number; digest: string }[]>(
      `select count(*)::int as entries,
              encode(sha256(coalesce(string_agg(e.id || ':' || e.version, ',' order by e.id), '')::bytea), 'hex') as digest
         from register_entry e
        where e.country = ${parameters.add(actor.state)} and e.status = 'published' and ${this.visibleTo.entries(actor, parameters)}`,
      parameters.values,
    );
    return row!;
  }
}
