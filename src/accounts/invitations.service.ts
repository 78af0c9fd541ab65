import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Outbox } from '../mail/outbox.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Problem } from '../platform/problems.js';
import { accountByEmail } from './account-row.js';
import { wordingOf } from './letters.js';
import { demandFitting } from './new-account.js';
import { newSecret } from './one-time.js';
import type { InvitationInput, InvitationList, InvitationMade, InvitationView } from './users.dto.js';

/** How long an invitation is good, in milliseconds: seven days. */
export const INVITED_FOR = 7 * 24 * 3_600_000;

type Raw = Omit<InvitationView, 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date };

const COLUMNS = `id, email::text as email, role, state, language, invited_by as "invitedBy",
  created_at as "createdAt", expires_at as "expiresAt"`;

/** Invitations: a single-use link, mailed, and shown once to whoever invites. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `conflict` (409) when the address has an account. */
  invite(context: RequestContext, input: InvitationInput): Promise<Answer<InvitationMade>> {
    return this.transactions.write(context, async (tx, actor) => {
      const made = await this.make(tx, actor, context, input);
      return new Answer(201, made, { Location: `/api/v1/invitations/${made.id}` });
    });
  }

  /** Those that can still be accepted, the newest first. */
  list(context: RequestContext): Promise<InvitationList> {
    return this.transactions.read(context, async (tx) => {
      const raws = await tx.query<Raw[]>(
        `select ${COLUMNS} from invitation where accepted_at is null and revoked_at is null and expires_at > $1
          order by created_at desc, id limit 500`,
        [this.clock.now()],
      );
      return { items: raws.map(viewOf) };
    });
  }

  /** Mails a new link for an invitation; the old one ends. @throws Problem `not-found` when it was accepted. */
  resend(context: RequestContext, id: string): Promise<Answer<InvitationMade>> {
    return this.transactions.write(context, async (tx, actor) => {
      const [raw] = await tx.query<Raw[]>(
        `select ${COLUMNS} from invitation where id = $1 and accepted_at is null and revoked_at is null for update`,
        [id],
      );
      if (!raw) throw new Problem('not-found');
      const { email, role, state, language } = raw;
      const made = await this.make(tx, actor, context, { email, role, state, language });
      return new Answer(201, made, { Location: `/api/v1/invitations/${made.id}` });
    });
  }

  /** Takes an invitation back. @throws Problem `not-found` when it can no longer be accepted anyway. */
  revoke(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const [revoked] = await tx.query<{ state: string | null }[]>(
        `with revoked as (
           update invitation set revoked_at = $2
            where id = $1 and accepted_at is null and revoked_at is null and expires_at > $2 returning state
         ) select * from revoked`,
        [id, this.clock.now()],
      );
      if (!revoked) throw new Problem('not-found');
      const subject = { type: 'invitation', id };
      await this.audit.append(tx, actor, context, {
        action: 'invitation.revoked',
        subject,
        country: revoked.state,
      });
      return new Answer(204, null);
    });
  }

  /** Makes an invitation in the caller's transaction; the same address's earlier ones end. */
  async make(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    input: InvitationInput,
  ): Promise<InvitationMade> {
    const { email, role, state = null, language = 'en' } = input;
    await demandFitting(tx, role, state);
    if (await accountByEmail(tx, email)) throw new Problem('conflict', 'This e-mail address has an account.');
    const now = this.clock.now();
    const { secret, hash } = newSecret();
    await tx.query(
      `update invitation set revoked_at = $2 where email = $1::citext and accepted_at is null and revoked_at is null`,
      [email, now],
    );
    const [raw] = await tx.query<Raw[]>(
      `insert into invitation (id, email, role, state, language, hash, invited_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
      [
        randomUUID(),
        email,
        role,
        state,
        language,
        hash,
        actor.kind === 'user' ? actor.id : null,
        now,
        new Date(now.getTime() + INVITED_FOR),
      ],
    );
    // Behind #, so that it reaches no server's log and no referrer.
    const link = `${this.configuration.publicUrl}/invitation#${secret}`;
    await this.mail(tx, input, link);
    await this.audit.append(tx, actor, context, {
      action: 'invitation.made',
      subject: { type: 'invitation', id: raw!.id },
      country: state,
      details: { role },
    });
    return { ...viewOf(raw!), link };
  }

  private async mail(
    tx: EntityManager,
    { email, language = 'en' }: InvitationInput,
    link: string,
  ): Promise<void> {
    // Addresses of the demonstration's domain are nobody's.
    const demo = email.toLowerCase().endsWith('@demo.example');
    await this.outbox.put(tx, {
      to: email,
      language,
      ...wordingOf('invitation', language, link),
      demo,
      sensitive: true,
    });
  }
}

const viewOf = (raw: Raw): InvitationView => ({
  ...raw,
  createdAt: raw.createdAt.toISOString(),
  expiresAt: raw.expiresAt.toISOString(),
});
