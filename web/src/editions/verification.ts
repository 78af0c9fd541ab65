import { holds, keyOf, sha256, succession, type Key } from './succession.js';
import { OF_COPY, OF_EDITION, SEALED, type StatementFiles } from './statement.js';

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
    | 'encrypted'
    | 'foreign'
    | 'copyOf'
    | 'otherEdition'
    | 'trusted'
    | 'vouched'
    | 'notVouched'
    | 'brokenChain'
    | 'notAKey';
  name: string;
  /** The key that signed, or those that lead to it, the oldest first. */
  key?: string;
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

/** What is at hand: the files by their names, and the key that the reader knows by another way, if any. */
interface AtHand {
  named: ReadonlyMap<string, File>;
  trusted: Key | null;
}

/**
 * Checks the files of an edition in this browser alone: nothing leaves the machine. The Ed25519 signature by Web Crypto;
 * each file by its SHA-256.
 * @param known an Ed25519 public key (PEM) that must have signed, or vouch for the one that did
 */
export async function verifyFiles(files: readonly File[], known: File | null = null): Promise<Finding[]> {
  const named = new Map(files.map((file) => [file.name, file]));
  const trusted = known && (await keyOf(await known.text()).catch(() => null));
  if (known && !trusted) return [{ good: false, what: 'notAKey', name: known.name }];
  const atHand = { named, trusted };
  const edition = await checked(OF_EDITION, atHand);
  if (!edition.listed) return edition.findings;
  const copy = named.has(OF_COPY.manifest) ? await checked(OF_COPY, atHand) : null;
  const findings = [...edition.findings, ...(copy?.findings ?? [])];
  if (copy?.listed) findings.push(await belongs(copy.listed, named.get(OF_EDITION.manifest)!));
  const data = copy?.listed?.data;
  for (const file of edition.listed.files)
    findings.push(...(await compared(file, named, !data || data.includes(file.name))));
  for (const file of copy?.listed?.files ?? []) findings.push(...(await compared(file, named, true)));
  const all = [...edition.listed.files, ...(copy?.listed?.files ?? [])].map(({ name }) => name);
  const names = [...Object.values(OF_EDITION), ...(copy ? Object.values(OF_COPY) : []), ...all];
  for (const { name } of files)
    if (!names.includes(name.endsWith(SEALED) ? name.slice(0, -SEALED.length) : name))
      findings.push({ good: false, what: 'foreign', name });
  return findings;
}

/** A statement's signature, and what it lists; null when it is none. */
async function checked(
  statement: StatementFiles,
  { named, trusted }: AtHand,
): Promise<{ findings: Finding[]; listed: Listed | null }> {
  const manifest = named.get(statement.manifest);
  const listed = manifest ? listedIn(await manifest.text()) : null;
  const none: Finding = { good: false, what: 'noManifest', name: statement.manifest };
  const findings = manifest ? await signatureOf(manifest, statement, { named, trusted }) : [];
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
  if (!file && named.has(`${name}${SEALED}`)) return [{ good: false, what: 'encrypted', name }];
  if (!file) return expected ? [{ good: false, what: 'missing', name }] : [];
  const same = (await sha256Of(file)) === sha256;
  return [{ good: same, what: same ? 'same' : 'altered', name }];
}

const sha256Of = async (file: File): Promise<string> => sha256(await file.arrayBuffer());

async function signatureOf(
  manifest: File,
  statement: StatementFiles,
  { named, trusted }: AtHand,
): Promise<Finding[]> {
  const { name } = manifest;
  const [pem, signature] = [named.get(statement.ed25519Key), named.get(statement.ed25519)];
  if (!pem || !signature) return [{ good: false, what: 'noKey', name }];
  try {
    const key = await keyOf(await pem.text());
    if (!(await holds(key, await signature.text(), await manifest.arrayBuffer())))
      return [{ good: false, what: 'notSigned', name }];
    const signed: Finding = { good: true, what: 'signed', name, key: key.id };
    return [signed, ...(await trustIn(key, name, { chain: named.get(statement.keyChain), trusted }))];
  } catch (error) {
    const unknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return [{ good: false, what: unknown ? 'cannotSign' : 'notSigned', name }];
  }
}

/** Whether the endorsements that lie there hold, and lead from the key that is trusted to the one that signed. */
async function trustIn(
  signer: Key,
  name: string,
  { chain, trusted }: { chain: File | undefined; trusted: Key | null },
): Promise<Finding[]> {
  const line = chain ? await succession(await chain.text(), signer) : null;
  const findings: Finding[] = line?.broken ? [{ good: false, what: 'brokenChain', name: chain!.name }] : [];
  if (!trusted) return findings;
  if (trusted.id === signer.id) return [...findings, { good: true, what: 'trusted', name, key: signer.id }];
  const at = line?.keys.findIndex(({ id }) => id === trusted.id) ?? -1;
  if (at < 0) return [...findings, { good: false, what: 'notVouched', name, key: signer.id }];
  const path = line!.keys.slice(0, at + 1).map(({ id }) => id);
  return [...findings, { good: true, what: 'vouched', name, key: path.reverse().join(' → ') }];
}

function listedIn(text: string): Listed | null {
  try {
    const listed = JSON.parse(text) as Listed;
    return Array.isArray(listed.files) ? listed : null;
  } catch {
    return null;
  }
}
