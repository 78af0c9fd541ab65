import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { keepFirst, readKept } from './data-folder.js';
import { EmbeddedPostgresError, type Account } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';

/** A Unix socket's path has at most 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET = 103;
/** A log larger than this (bytes) is put aside, once, when the server starts. */
const LARGE_LOG = 10 * 1024 * 1024;

const isWindows = process.platform === 'win32';
/** One locale on every machine, so that text sorts and folds the same; never the caller's. */
const LOCALE = process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
const surroundings = isWindows ? {} : { env: { LC_ALL: LOCALE, TZ: 'UTC' } };

/** Where the running server of a cluster listens, from its `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  host: string;
  port: number;
}

/** Makes a new cluster with one superuser, `postgres`; done aside and moved into place, so it is whole or absent. */
export function initialise(
  binaries: Binaries,
  base: string,
  account: Account | null,
  password: string,
): void {
  const draft = mkdtempSync(join(base, 'new-'));
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) [draft, passwordFile].forEach((path) => chownSync(path, account.uid, account.gid));
  try {
    const words = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    const ways = ['-E', 'UTF8', `--locale=${LOCALE}`, '--data-checksums'];
    const made = spawnSync(binaries.initdb, [...words, ...ways], {
      ...account,
      ...surroundings,
      cwd: base,
      encoding: 'utf8',
    });
    if (made.status !== 0) {
      throw new EmbeddedPostgresError(
        `The database could not be made in ${base}: ${made.error?.message ?? made.stderr.trim()}`,
      );
    }
    renameSync(draft, join(base, 'cluster'));
  } catch (error) {
    // Another process was faster: its cluster stands.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server in its own process group (Ctrl-C reaches us first), with its log in `server.log`. */
export function launch(
  binaries: Binaries,
  base: string,
  account: Account | null,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = join(base, 'server.log');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGE_LOG) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', join(base, 'cluster'), ...words], {
    ...account,
    ...surroundings,
    cwd: base,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  // A failure to start shows in `exitCode`, or in nothing answering.
  child.on('error', () => undefined);
  child.unref();
  return child;
}

/** The server that runs on this cluster, or null. A `postmaster.pid` left by a crash is removed. */
export function runningPostmaster(base: string): Postmaster | null {
  const file = join(base, 'cluster', 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return null;
  }
  const [pid, , , port, socket, address] = lines;
  if (!pid) return null;
  if (!isPostgres(Number(pid))) {
    rmSync(file, { force: true });
    return null;
  }
  return { pid: Number(pid), port: Number(port ?? 0), host: socket || address || '' };
}

/** Process numbers are used again (at each start of a container, the same ones), so the name is looked at too. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (isWindows) return true;
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]
        : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim();
    return basename(command ?? '') === 'postgres';
  } catch {
    return false;
  }
}

/** Settings that say where to listen: a socket in a folder of its own, or for Windows this machine's TCP. */
export async function whereToListen(
  dataDir: string,
  base: string,
  account: Account | null,
): Promise<Record<string, string>> {
  if (isWindows) return { listen_addresses: '127.0.0.1', port: String(await freePort()) };
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_permissions: '0700',
    unix_socket_directories: socketFolder(dataDir, base, account),
  };
}

function socketFolder(dataDir: string, base: string, account: Account | null): string {
  const fits = (folder: string) =>
    Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST_SOCKET && !folder.includes(',');
  if (fits(base)) return base;
  const owner = account?.uid ?? process.getuid?.();
  const kept = readKept(dataDir, 'socket-folder');
  const stands = kept === null ? undefined : statSync(kept, { throwIfNoEntry: false });
  if (kept !== null && stands?.uid === owner && (stands?.mode ?? 0) % 0o1000 === 0o700) return kept;
  rmSync(join(dataDir, 'socket-folder'), { force: true });
  const made = mkdtempSync(join(fits(join(tmpdir(), 'enlace-123456')) ? tmpdir() : '/tmp', 'enlace-'));
  if (account) chownSync(made, account.uid, account.gid);
  return keepFirst(dataDir, 'socket-folder', made);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
