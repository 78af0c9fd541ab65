import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealer } from '../platform/sealer.js';
import type { AccountRow } from './account-row.js';
import { recoveryHash, stepOf } from './totp.js';

/** What somebody shows besides a password. */
export interface ShownFactor {
  totp?: string;
  recoveryCode?: string;
}

/** Judges second factors of accounts that have one. */
@Injectable()
export class SecondFactor {
  constructor(private readonly sealer: Sealer) {}

  /** Whether it would be accepted now; uses nothing up. */
  async isRight(tx: EntityManager, account: AccountRow, shown: ShownFactor, now: Date): Promise<boolean> {
    if (shown.totp !== undefined) return this.step(account, shown.totp, now) !== null;
    if (shown.recoveryCode === undefined || !account.totp_sealed) return false;
    const found = await tx.query<unknown[]>(
      'select 1 from recovery_code where user_id = $1 and hash = $2 and used_at is null',
      [account.id, recoveryHash(shown.recoveryCode)],
    );
    return found.length > 0;
  }

  /**
   * Accepts it, once. The caller holds the account's row locked, so that no code is accepted twice.
   * @returns whether it was right.
   */
  async spend(tx: EntityManager, account: AccountRow, shown: ShownFactor, now: Date): Promise<boolean> {
    if (!(await this.isRight(tx, account, shown, now))) return false;
    if (shown.totp !== undefined) {
      const step = this.step(account, shown.totp, now);
      await tx.query('update app_user set totp_last_step = $2 where id = $1', [account.id, step]);
    } else {
      await tx.query('update recovery_code set used_at = $3 where user_id = $1 and hash = $2', [
        account.id,
        recoveryHash(shown.recoveryCode!),
        now,
      ]);
    }
    return true;
  }

  private step(account: AccountRow, code: string, now: Date): number | null {
    if (!account.totp_sealed) return null;
    const last = account.totp_last_step === null ? null : Number(account.totp_last_step);
    return stepOf(this.sealer.open(account.totp_sealed), code, now, last);
  }
}
