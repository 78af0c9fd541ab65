/** One finding about a file, to be worded. */
export interface Finding {
  good: boolean;
  what:
    | 'signed'
    | 'notSigned'
    | 'noManifest'
    | 'noKey'
    | 'cannotSign'
    | 'same'
    | 'altered'
    | 'missing'
    | 'foreign';
  name: string;
}

interface ManifestFile {
  name: string;
  sha256: string;
}

const OF_THE_STATEMENT = [
  'manifest.json',
  'manifest.json.asc',
  'manifest.json.sig',
  'signing-key.asc',
  'signing-key.pem',
];

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replace(/-----[^-]+-----|\s/g, '')), (character) => character.charCodeAt(0));

/**
 * Checks the files of an edition in this browser alone: nothing leaves the machine. The Ed25519 signature by Web Crypto;
 * each file by its SHA-256.
 */
export async function verifyFiles(files: readonly File[]): Promise<Finding[]> {
  const named = new Map(files.map((file) => [file.name, file]));
  const manifest = named.get('manifest.json');
  if (!manifest) return [{ good: false, what: 'noManifest', name: 'manifest.json' }];
  const findings = [await signatureOf(manifest, named)];
  const listed = listedIn(await manifest.text());
  if (!listed) return [...findings, { good: false, what: 'noManifest', name: 'manifest.json' }];
  for (const { name, sha256 } of listed) {
    const file = named.get(name);
    if (!file) findings.push({ good: false, what: 'missing', name });
    else {
      const same = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) === sha256;
      findings.push({ good: same, what: same ? 'same' : 'altered', name });
    }
  }
  const known = [...OF_THE_STATEMENT, ...listed.map(({ name }) => name)];
  for (const { name } of files)
    if (!known.includes(name)) findings.push({ good: false, what: 'foreign', name });
  return findings;
}

async function signatureOf(manifest: File, named: ReadonlyMap<string, File>): Promise<Finding> {
  const [key, signature] = [named.get('signing-key.pem'), named.get('manifest.json.sig')];
  if (!key || !signature) return { good: false, what: 'noKey', name: 'manifest.json' };
  try {
    const spki = bytesOf(await key.text());
    const imported = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    const signed = bytesOf(await signature.text());
    const good = await crypto.subtle.verify('Ed25519', imported, signed, await manifest.arrayBuffer());
    return { good, what: good ? 'signed' : 'notSigned', name: 'manifest.json' };
  } catch (error) {
    const unknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return { good: false, what: unknown ? 'cannotSign' : 'notSigned', name: 'manifest.json' };
  }
}

function listedIn(text: string): ManifestFile[] | null {
  try {
    const { files } = JSON.parse(text) as { files?: ManifestFile[] };
    return Array.isArray(files) ? files : null;
  } catch {
    return null;
  }
}
