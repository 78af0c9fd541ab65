import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from './operator-error.js';

const isRoot = process.getuid?.() === 0;

/**
 * Makes the data folder, closed to everybody else (root's may be passed through, for the database's own account).
 * @throws OperatorError when it cannot be made or closed here
 */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (process.platform !== 'win32') chmodSync(folder, isRoot ? 0o711 : 0o700);
  } catch (error) {
    const { message } = error as Error;
    throw new OperatorError(
      `DATA_DIR: name a folder that this account may make and keep closed (${message})`,
    );
  }
}

/** A small file of the data folder, or null when there is none. */
export function readKept(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Keeps `value` in the data folder, mode 0600, unless a value was there first; answers the one that stands. */
export function keepFirst(folder: string, name: string, value: string): string {
  const draft = join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, `${value}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKept(folder, name)!;
}

/** A random secret of 256 bits that lives in the data folder (mode 0600), made when it is first asked for. */
export function keptSecret(folder: string, name: string): string {
  openDataFolder(folder);
  return readKept(folder, name) ?? keepFirst(folder, name, randomBytes(32).toString('base64url'));
}
