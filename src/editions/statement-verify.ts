import type { StatementFiles } from './statement.js';
import {
  ed25519Holds,
  keyIdOf,
  openpgpHolds,
  succession,
  type PublicKeys,
  type Succession,
  type TrustedKey,
} from './succession.js';

/** What holds and what does not, each in one line for people. */
export interface Verdict {
  good: string[];
  wrong: string[];
}

/** What a statement is judged by. */
export interface Evidence {
  /** A file that lies with it, or null. */
  read: (name: string) => Promise<Buffer | null>;
  /** The key that the reader knows by another way; null: none, so that the keys that lie there are believed. */
  trusted: TrustedKey | null;
}

/** The keys that lie with a statement and signed it. */
type Signer = Pick<PublicKeys, 'id' | 'fingerprint' | 'ed25519' | 'openpgp'>;

/** A statement, and where its verdict goes. */
interface Case {
  verdict: Verdict;
  names: StatementFiles;
  text: Buffer;
  read: (name: string) => Promise<string | null>;
}

/** Whether a statement is signed by the keys that lie with it, and whether the key that the reader trusts vouches for those. */
export async function checkStatement(
  verdict: Verdict,
  names: StatementFiles,
  text: Buffer,
  { read, trusted }: Evidence,
): Promise<void> {
  const of: Case = { verdict, names, text, read: async (name) => (await read(name))?.toString() ?? null };
  const signer = await signerOf(of);
  const chain = await of.read(names.keyChain);
  const line = signer && chain !== null ? await succession(chain, signer.id) : null;
  if (line?.broken) verdict.wrong.push(`${names.keyChain} does not hold: ${line.broken}`);
  if (!trusted) return;
  if (signer) await checkTrust(of, signer, line, trusted);
  else verdict.wrong.push(`Nothing shows that ${names.manifest} comes from the key ${trusted.name}`);
}

/** The pair of keys that signed, or null where one of the two did not. */
async function signerOf(of: Case): Promise<Signer | null> {
  const [own, pgp] = [await ed25519Signer(of), await openpgpSigner(of)];
  if (!own || !pgp) return null;
  const signer = { ...own, ...pgp };
  if (isNamed(of.text, signer)) return signer;
  of.verdict.wrong.push(`${of.names.manifest} names other keys than those that signed it`);
  return null;
}

async function ed25519Signer(of: Case): Promise<Pick<Signer, 'id' | 'ed25519'> | null> {
  const { ed25519Key, ed25519Signature, manifest } = of.names;
  const [ed25519, signature] = await both(of, ed25519Key, ed25519Signature);
  if (ed25519 === null || signature === null) return null;
  if (!ed25519Holds(ed25519, of.text, signature)) {
    of.verdict.wrong.push(`${manifest} was altered, or another key signed it (Ed25519)`);
    return null;
  }
  const id = keyIdOf(ed25519);
  of.verdict.good.push(`${manifest} is signed with the Ed25519 key ${id}`);
  return { id, ed25519 };
}

async function openpgpSigner(of: Case): Promise<Pick<Signer, 'fingerprint' | 'openpgp'> | null> {
  const { pgpKey, pgpSignature, manifest } = of.names;
  const [openpgp, signature] = await both(of, pgpKey, pgpSignature);
  if (openpgp === null || signature === null) return null;
  const fingerprint = await openpgpHolds(openpgp, of.text, signature);
  if (fingerprint === null) {
    of.verdict.wrong.push(`${manifest} was altered, or another key signed it (OpenPGP)`);
    return null;
  }
  of.verdict.good.push(`${manifest} is signed with the OpenPGP key ${fingerprint}`);
  return { fingerprint, openpgp };
}

/** A key and its signature; of those that are not there it is said so. */
async function both(
  { read, verdict }: Case,
  key: string,
  signature: string,
): Promise<[key: string | null, signature: string | null]> {
  const texts: [string | null, string | null] = [await read(key), await read(signature)];
  for (const [at, name] of [key, signature].entries())
    if (texts[at] === null) verdict.wrong.push(`${name} is not there`);
  return texts;
}

/** Each of the two keys is then bound to the other by what both signed. */
function isNamed(text: Buffer, { id, fingerprint }: Signer): boolean {
  try {
    const { key } = JSON.parse(text.toString('utf8')) as { key?: Partial<Signer> };
    return key?.id === id && key.fingerprint === fingerprint;
  } catch {
    return false;
  }
}

/** How the key that the reader trusts leads to the one that signed. */
async function checkTrust(
  { verdict, names }: Case,
  signer: Signer,
  line: Succession | null,
  trusted: TrustedKey,
): Promise<void> {
  if (await trusted.isOf(signer)) {
    verdict.good.push(`${names.manifest} is signed with the key that you trust (${trusted.name})`);
    return;
  }
  const path: string[] = [];
  for (const key of line?.keys ?? []) {
    path.unshift(key.id);
    if (!(await trusted.isOf(key))) continue;
    verdict.good.push(
      `${names.manifest} is trusted through ${path.length - 1} endorsement(s): ${path.join(' vouched for ')}; you trust ${trusted.name}`,
    );
    return;
  }
  const why = line?.broken ?? (line ? 'no key before it is that one' : `${names.keyChain} is not there`);
  verdict.wrong.push(
    `${names.manifest} is signed with the key ${signer.id}, for which the key that you trust (${trusted.name}) does not vouch: ${why}`,
  );
}
