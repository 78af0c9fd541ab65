import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyIdOf } from './edition-keys.js';
import {
  ED25519_KEY,
  ED25519_SIGNATURE,
  MANIFEST,
  PGP_KEY,
  PGP_SIGNATURE,
  type Manifest,
} from './manifest.js';

/** What holds and what does not, each in one line for people. */
export interface Verdict {
  good: string[];
  wrong: string[];
}

const OF_THE_STATEMENT = [MANIFEST, PGP_SIGNATURE, ED25519_SIGNATURE, PGP_KEY, ED25519_KEY];

/**
 * Checks a folder with an edition's files, without any network or database: that the manifest is signed by the keys,
 * and that each file is the one it names.
 * @param trusted the key the reader knows by another way (PEM), in place of the folder's own
 */
export async function verifyFolder(folder: string, trusted: string | null = null): Promise<Verdict> {
  const verdict: Verdict = { good: [], wrong: [] };
  const read = (name: string) => readFile(join(folder, name)).catch(() => null);
  const text = await read(MANIFEST);
  if (!text) return { good: [], wrong: [`${MANIFEST} is not in ${folder}`] };
  await checkSignatures(verdict, text, read, trusted);
  const manifest = parsed(text);
  if (!manifest) verdict.wrong.push(`${MANIFEST} is not the statement of an edition`);
  else await checkFiles(verdict, folder, manifest);
  return verdict;
}

type Read = (name: string) => Promise<Buffer | null>;

async function checkSignatures(
  verdict: Verdict,
  text: Buffer,
  read: Read,
  trusted: string | null,
): Promise<void> {
  const pem = trusted ?? (await read(ED25519_KEY))?.toString();
  const signature = (await read(ED25519_SIGNATURE))?.toString();
  if (!pem || !signature) verdict.wrong.push(`${!pem ? ED25519_KEY : ED25519_SIGNATURE} is not there`);
  else if (!ed25519Holds(pem, text, signature))
    verdict.wrong.push(`${MANIFEST} was altered, or another key signed it (Ed25519)`);
  else verdict.good.push(`${MANIFEST} is signed with the Ed25519 key ${keyIdOf(pem)}`);
  const [armor, key] = [(await read(PGP_SIGNATURE))?.toString(), (await read(PGP_KEY))?.toString()];
  if (!armor || !key) return void verdict.wrong.push(`${!key ? PGP_KEY : PGP_SIGNATURE} is not there`);
  const fingerprint = await openpgpHolds(key, text, armor);
  if (fingerprint === null) verdict.wrong.push(`${MANIFEST} was altered, or another key signed it (OpenPGP)`);
  else verdict.good.push(`${MANIFEST} is signed with the OpenPGP key ${fingerprint}`);
}

function ed25519Holds(pem: string, text: Buffer, signature: string): boolean {
  try {
    return verify(null, text, createPublicKey(pem), Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}

/** The fingerprint of the key that signed, or null when it did not. */
async function openpgpHolds(
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

function parsed(text: Buffer): Manifest | null {
  try {
    const manifest = JSON.parse(text.toString('utf8')) as Manifest;
    return Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}

async function checkFiles(verdict: Verdict, folder: string, manifest: Manifest): Promise<void> {
  for (const { name, bytes, sha256 } of manifest.files) {
    const path = join(folder, basename(name));
    const found = await stat(path).catch(() => null);
    if (!found) verdict.wrong.push(`${name} is not there`);
    else if (found.size !== bytes)
      verdict.wrong.push(`${name} has ${found.size} bytes, the edition's has ${bytes}`);
    else if ((await sha256Of(path)) !== sha256)
      verdict.wrong.push(`${name} was altered: its bytes are not the edition's`);
    else verdict.good.push(`${name} is the edition's, byte for byte`);
  }
  const named = [...OF_THE_STATEMENT, ...manifest.files.map(({ name }) => name)];
  for (const name of await readdir(folder))
    if (!named.includes(name)) verdict.wrong.push(`${name} does not belong to the edition`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
