import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepFirst, readKept } from './data-folder.js';
import { OperatorError } from './operator-error.js';

/** PostgreSQL cannot be started here; the message says what to do. */
export class EmbeddedPostgresError extends OperatorError {}

/** The unprivileged account of the machine that runs PostgreSQL, which refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** The account for the data folder's cluster: its owner where it exists. Null when we are not root: we run it ourselves. */
export function databaseAccount(dataDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const cluster = join(readKept(dataDir, 'postgres-folder') ?? join(dataDir, 'postgres'), 'cluster');
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root, and this machine has no account "nobody" to run it. Start Enlace as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/**
 * The folder of the embedded PostgreSQL: `postgres` in the data folder. Where root keeps the data folder under one
 * that the database's account may not enter, it is a folder under /var/lib, remembered in the data folder.
 */
export function databaseFolder(dataDir: string, account: Account | null): string {
  const kept = readKept(dataDir, 'postgres-folder');
  if (kept !== null) return kept;
  const usual = join(dataDir, 'postgres');
  if (account === null || existsSync(usual) || mayEnter(dataDir)) return usual;
  mkdirSync('/var/lib/enlace', { recursive: true });
  // Whatever root's umask is.
  chmodSync('/var/lib/enlace', 0o711);
  return keepFirst(dataDir, 'postgres-folder', mkdtempSync('/var/lib/enlace/postgres-'));
}

/** Whether everybody may pass through this folder and all above it. */
function mayEnter(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || mayEnter(dirname(folder));
}
