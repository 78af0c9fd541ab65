import type { Key } from 'openpgp';

/** A recipient's OpenPGP public key that can be encrypted to. */
export interface RecipientKey {
  key: Key;
  /** Upper-case hexadecimal. */
  fingerprint: string;
}

/** Why a key is none to encrypt to, in words that end a sentence. */
export class UnusableKey extends Error {}

/**
 * Reads an armored public key and makes sure that files can be encrypted to it at that instant.
 * @throws UnusableKey when it is no key or several, holds a secret, has expired or been revoked, or only signs
 */
export async function recipientKey(armoredKeys: string, at: Date): Promise<RecipientKey> {
  const { readKeys } = await import('openpgp');
  const keys = await readKeys({ armoredKeys }).catch(() => []);
  const [key] = keys;
  if (!key) throw new UnusableKey('is no OpenPGP public key; export it with gpg --armor --export');
  if (keys.length > 1) throw new UnusableKey('holds several keys; give the one that is to be encrypted to');
  if (key.isPrivate())
    throw new UnusableKey(
      'is a secret key: give nobody that; export the public one with gpg --armor --export',
    );
  await key.verifyPrimaryKey(at).catch((error: Error) => {
    throw new UnusableKey(`cannot be used any more: ${error.message}`);
  });
  await key.getEncryptionKey(undefined, at).catch((error: Error) => {
    throw new UnusableKey(`cannot be encrypted to: ${error.message}`);
  });
  return { key, fingerprint: key.getFingerprint().toUpperCase() };
}
