import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyIdOf } from './edition-keys.js';
import type { CopyManifest, Manifest, ManifestFile } from './manifest.js';
import { OF_COPY, OF_EDITION, type StatementFiles } from './statement.js';

/** What holds and what does not, each in one line for people. */
export interface Verdict {
  good: string[];
  wrong: string[];
}

/**
 * Checks a folder with an edition's files, without any network or database: that the manifest is signed by the keys,
 * and that each file is the one it names. With a recipient's own copy: the same of that, and that it is of this edition;
 * what does not go to that recipient need not be there.
 * @param trusted the key the reader knows by another way (PEM), in place of the folder's own
 */
export async function verifyFolder(folder: string, trusted: string | null = null): Promise<Verdict> {
  const verdict: Verdict = { good: [], wrong: [] };
  const read = (name: string) => readFile(join(folder, name)).catch(() => null);
  const text = await read(OF_EDITION.manifest);
  if (!text) return { good: [], wrong: [`${OF_EDITION.manifest} is not in ${folder}`] };
  await checkSignatures(verdict, OF_EDITION, text, read, trusted);
  const manifest = parsed<Manifest>(text);
  const copy = await checkedCopy(verdict, text, read, trusted);
  if (!manifest) verdict.wrong.push(`${OF_EDITION.manifest} is not the statement of an edition`);
  else await checkFiles(verdict, folder, manifest, copy);
  return verdict;
}

/** The statement of a recipient's own copy, checked, or null when there is none. */
async function checkedCopy(
  verdict: Verdict,
  edition: Buffer,
  read: Read,
  trusted: string | null,
): Promise<CopyManifest | null> {
  const text = await read(OF_COPY.manifest);
  if (!text) return null;
  await checkSignatures(verdict, OF_COPY, text, read, trusted);
  const copy = parsed<CopyManifest>(text);
  if (!copy || !Array.isArray(copy.data)) {
    verdict.wrong.push(`${OF_COPY.manifest} is not the statement of a copy`);
    return null;
  }
  if (copy.edition.digest === createHash('sha256').update(edition).digest('hex'))
    verdict.good.push(`The copy ${copy.serial} (${copy.recipient}) is of edition ${copy.edition.number}`);
  else
    verdict.wrong.push(
      `The copy ${copy.serial} is not of the edition whose ${OF_EDITION.manifest} lies here`,
    );
  return copy;
}

type Read = (name: string) => Promise<Buffer | null>;

async function checkSignatures(
  verdict: Verdict,
  { manifest, ...names }: StatementFiles,
  text: Buffer,
  read: Read,
  trusted: string | null,
): Promise<void> {
  const pem = trusted ?? (await read(names.ed25519Key))?.toString();
  const signature = (await read(names.ed25519Signature))?.toString();
  if (!pem || !signature)
    verdict.wrong.push(`${!pem ? names.ed25519Key : names.ed25519Signature} is not there`);
  else if (!ed25519Holds(pem, text, signature))
    verdict.wrong.push(`${manifest} was altered, or another key signed it (Ed25519)`);
  else verdict.good.push(`${manifest} is signed with the Ed25519 key ${keyIdOf(pem)}`);
  const [armor, key] = [(await read(names.pgpSignature))?.toString(), (await read(names.pgpKey))?.toString()];
  if (!armor || !key)
    return void verdict.wrong.push(`${!key ? names.pgpKey : names.pgpSignature} is not there`);
  const fingerprint = await openpgpHolds(key, text, armor);
  if (fingerprint === null) verdict.wrong.push(`${manifest} was altered, or another key signed it (OpenPGP)`);
  else verdict.good.push(`${manifest} is signed with the OpenPGP key ${fingerprint}`);
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

function parsed<T extends { files: unknown }>(text: Buffer): T | null {
  try {
    const manifest = JSON.parse(text.toString('utf8')) as T;
    return Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}

async function checkFiles(
  verdict: Verdict,
  folder: string,
  manifest: Manifest,
  copy: CopyManifest | null,
): Promise<void> {
  for (const file of manifest.files)
    await checkFile(verdict, folder, file, copy === null || copy.data.includes(file.name));
  for (const file of copy?.files ?? []) await checkFile(verdict, folder, file, true);
  const named = [
    ...Object.values(OF_EDITION),
    ...(copy === null ? [] : Object.values(OF_COPY)),
    ...[...manifest.files, ...(copy?.files ?? [])].map(({ name }) => name),
  ];
  for (const name of await readdir(folder))
    if (!named.includes(name)) verdict.wrong.push(`${name} does not belong to the edition`);
}

async function checkFile(
  verdict: Verdict,
  folder: string,
  { name, bytes, sha256 }: ManifestFile,
  expected: boolean,
): Promise<void> {
  const path = join(folder, basename(name));
  const found = await stat(path).catch(() => null);
  if (!found) {
    if (expected) verdict.wrong.push(`${name} is not there`);
  } else if (found.size !== bytes)
    verdict.wrong.push(`${name} has ${found.size} bytes, the edition's has ${bytes}`);
  else if ((await sha256Of(path)) !== sha256)
    verdict.wrong.push(`${name} was altered: its bytes are not the edition's`);
  else verdict.good.push(`${name} is the edition's, byte for byte`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
