import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { STATE_ROLES } from '../access/roles.js';
import { Problem, type Language } from '../platform/problems.js';
import type { AppUser } from './accounts.entities.js';

export type PeoplesRole = AppUser['role'];

/** An account to be made, active from the start. */
export interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
  role: PeoplesRole;
  state: string | null;
  language: Language;
  demo: boolean;
}

/**
 * Makes an active account, in a transaction of the system actor.
 * @returns its id.
 * @throws Problem `conflict` (409) when the e-mail has an account.
 */
export async function addAccount(tx: EntityManager, account: NewAccount, now: Date): Promise<string> {
  const id = randomUUID();
  const rows = await tx.query<unknown[]>(
    `insert into app_user (id, email, name, password_hash, role, state, language, status, activated_at, last_seen_at,
                           demo, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $8, $9, $8, $8)
     on conflict (email) do nothing returning id`,
    [
      id,
      account.email,
      account.name,
      account.passwordHash,
      account.role,
      account.state,
      account.language,
      now,
      account.demo,
    ],
  );
  if (rows.length === 0) throw new Problem('conflict', 'This e-mail address has an account.');
  return id;
}

/**
 * Two roles act for a State, the others for none.
 * @throws Problem `invalid-request` (400) when role and State do not fit, or the State is unknown.
 */
export async function demandFitting(
  tx: EntityManager,
  role: PeoplesRole,
  state: string | null,
): Promise<void> {
  const wrong = (message: string) =>
    new Problem('invalid-request', undefined, { errors: [{ field: 'state', message }] });
  if (!STATE_ROLES.includes(role)) {
    if (state !== null) throw wrong(`state must be left out: the role ${role} acts for no State`);
    return;
  }
  if (state === null) throw wrong(`state is needed: the role ${role} acts for one State`);
  const known = await tx.query<unknown[]>('select 1 from country where iso2 = $1', [state]);
  if (known.length === 0) throw wrong('state must be a State of this directory');
}
