import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import bcrypt from 'bcrypt';
import { Turnstile } from '../platform/turnstile.js';

/** bcrypt's cost: about a quarter of a second, off the event loop. */
export const COST = 12;

// Of no password that anybody knows, at the same cost: who is unknown waits as long as who is known.
const NOBODYS_HASH = '$2b$12$3vEc..jYyu4Ayjg816x0l.xvmttpQNbVBfMh14VMYkkn7SkoBNyTK';

const AT_ONCE = 2;
const IN_LINE = 40;

/**
 * Hashes and compares passwords with bcrypt. bcrypt forgets what follows the 72nd byte, so it is given a digest of
 * the password, 44 characters. Few run at once, and few wait: a flood of sign-ins must not starve the rest.
 */
@Injectable()
export class Passwords {
  private readonly turnstile = new Turnstile(AT_ONCE, IN_LINE, 'Too many sign-ins at once; try again.');

  hash(password: string, cost = COST): Promise<string> {
    return this.turnstile.inTurn(() => bcrypt.hash(digestOf(password), cost));
  }

  /** Whether it is the password; `hash` null: for nobody's account, in the same time. */
  async matches(password: string, hash: string | null): Promise<boolean> {
    const same = await this.turnstile.inTurn(() => bcrypt.compare(digestOf(password), hash ?? NOBODYS_HASH));
    return same && hash !== null;
  }
}

/** One form of each letter (people type é in two ways), then a digest of its own kind. */
const digestOf = (password: string): string =>
  createHmac('sha256', 'enlace password 1').update(password.normalize('NFC')).digest('base64');
