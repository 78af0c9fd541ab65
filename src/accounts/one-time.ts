import { createHash, randomBytes } from 'node:crypto';

/** A secret that proves its holder: shown once, kept only as its digest. 256 random bits, so no slow hash is needed. */
export interface OneTimeSecret {
  /** 43 characters, base64url. */
  secret: string;
  hash: string;
}

export function newSecret(): OneTimeSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOf(secret) };
}

/** SHA-256, hexadecimal. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
