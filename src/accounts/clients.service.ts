import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ClientInput, ClientList, ClientMade, ClientView } from './clients.dto.js';
import { newSecret } from './one-time.js';

/** The longest a key may be good, in milliseconds: a year. */
const LONGEST = 366 * 24 * 3_600_000;

type Raw = Omit<ClientView, 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> &
  Record<'createdAt' | 'expiresAt', Date> &
  Record<'revokedAt' | 'lastUsedAt', Date | null>;

const COLUMNS = `id, name, state, scopes, created_by as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

/** Machines of member States, each with one key: scoped, expiring, kept as a digest. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** All that ever were, the newest first. */
  list(context: RequestContext): Promise<ClientList> {
    return this.transactions.read(context, async (tx) => {
      const raws = await tx.query<Raw[]>(
        `select ${COLUMNS} from machine_client order by created_at desc, id limit 500`,
      );
      return { items: raws.map(viewOf) };
    });
  }

  /** @throws Problem `invalid-request` (400) for an unknown State, no scope, or an expiry not within a year. */
  add(context: RequestContext, input: ClientInput): Promise<Answer<ClientMade>> {
    return this.transactions.write(context, async (tx, actor) => {
      const now = this.clock.now();
      const expiresAt = new Date(input.expiresAt);
      await this.check(tx, input, expiresAt, now);
      const { secret, hash } = newSecret();
      const [raw] = await tx.query<Raw[]>(
        `insert into machine_client (id, name, role, state, scopes, hash, created_by, created_at, expires_at)
         values ($1, $2, 'recipient', $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
        [randomUUID(), input.name, input.state ?? null, input.scopes, hash, actor.id, now, expiresAt],
      );
      await this.audit.append(tx, actor, context, {
        action: 'client.added',
        subject: { type: 'client', id: raw!.id },
        country: raw!.state,
        details: { scopes: input.scopes, expiresAt: expiresAt.toISOString() },
      });
      const made = { ...viewOf(raw!), key: `enl_${raw!.id}_${secret}` };
      return new Answer(201, made, { Location: `/api/v1/clients/${made.id}` });
    });
  }

  /** Ends a key; the next request with it gets 401. */
  revoke(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const [revoked] = await tx.query<{ state: string | null }[]>(
        `with revoked as (
           update machine_client set revoked_at = $2 where id = $1 and revoked_at is null returning state
         ) select * from revoked`,
        [id, this.clock.now()],
      );
      if (!revoked) throw new Problem('not-found');
      const subject = { type: 'client', id };
      await this.audit.append(tx, actor, context, {
        action: 'client.revoked',
        subject,
        country: revoked.state,
      });
      return new Answer(204, null);
    });
  }

  private async check(tx: EntityManager, input: ClientInput, expiresAt: Date, now: Date): Promise<void> {
    const wrong = (field: string, message: string) =>
      new Problem('invalid-request', undefined, { errors: [{ field, message }] });
    if (input.scopes.length === 0) throw wrong('scopes', 'scopes must name what the key is good for');
    const lasts = expiresAt.getTime() - now.getTime();
    if (lasts <= 0 || lasts > LONGEST) throw wrong('expiresAt', 'expiresAt must be within a year from now');
    if (!input.state) return;
    const known = await tx.query<unknown[]>('select 1 from country where iso2 = $1', [input.state]);
    if (known.length === 0) throw wrong('state', 'state must be a State of this directory');
  }
}

const viewOf = (raw: Raw): ClientView => ({
  ...raw,
  createdAt: raw.createdAt.toISOString(),
  expiresAt: raw.expiresAt.toISOString(),
  revokedAt: raw.revokedAt?.toISOString() ?? null,
  lastUsedAt: raw.lastUsedAt?.toISOString() ?? null,
});
