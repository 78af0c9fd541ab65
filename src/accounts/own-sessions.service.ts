import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { accountById } from './account-row.js';
import type { SessionList, SignedIn } from './auth.dto.js';
import { actorOf, outsideOnce } from './public-context.js';
import { RefreshCookie } from './refresh-cookie.js';
import { sessionsOf } from './session-list.js';
import { Sessions, type Rotation } from './sessions.js';
import { SignedInAnswers } from './signed-in.js';

/** What somebody does with sessions of their own: continue, list, end. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signedIn: SignedInAnswers,
    private readonly cookie: RefreshCookie,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * A new access token for the refresh token in the cookie, which is exchanged too.
   * @throws Problem `conflict` (409) when another tab was first: nothing ended; `not-signed-in` (401) otherwise.
   */
  async refresh(request: RequestContext, origin?: string, cookies?: string): Promise<Answer<SignedIn>> {
    const token = this.cookie.read(origin, cookies);
    const context = outsideOnce(request, 'refresh');
    const outcome = await this.transactions.write<SignedIn | Rotation['kind']>(context, async (tx) => {
      const rotation = await this.sessions.rotate(tx, token, this.clock.now());
      if (rotation.kind === 'superseded' || rotation.kind === 'ended') return new Answer(409, rotation.kind);
      const account = (await accountById(tx, rotation.userId))!;
      if (rotation.kind === 'rotated') {
        return this.signedIn.answer(account, rotation.sessionId, rotation.refreshToken);
      }
      await this.audit.append(tx, actorOf(account, rotation.sessionId), context, {
        action: 'session.refresh-token-reused',
        subject: { type: 'session', id: rotation.sessionId },
        country: account.state,
      });
      return new Answer(401, rotation.kind);
    });
    const { body } = outcome;
    if (typeof body !== 'string') return new Answer(outcome.status, body, outcome.headers);
    if (body === 'superseded')
      throw new Problem('conflict', 'Another tab has continued this session; use its token.');
    throw new Problem('not-signed-in', 'This session has ended. Sign in again.', {
      headers: this.cookie.cleared(),
    });
  }

  /** Ends the session that asks. */
  signOut(context: RequestContext): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const id = actor.sessionId!;
      await this.sessions.end(tx, [id], 'signed-out', this.clock.now());
      await this.audit.append(tx, actor, context, {
        action: 'session.signed-out',
        subject: { type: 'session', id },
        country: actor.state,
      });
      return new Answer(204, null, this.cookie.cleared());
    });
  }

  /** Ends all sessions of the account, this one too. */
  signOutEverywhere(context: RequestContext): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const ended = await this.sessions.endAll(tx, actor.id, 'signed-out-everywhere', this.clock.now());
      await this.audit.append(tx, actor, context, {
        action: 'account.signed-out-everywhere',
        subject: { type: 'account', id: actor.id },
        country: actor.state,
        details: { sessions: ended },
      });
      return new Answer(204, null, this.cookie.cleared());
    });
  }

  /** The account's sessions that are alive. */
  list(context: RequestContext): Promise<SessionList> {
    return this.transactions.read(context, (tx, actor) =>
      sessionsOf(tx, actor.id, actor.sessionId, this.clock.now()),
    );
  }

  /** Ends one session of the account. @throws Problem `not-found` for any other. */
  endOne(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { items } = await sessionsOf(tx, actor.id, actor.sessionId, this.clock.now());
      if (!items.some((one) => one.id === id)) throw new Problem('not-found');
      await this.sessions.end(tx, [id], 'ended-by-owner', this.clock.now());
      await this.audit.append(tx, actor, context, {
        action: 'session.ended',
        subject: { type: 'session', id },
        country: actor.state,
      });
      return new Answer(204, null);
    });
  }
}
