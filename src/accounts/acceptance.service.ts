import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem, type Language } from '../platform/problems.js';
import { noteInfluence } from './influence.js';
import { addAccount, type PeoplesRole } from './new-account.js';
import { hashOf } from './one-time.js';
import { demandStrong } from './password-rules.js';
import { Passwords } from './passwords.js';
import { actorOf, outside } from './public-context.js';
import type { AcceptedView, InvitationAcceptance } from './users.dto.js';

interface OpenInvitation {
  id: string;
  email: string;
  role: PeoplesRole;
  state: string | null;
  language: Language;
  invited_by: string | null;
}

/** Makes the account of whoever has the link. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` (404) when the link was used, taken back, has expired, or never was. */
  async accept(request: RequestContext, input: InvitationAcceptance): Promise<Answer<AcceptedView>> {
    const context = outside(request, 'invitation');
    const { email } = await this.transactions.read(context, (tx) => this.find(tx, input.token));
    demandStrong(input.password, [email, input.name]);
    const passwordHash = await this.passwords.hash(input.password);
    return this.transactions.write(context, async (tx) => {
      const invitation = await this.find(tx, input.token);
      const now = this.clock.now();
      await tx.query('update invitation set accepted_at = $2 where id = $1', [invitation.id, now]);
      const demo = email.toLowerCase().endsWith('@demo.example');
      const id = await addAccount(tx, { ...invitation, name: input.name, passwordHash, demo }, now);
      if (invitation.invited_by) await noteInfluence(tx, invitation.invited_by, id, 'invited', now);
      await this.audit.append(tx, actorOf({ ...invitation, id, name: input.name }, null), context, {
        action: 'invitation.accepted',
        subject: { type: 'account', id },
        country: invitation.state,
        details: { invitation: invitation.id, role: invitation.role },
      });
      return new Answer(201, { id, email: invitation.email });
    });
  }

  private async find(tx: EntityManager, token: string): Promise<OpenInvitation> {
    const [invitation] = await tx.query<OpenInvitation[]>(
      `select id, email::text as email, role, state, language, invited_by from invitation
        where hash = $1 and accepted_at is null and revoked_at is null and expires_at > $2 for update`,
      [hashOf(token), this.clock.now()],
    );
    if (!invitation) throw new Problem('not-found', 'This invitation is no longer good. Ask for another.');
    return invitation;
  }
}
