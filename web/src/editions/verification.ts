import { OF_COPY, OF_EDITION, type StatementFiles } from './statement.js';

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
    | 'foreign'
    | 'copyOf'
    | 'otherEdition';
  name: string;
}

interface ManifestFile {
  name: string;
  sha256: string;
}

/** What is read of the edition's statement, and of a copy's. */
interface Listed {
  files: ManifestFile[];
  /** Of a copy: the edition's files that go with it. */
  data?: string[];
  edition?: { digest: string };
  serial?: string;
}

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
  const edition = await checked(OF_EDITION, named);
  if (!edition.listed) return edition.findings;
  const copy = named.has(OF_COPY.manifest) ? await checked(OF_COPY, named) : null;
  const findings = [...edition.findings, ...(copy?.findings ?? [])];
  if (copy?.listed) findings.push(await belongs(copy.listed, named.get(OF_EDITION.manifest)!));
  const data = copy?.listed?.data;
  for (const file of edition.listed.files)
    findings.push(...(await compared(file, named, !data || data.includes(file.name))));
  for (const file of copy?.listed?.files ?? []) findings.push(...(await compared(file, named, true)));
  const all = [...edition.listed.files, ...(copy?.listed?.files ?? [])].map(({ name }) => name);
  const known = [...Object.values(OF_EDITION), ...(copy ? Object.values(OF_COPY) : []), ...all];
  for (const { name } of files)
    if (!known.includes(name)) findings.push({ good: false, what: 'foreign', name });
  return findings;
}

/** A statement's signature, and what it lists; null when it is none. */
async function checked(
  statement: StatementFiles,
  named: ReadonlyMap<string, File>,
): Promise<{ findings: Finding[]; listed: Listed | null }> {
  const manifest = named.get(statement.manifest);
  const listed = manifest ? listedIn(await manifest.text()) : null;
  const none: Finding = { good: false, what: 'noManifest', name: statement.manifest };
  const findings = manifest ? [await signatureOf(manifest, statement, named)] : [];
  return { findings: listed ? findings : [...findings, none], listed };
}

/** Whether a copy is of the edition whose manifest is at hand. */
async function belongs({ edition, serial }: Listed, manifest: File): Promise<Finding> {
  const good = (await sha256Of(manifest)) === edition?.digest;
  return { good, what: good ? 'copyOf' : 'otherEdition', name: serial ?? '' };
}

async function compared(
  { name, sha256 }: ManifestFile,
  named: ReadonlyMap<string, File>,
  expected: boolean,
): Promise<Finding[]> {
  const file = named.get(name);
  if (!file) return expected ? [{ good: false, what: 'missing', name }] : [];
  const same = (await sha256Of(file)) === sha256;
  return [{ good: same, what: same ? 'same' : 'altered', name }];
}

const sha256Of = async (file: File): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

async function signatureOf(
  manifest: File,
  { ed25519, ed25519Key }: StatementFiles,
  named: ReadonlyMap<string, File>,
): Promise<Finding> {
  const { name } = manifest;
  const [key, signature] = [named.get(ed25519Key), named.get(ed25519)];
  if (!key || !signature) return { good: false, what: 'noKey', name };
  try {
    const spki = bytesOf(await key.text());
    const imported = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    const signed = bytesOf(await signature.text());
    const good = await crypto.subtle.verify('Ed25519', imported, signed, await manifest.arrayBuffer());
    return { good, what: good ? 'signed' : 'notSigned', name };
  } catch (error) {
    const unknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return { good: false, what: unknown ? 'cannotSign' : 'notSigned', name };
  }
}

function listedIn(text: string): Listed | null {
  try {
    const listed = JSON.parse(text) as Listed;
    return Array.isArray(listed.files) ? listed : null;
  } catch {
    return null;
  }
}
