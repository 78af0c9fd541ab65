import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import type { Language, Texts } from '../platform/problems.js';
import type { AccountRow } from './account-row.js';
import { AccessTokens } from './access-tokens.js';
import type { SignedIn, SignedInUser } from './auth.dto.js';
import { actorOf } from './public-context.js';
import { RefreshCookie } from './refresh-cookie.js';
import { LASTS_FOR, Sessions } from './sessions.js';
import { networkOf } from './throttle.js';

const OPTIONAL_FACTOR: Texts = {
  en: 'This installation does not require a second factor. Set one up all the same.',
  es: 'Esta instalación no exige un segundo factor. Configúrelo de todos modos.',
  pt: 'Esta instalação não exige um segundo fator. Configure-o mesmo assim.',
  fr: 'Cette installation n’exige pas de second facteur. Configurez-en un quand même.',
};

/** What sign-in and refresh answer: an access token in the body, the refresh token in a cookie. */
@Injectable()
export class SignedInAnswers {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly cookie: RefreshCookie,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Opens a session for an account that has proved itself. */
  async open(
    tx: EntityManager,
    context: RequestContext,
    account: AccountRow,
    userAgent: string | null,
  ): Promise<Answer<SignedIn>> {
    const from = { address: context.address, userAgent: userAgent?.slice(0, 200) ?? null };
    await this.warnOfNewNetwork(tx, account, context.address);
    const session = await this.sessions.open(tx, account.id, from, this.clock.now());
    await this.audit.append(tx, actorOf(account, session.sessionId), context, {
      action: 'account.signed-in',
      subject: { type: 'account', id: account.id },
      country: account.state,
      details: { session: session.sessionId, secondFactor: account.totp_sealed !== null },
    });
    return this.answer(account, session.sessionId, session.refreshToken);
  }

  /** An account that never signed in knows no network: its first is no news. */
  private async warnOfNewNetwork(tx: EntityManager, account: AccountRow, address: string | null) {
    const known = await tx.query<{ address: string | null }[]>(
      'select distinct address from session where user_id = $1',
      [account.id],
    );
    const network = networkOf(address);
    if (known.length === 0 || known.some((one) => networkOf(one.address) === network)) return;
    await this.notifications.tell(tx, {
      to: { users: [account.id] },
      kind: 'new-network',
      subject: { type: 'account', id: account.id },
      facts: { at: this.clock.now().toISOString(), network },
      path: '/account',
    });
  }

  answer(account: AccountRow, sessionId: string, refreshToken: string): Answer<SignedIn> {
    const body = {
      ...this.tokens.issue(account, sessionId),
      enrolmentOnly: account.factor_required && account.totp_sealed === null,
      user: userOf(account),
    };
    return new Answer(200, body, this.cookie.carrying(refreshToken, LASTS_FOR / 1000));
  }
}

/** An account as its owner sees it. */
export function userOf(account: AccountRow): SignedInUser {
  const { id, email, name, role, state, language } = account;
  const active = account.totp_sealed !== null;
  const required = account.factor_required;
  return {
    id,
    email,
    name,
    role,
    state,
    language,
    secondFactor: { active, required, notice: notice(account, language) },
  };
}

function notice(account: AccountRow, language: Language): string | null {
  const secretariat = account.role === 'administrator' || account.role === 'editor';
  return secretariat && !account.factor_required && account.totp_sealed === null
    ? OPTIONAL_FACTOR[language]
    : null;
}
