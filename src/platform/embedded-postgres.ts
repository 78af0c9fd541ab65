import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { keptSecret, openDataFolder } from './data-folder.js';
import { databaseAccount, databaseFolder, EmbeddedPostgresError, type Account } from './embedded-account.js';
import { findBinaries } from './embedded-binaries.js';
import { initialise, launch, runningPostmaster, whereToListen, type Postmaster } from './embedded-process.js';
import { HeardClient } from './heard-client.js';

/** The major version that comes with Enlace; a cluster of another major cannot be read by it. */
const MAJOR = '17';
/** How long the server may take to answer, in milliseconds: recovery after a crash included. */
const PATIENCE = 60_000;
/** Keys of advisory locks in the database `postgres`: who uses the server (shared), and which process serves. */
const USERS = 7_001;
const SERVER = 7_002;

const SETTINGS = {
  max_connections: '60',
  log_timezone: 'UTC',
  timezone: 'UTC',
  // Nothing of the rows goes into the log: neither statements nor the values in a message's detail.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
};

interface StartOptions {
  dataDir: string;
  /** True for the process that serves: only one may. Commands share the server that it runs. */
  exclusive: boolean;
  /** More settings of PostgreSQL, for tests. */
  settings?: Readonly<Record<string, string>>;
}

/**
 * A real PostgreSQL in the data folder: started where none runs on it, shared where one does (left by a killed
 * process, or started by a command), restarted when it dies, and stopped by its last user.
 */
