import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CopyManifest, Manifest, ManifestFile } from './manifest.js';
import { checkStatement, type Evidence, type Verdict } from './statement-verify.js';
import { OF_COPY, OF_EDITION, SEALED } from './statement.js';
import { trustedKey } from './succession.js';

/**
 * Checks a folder with an edition's files, without any network or database: that the manifest is signed by the keys,
 * and that each file is the one it names. With a recipient's own copy: the same of that, and that it is of this edition;
 * what does not go to that recipient need not be there.
 * @param trusted a key that the reader knows by another way (an Ed25519 PEM or an armored OpenPGP key): it must be the
 * one that signed, or one from which endorsements lead to that
 */
export async function verifyFolder(folder: string, trusted: string | null = null): Promise<Verdict> {
  const verdict: Verdict = { good: [], wrong: [] };
  const read = (name: string) => readFile(join(folder, name)).catch(() => null);
  const text = await read(OF_EDITION.manifest);
  if (!text) return { good: [], wrong: [`${OF_EDITION.manifest} is not in ${folder}`] };
  const known = trusted === null ? null : await trustedKey(trusted);
  if (trusted !== null && !known)
    return { good: [], wrong: ['The key to trust is neither an Ed25519 (PEM) nor an OpenPGP public key'] };
  const evidence: Evidence = { read, trusted: known };
  await checkStatement(verdict, OF_EDITION, text, evidence);
  const manifest = parsed<Manifest>(text);
  const copy = await checkedCopy(verdict, text, evidence);
  if (!manifest) verdict.wrong.push(`${OF_EDITION.manifest} is not the statement of an edition`);
  else await checkFiles(verdict, folder, manifest, copy);
  return verdict;
}

/** The statement of a recipient's own copy, checked, or null when there is none. */
async function checkedCopy(
  verdict: Verdict,
  edition: Buffer,
  evidence: Evidence,
): Promise<CopyManifest | null> {
  const text = await evidence.read(OF_COPY.manifest);
  if (!text) return null;
  await checkStatement(verdict, OF_COPY, text, evidence);
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
    if (!named.includes(name.endsWith(SEALED) ? name.slice(0, -SEALED.length) : name))
      verdict.wrong.push(`${name} does not belong to the edition`);
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
    if (await stat(`${path}${SEALED}`).catch(() => null))
      verdict.wrong.push(`${name} is still encrypted: gpg --decrypt --output ${name} ${name}${SEALED}`);
    else if (expected) verdict.wrong.push(`${name} is not there`);
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
