/** What is read of one pair of keys in a chain. */
interface ChainKey {
  ed25519: string;
  openpgp: string;
  since: string;
  endorsement: { by: string; ed25519: string } | null;
}

/** An Ed25519 public key (SPKI) with its id: the first 16 hex digits of its SHA-256. */
export interface Key {
  id: string;
  spki: Uint8Array<ArrayBuffer>;
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;

export const sha256 = async (bytes: Bytes): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', bytes));

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replace(/-----[^-]+-----|\s/g, '')), (character) => character.charCodeAt(0));

const imported = (spki: Bytes) =>
  crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);

/** The key in a PEM. @throws DOMException, of the name `NotSupportedError` where the browser knows no Ed25519 */
export async function keyOf(pem: string): Promise<Key> {
  const spki = bytesOf(pem);
  await imported(spki);
  return { id: (await sha256(spki)).slice(0, 16), spki };
}

export const holds = async ({ spki }: Key, signature: string, text: Bytes): Promise<boolean> =>
  crypto.subtle.verify('Ed25519', await imported(spki), bytesOf(signature), text);

/** What an older key signs of the next; as `successionText` on the server has it. */
const successionText = ({ ed25519, openpgp, since }: ChainKey): string =>
  `Enlace: the key that signs editions from ${since}\n${ed25519}\n${openpgp}\n`;

/**
 * Follows the endorsements in a chain's file from a key back, as far as each key is vouched for by the one before it.
 * @returns the newest first; `broken`: a link is missing or does not hold
 */
export async function succession(text: string, signer: Key): Promise<{ keys: Key[]; broken: boolean }> {
  try {
    const { items } = JSON.parse(text) as { items: ChainKey[] };
    const keys = await Promise.all(items.map(({ ed25519 }) => keyOf(ed25519)));
    let at = keys.findIndex(({ id }) => id === signer.id);
    if (at < 0) return { keys: [], broken: true };
    const path = [keys[at]!];
    for (; items[at]!.endorsement; at += 1) {
      const { endorsement } = items[at]!;
      const older = keys[at + 1];
      const said = new TextEncoder().encode(successionText(items[at]!));
      if (older?.id !== endorsement!.by || !(await holds(older, endorsement!.ed25519, said)))
        return { keys: path, broken: true };
      path.push(older);
    }
    return { keys: path, broken: false };
  } catch {
    return { keys: [], broken: true };
  }
}