export class EmbeddedPostgres {
  private keeper: pg.Client;
  private stopping = false;
  private recovery: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: StartOptions,
    private readonly account: Account | null,
    private readonly base: string,
    private readonly password: string,
  ) {}

  /** @throws EmbeddedPostgresError saying what to do: no package, another major, another process on the folder. */
  static async start(options: StartOptions): Promise<EmbeddedPostgres> {
    openDataFolder(options.dataDir);
    const account = databaseAccount(options.dataDir);
    const base = databaseFolder(options.dataDir, account);
    mkdirSync(base, { recursive: true });
    if (process.platform !== 'win32') chmodSync(base, 0o700);
    if (account) chownSync(base, account.uid, account.gid);
    const server = new EmbeddedPostgres(
      options,
      account,
      base,
      keptSecret(options.dataDir, 'postgres-password'),
    );
    await server.attach();
    return server;
  }

  /** Connection string of the superuser, which only makes roles and databases. */
  superuserUrl(database = 'postgres'): string {
    return this.url('postgres', this.password, database);
  }

  url(user: string, password: string, database: string): string {
    const running = runningPostmaster(this.base);
    if (running === null) throw new EmbeddedPostgresError('The embedded PostgreSQL is not running.');
    const place = running.host.startsWith('/')
      ? `localhost/${database}?host=${encodeURIComponent(running.host)}`
      : `127.0.0.1:${running.port}/${database}`;
    return `postgresql://${user}:${encodeURIComponent(password)}@${place}`;
  }

  /** Leaves the server, and stops it when nobody else uses it. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.recovery;
    const last = await this.isLastUser();
    await this.keeper.end().catch(() => undefined);
    const running = runningPostmaster(this.base);
    if (!last || running === null) return;
    // "Fast" shutdown: open transactions are rolled back, everything is written, it ends.
    process.kill(running.pid, 'SIGINT');
    if (await this.ended(running, 30_000)) return;
    process.kill(running.pid, 'SIGQUIT');
    await this.ended(running, 5_000);
  }

  /** Ends the server at once, without waiting, for a process that cannot wait; what was committed stays. */
  kill(): void {
    this.stopping = true;
    const running = runningPostmaster(this.base);
    if (running !== null) process.kill(running.pid, 'SIGQUIT');
  }

  private async isLastUser(): Promise<boolean> {
    try {
      const { rows } = await this.keeper.query<{ last: boolean }>(
        'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
        [USERS],
      );
      return rows[0]?.last ?? true;
    } catch {
      return true;
    }
  }

  private async ended(running: Postmaster, patience: number): Promise<boolean> {
    for (const until = performance.now() + patience; performance.now() < until; await pause(20)) {
      if (runningPostmaster(this.base)?.pid !== running.pid) return true;
    }
    return false;
  }

  /** Starts or finds the server, and holds one connection to it whose locks say that we are here. */
  private async attach(): Promise<void> {
    this.keeper = await this.connect();
    await this.keeper.query('select pg_advisory_lock_shared($1)', [USERS]);
    if (this.options.exclusive) await this.claim();
    this.keeper.once('end', () => {
      if (!this.stopping) this.recovery = this.recover();
    });
  }

  /** Tries until it runs again (a full disk may take an hour to be noticed): meanwhile requests are answered 503. */
  private async recover(): Promise<void> {
    while (!this.stopping) {
      try {
        return await this.attach();
      } catch {
        await pause(1_000);
      }
    }
  }

  private async claim(): Promise<void> {
    // A killed process's lock goes when its connection is seen to be closed: a moment later.
    for (const until = performance.now() + 5_000; performance.now() < until; await pause(100)) {
      const { rows } = await this.keeper.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [
        SERVER,
      ]);
      if (rows[0]?.ours) return;
    }
    await this.keeper.end();
    throw new EmbeddedPostgresError(
      `Another Enlace is running on ${this.options.dataDir}. Stop it first, or choose another folder with DATA_DIR.`,
    );
  }

  private async connect(): Promise<pg.Client> {
    let child: ChildProcess | null = null;
    let launches = 0;
    for (const until = performance.now() + PATIENCE; performance.now() < until; await pause(30)) {
      const running = runningPostmaster(this.base);
      if (running !== null && running.host !== '') {
        const client = await this.tryConnecting();
        if (client) return client;
      } else if (
        running === null &&
        (child === null || child.exitCode !== null || child.signalCode !== null)
      ) {
        if (launches === 20) break;
        // After a crash its last processes may hold the memory for a moment: try again.
        if (launches++ > 0) await pause(100);
        child = await this.launch();
      }
    }
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL does not start; its last words:\n${this.lastWords()}`,
    );
  }

  private async launch(): Promise<ChildProcess> {
    const binaries = findBinaries(this.base, this.account);
    if (this.clusterMajor() === null) initialise(binaries, this.base, this.account, this.password);
    this.refuseOtherMajor();
    const where = await whereToListen(this.options.dataDir, this.base, this.account);
    return launch(binaries, this.base, this.account, { ...SETTINGS, ...where, ...this.options.settings });
  }

  private clusterMajor(): string | null {
    try {
      return readFileSync(join(this.base, 'cluster', 'PG_VERSION'), 'utf8').trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new EmbeddedPostgresError(
        `${this.base} belongs to another account of this machine. Start Enlace as the account that made it, or choose another DATA_DIR.`,
      );
    }
  }

  private refuseOtherMajor(): void {
    const major = this.clusterMajor();
    if (major === MAJOR) return;
    throw new EmbeddedPostgresError(
      `${this.base} was made by PostgreSQL ${major}; this Enlace comes with PostgreSQL ${MAJOR}, which cannot read it. ` +
        `Start the Enlace that made it, dump its database with pg_dump, start this one with an empty DATA_DIR and restore; ` +
        `or run a PostgreSQL ${major} on that folder yourself and set DATABASE_URL.`,
    );
  }

  private async tryConnecting(): Promise<pg.Client | null> {
    const client = new HeardClient({
      connectionString: this.superuserUrl(),
      application_name: 'enlace keeper',
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      // 28P01: the cluster was made with another password; waiting does not help.
      if ((error as { code?: string }).code !== '28P01') return null;
      throw new EmbeddedPostgresError(
        `${join(this.options.dataDir, 'postgres-password')} does not open the database in ${this.base}: put the right one back.`,
      );
    }
  }

  private lastWords(): string {
    try {
      return readFileSync(join(this.base, 'server.log'), 'utf8').trim().split('\n').slice(-5).join('\n');
    } catch {
      return '(none)';
    }
  }
}
