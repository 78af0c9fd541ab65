import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** A pair of keys that signs, or signed, editions here: what anybody may know of it. */
export interface PublicKeys {
  /** The first 16 hex digits of the SHA-256 of the Ed25519 public key (SPKI, DER). */
  id: string;
  /** The OpenPGP key's fingerprint, upper-case hexadecimal. */
  fingerprint: string;
  /** SPKI, PEM. */
  ed25519: string;
  /** Armored OpenPGP public key. */
  openpgp: string;
  /** ISO 8601. */
  since: string;
  /** The key before it says that this is its successor: signatures over `successionText`. Null: the first. */
  endorsement: { by: string; ed25519: string; openpgp: string } | null;
}

/** See `PublicKeys.id`. */
export const keyIdOf = (key: KeyObject | string): string =>
  createHash('sha256')
    .update((typeof key === 'string' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** What the old key signs of the new one. */
export const successionText = ({ ed25519, openpgp, since }: PublicKeys): string =>
  `Enlace: the key that signs editions from ${since}\n${ed25519}\n${openpgp}\n`;

/** The key of that id and those before it, as a file that travels with what it signed. */
export function chainText(keys: readonly PublicKeys[], id: string | null): string | null {
  const at = keys.findIndex((one) => one.id === id);
  return at < 0 ? null : `${JSON.stringify({ items: keys.slice(at) }, null, 2)}\n`;
}

/** From a key back to the first, as far as each is vouched for by the one before it. */
export interface Succession {
  keys: PublicKeys[];
  /** Why it goes no further back; null: it ends with the first key of all. */
  broken: string | null;
}

/**
 * Follows the endorsements from a key back. A link holds when both keys of the older pair signed both of the newer: then
 * it holds for whoever knows but one of the older pair.
 * @param text a chain's file, or the answer of `GET /api/v1/signing-keys`
 */
export async function succession(text: string, id: string): Promise<Succession> {
  const all = listed(text);
  const first = all?.findIndex((one) => one.id === id) ?? -1;
  if (!all || first < 0) return { keys: [], broken: `it says nothing of the key ${id}` };
  const keys = [all[first]!];
  for (const older of [...all.slice(first + 1), null]) {
    const newer = keys.at(-1)!;
    const broken = await breach(newer, older);
    if (broken !== null) return { keys, broken };
    if (newer.endorsement === null) break;
    keys.push(older!);
  }
  return { keys, broken: null };
}

/** Why the older key does not vouch for the newer one; null where it does, or where the newer is the first. */
async function breach(newer: PublicKeys, older: PublicKeys | null): Promise<string | null> {
  const { endorsement } = newer;
  if (endorsement === null) return null;
  if (older?.id !== endorsement.by)
    return `the key ${endorsement.by}, which is to vouch for ${newer.id}, is missing`;
  const text = Buffer.from(successionText(newer), 'utf8');
  const holds =
    ed25519Holds(older.ed25519, text, endorsement.ed25519) &&
    (await openpgpHolds(older.openpgp, text, endorsement.openpgp)) === older.fingerprint;
  return holds ? null : `the key ${older.id} did not vouch for ${newer.id}`;
}

/** The keys of a chain's file, each known by its own Ed25519 key alone; null when it is none. */
function listed(text: string): PublicKeys[] | null {
  try {
    const { items } = JSON.parse(text) as { items: PublicKeys[] };
    return items.map((one) => ({ ...one, id: keyIdOf(one.ed25519) }));
  } catch {
    return null;
  }
}

/** A key that the reader knows by another way, in words, and whether a pair is or contains it. */
export interface TrustedKey {
  name: string;
  isOf: (keys: Pick<PublicKeys, 'ed25519' | 'openpgp'>) => Promise<boolean>;
}

/** Reads an Ed25519 public key (PEM) or an OpenPGP one (armored); null when the text is neither. */
export async function trustedKey(text: string): Promise<TrustedKey | null> {
  if (text.includes('BEGIN PGP')) {
    const fingerprint = await fingerprintOf(text);
    const isOf: TrustedKey['isOf'] = async ({ openpgp }) => (await fingerprintOf(openpgp)) === fingerprint;
    return fingerprint === null ? null : { name: fingerprint, isOf };
  }
  const der = derOf(text);
  const isOf: TrustedKey['isOf'] = ({ ed25519 }) =>
    Promise.resolve(der !== null && derOf(ed25519)?.equals(der) === true);
  return der === null ? null : { name: keyIdOf(text), isOf };
}

function derOf(pem: string): Buffer | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key.export({ type: 'spki', format: 'der' }) : null;
  } catch {
    return null;
  }
}

async function fingerprintOf(armoredKey: string): Promise<string | null> {
  const { readKey } = await import('openpgp');
  try {
    return (await readKey({ armoredKey })).getFingerprint().toUpperCase();
  } catch {
    return null;
  }
}

export function ed25519Holds(pem: string, text: Buffer, signature: string): boolean {
  try {
    return verify(null, text, createPublicKey(pem), Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}

/** The fingerprint of the key that signed, or null when it did not. */
export async function openpgpHolds(
  armoredKey: string,
  text: Buffer,
  armoredSignature: string,
): Promise<string | null> {
  const { createMessage, readKey, readSignature, verify: verifyPgp } = await import('openpgp');
  try {
    const key = await readKey({ armoredKey });
    const { signatures } = await verifyPgp({
      message: await createMessage({ binary: text }),
      signature: await readSignature({ armoredSignature }),
      verificationKeys: key,
      // A key does not run out by the reader's clock.
      date: null as unknown as Date,
    });
    await signatures[0]?.verified;
    return signatures.length > 0 ? key.getFingerprint().toUpperCase() : null;
  } catch {
    return null;
  }
}
