import { randomBytes } from 'node:crypto';
import { Answer } from '../../src/access/answer.js';
import { systemContext } from '../../src/access/request-context.js';
import { STATE_ROLES } from '../../src/access/roles.js';
import { Transactions } from '../../src/access/transactions.js';
import { AccessTokens } from '../../src/accounts/access-tokens.js';
import { addAccount, type PeoplesRole } from '../../src/accounts/new-account.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { Sessions } from '../../src/accounts/sessions.js';
import { newTotpSecret } from '../../src/accounts/totp.js';
import { Sealer } from '../../src/platform/sealer.js';
import type { Language } from '../../src/platform/problems.js';
import type { Api } from './api.js';
import type { Enlace } from './enlace.js';

interface AccountOptions {
  role: PeoplesRole;
  /** ISO 3166-1 alpha-2; `BR` where the role needs one and the test does not say. */
  state?: string;
  email?: string;
  name?: string;
  language?: Language;
  /** False: as somebody who has just accepted an invitation. */
  secondFactor?: boolean;
}

/** An account that has signed in. */
export interface GivenAccount {
  id: string;
  email: string;
  password: string;
  /** Base32, or null without a second factor. */
  totpSecret: string | null;
  token: string;
  sessionId: string;
  refreshToken: string;
  /** The API as this account. */
  api: Api;
}

/**
 * Makes an active account, invited by nobody, with a second factor where its role needs one, and signs it in. Its
 * password's hash is a cheap one (bcrypt keeps the cost in the hash), so that sign-in is quick as well.
 */
export async function givenAccount(enlace: Enlace, options: AccountOptions): Promise<GivenAccount> {
  const { role } = options;
  const email = options.email ?? `${role}-${randomBytes(4).toString('hex')}@test.example`;
  const password = `of ${email} ${randomBytes(6).toString('hex')}`;
  const secretariat = role === 'administrator' || role === 'editor';
  const totpSecret = (options.secondFactor ?? secretariat) ? newTotpSecret() : null;
  const account = {
    email,
    name: options.name ?? `Test ${role}`,
    passwordHash: await enlace.app.get(Passwords).hash(password, 4),
    role,
    state: options.state ?? (STATE_ROLES.includes(role) ? 'BR' : null),
    language: options.language ?? 'en',
    demo: false,
  };
  const now = enlace.clock.now();
  const { body } = await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
    const id = await addAccount(tx, account, now);
    if (totpSecret !== null) {
      await tx.query('update app_user set totp_sealed = $2, totp_confirmed_at = $3 where id = $1', [
        id,
        enlace.app.get(Sealer).seal(totpSecret),
        now,
      ]);
    }
    const from = { address: '127.0.0.1', userAgent: 'test' };
    return new Answer(200, { id, ...(await enlace.app.get(Sessions).open(tx, id, from, now)) });
  });
  const { accessToken: token } = enlace.app
    .get(AccessTokens)
    .issue({ ...account, id: body.id }, body.sessionId);
  return { ...body, email, password, totpSecret, token, api: enlace.api(token) };
}
