import { createHash, randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SignInAttempt } from './sessions.entities.js';

const MINUTE = 60_000;
/** The window in which failures count, in milliseconds. */
export const WINDOW = 15 * MINUTE;

/** Failures in the window after which a password is no longer looked at, by whom they count against. */
export const LIMITS = { accountFromNetwork: 5, account: 20, network: 60 } as const;

/**
 * Who is throttled is still let in with a right second factor, so that guessing shuts nobody out. Guessing the
 * factor is what this bounds: from one network, and codes of the telephone in a day from anywhere (a recovery code
 * has 80 bits and needs no such bound).
 */
export const FACTOR_LIMITS = { accountFromNetwork: 20, codesADay: 200 } as const;

/** Reset links that one network may ask for in the window. */
const RESETS = 20;

/** One attempt, as the throttle sees it. */
export interface Attempt {
  id: string;
  throttled: boolean;
  /** Whether a second factor may still be tried: by telephone, by recovery code. */
  mayShow: { totp: boolean; recoveryCode: boolean };
}

interface Counts {
  pair: number;
  account: number;
  network: number;
  codes: number;
}

/** Counts attempts to prove a password, per account (known or not: the answer must not tell) and per network. */
@Injectable()
export class Throttle {
  /** Notes an attempt before it is judged, so that many at once cannot outrun the count. */
  async begin(tx: EntityManager, email: string, address: string | null, now: Date): Promise<Attempt> {
    const account = accountOf(email);
    const network = networkOf(address);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${account}`]);
    const counts = await this.count(tx, account, network, now);
    const id = randomUUID();
    await tx.query(
      `insert into sign_in_attempt (id, account, network, at, outcome) values ($1, $2, $3, $4, 'pending')`,
      [id, account, network, now],
    );
    const throttled =
      counts.pair >= LIMITS.accountFromNetwork ||
      counts.account >= LIMITS.account ||
      counts.network >= LIMITS.network;
    const here = counts.pair < FACTOR_LIMITS.accountFromNetwork;
    return {
      id,
      throttled,
      mayShow: { totp: here && counts.codes < FACTOR_LIMITS.codesADay, recoveryCode: here },
    };
  }

  /** Notes how it ended. Only what failed counts against the next. */
  async settle(tx: EntityManager, attempt: Attempt, outcome: SignInAttempt['outcome']): Promise<void> {
    await tx.query('update sign_in_attempt set outcome = $2 where id = $1', [attempt.id, outcome]);
  }

  /** Whether this network may ask for another reset link; noted if so. */
  async mayAskReset(tx: EntityManager, address: string | null, now: Date): Promise<boolean> {
    const network = networkOf(address);
    const asked = await tx.query<unknown[]>(
      `select 1 from sign_in_attempt where network = $1 and outcome = 'reset' and at > $2`,
      [network, new Date(now.getTime() - WINDOW)],
    );
    if (asked.length >= RESETS) return false;
    await tx.query(
      `insert into sign_in_attempt (id, account, network, at, outcome) values ($1, '', $2, $3, 'reset')`,
      [randomUUID(), network, now],
    );
    return true;
  }

  private async count(tx: EntityManager, account: string, network: string, now: Date): Promise<Counts> {
    const [counts] = await tx.query<Counts[]>(
      `select count(*) filter (where at > $3 and account = $1 and network = $2)::int as pair,
              count(*) filter (where at > $3 and account = $1)::int as account,
              count(*) filter (where at > $3 and network = $2)::int as network,
              count(*) filter (where account = $1 and outcome = 'code-wrong')::int as codes
         from sign_in_attempt
        where at > $4 and (account = $1 or network = $2) and outcome in ('pending', 'failed', 'code-wrong')`,
      [account, network, new Date(now.getTime() - WINDOW), new Date(now.getTime() - 24 * 60 * MINUTE)],
    );
    return counts!;
  }
}

/** The digest an account is counted under. */
export const accountOf = (email: string): string =>
  createHash('sha256').update(`account ${email.trim().toLowerCase()}`).digest('hex');

/** An IPv4 address, or the /64 that one IPv6 subscriber has to himself. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
