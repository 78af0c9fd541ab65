import { randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { hashOf } from './one-time.js';

/** Length of a time step, in seconds (RFC 6238). */
const STEP = 30;

/** A new secret, base32, 160 bits. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What authenticator applications read from a QR code. */
export const totpUri = (secret: string, email: string): string =>
  generateURI({ issuer: 'Enlace', label: email, secret });

/**
 * The time step that a code belongs to: this one or a neighbour, for clocks that go wrong.
 * @returns null when the code is wrong, or its step is not after `lastStep`: a code is good once (RFC 6238, 5.2).
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, period: STEP, epochTolerance: STEP });
  if (!result.valid || !('timeStep' in result)) return null;
  return lastStep !== null && result.timeStep <= lastStep ? null : result.timeStep;
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten codes of 80 bits, for paper: no letter that looks like another. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    Array.from(randomBytes(16), (byte) => LETTERS[byte % 32])
      .join('')
      .replace(/(.{4})(?!$)/g, '$1-'),
  );
}

/** The digest a recovery code is kept by; spaces, hyphens and capitals do not matter. */
export const recoveryHash = (code: string): string =>
  hashOf(`recovery ${code.toLowerCase().replace(/[\s-]/g, '')}`);
