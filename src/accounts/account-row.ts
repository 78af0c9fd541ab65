import type { EntityManager } from 'typeorm';
import type { AppUser } from './accounts.entities.js';
import type { Language } from '../platform/problems.js';

/** An account with what it proves itself with; read by the system actor or by the account itself. */
export interface AccountRow {
  id: string;
  email: string;
  name: string;
  password_hash: string;
  role: AppUser['role'];
  state: string | null;
  language: Language;
  status: 'active' | 'disabled';
  demo: boolean;
  last_seen_at: Date;
  totp_sealed: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: string | null;
  factor_required: boolean;
}

const COLUMNS = `id, email::text as email, name, password_hash, role, state, language, status, demo, last_seen_at,
  totp_sealed, totp_pending, totp_last_step, second_factor_required(role) as factor_required`;

/** By e-mail, whatever its capitals; locked for the rest of the transaction when asked. */
export async function accountByEmail(
  tx: EntityManager,
  email: string,
  lock = false,
): Promise<AccountRow | null> {
  const sql = `select ${COLUMNS} from app_user where email = $1::citext ${lock ? 'for update' : ''}`;
  return (await tx.query<AccountRow[]>(sql, [email]))[0] ?? null;
}

export async function accountById(tx: EntityManager, id: string, lock = false): Promise<AccountRow | null> {
  const sql = `select ${COLUMNS} from app_user where id = $1 ${lock ? 'for update' : ''}`;
  return (await tx.query<AccountRow[]>(sql, [id]))[0] ?? null;
}
