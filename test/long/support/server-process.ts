import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** How long a start may take, in milliseconds: the first one makes a database cluster. */
const START = 90_000;

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The compiled sources of this run (test/support/compile.mjs), or a build that somebody names. */
const build = (): string => process.env.ENLACE_TEST_SERVER_BUILD ?? process.env.ENLACE_TEST_BUILD!;

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The environment of a server: nothing of the test run's own settings reaches it. */
function surroundings(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ENLACE|DATABASE|DEMO|NODE_OPTIONS|JEST|PORT$|HOST$|DATA_DIR|LOG_LEVEL)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...settings };
}

/** The real server, as a process of its own on its own port, with its own PostgreSQL in a folder of its own. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<Ended> = Promise.resolve({ code: null, signal: null });

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** A folder and a port; nothing runs yet. */
  static async prepare(settings: Record<string, string> = {}, dataDir?: string): Promise<ServerProcess> {
    return new ServerProcess(
      dataDir ?? mkdtempSync(join(tmpdir(), 'enlace-long-')),
      await freePort(),
      settings,
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the installation takes for its address: what `Origin` must say. */
  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Everything the server said so far, on both streams, in all its lives. */
  get output(): string {
    return readFileSync(this.outputFile, 'utf8');
  }

  private get outputFile(): string {
    return join(this.dataDir, 'output.log');
  }

  get runs(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Starts it and waits until it says that it is ready; answers how long that took, in milliseconds. */
  async start(): Promise<number> {
    const began = performance.now();
    const before = this.launch();
    for (const until = began + START; performance.now() < until; await pause(10)) {
      if (this.output.slice(before).includes('Enlace is ready')) return performance.now() - began;
      if (!this.runs) break;
    }
    throw new Error(`The server does not start:\n${this.output.slice(before).slice(-3000)}`);
  }

  /** Starts it without waiting; answers how much it had said before. */
  launch(): number {
    const before = existsSync(this.outputFile) ? this.output.length : 0;
    const output = openSync(this.outputFile, 'a', 0o600);
    this.child = spawn(process.execPath, [join(build(), 'src', 'main.js')], {
      cwd: this.dataDir,
      env: surroundings({
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        DEMO: 'false',
        LOG_LEVEL: 'warn',
        ...this.settings,
      }),
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    const { child } = this;
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    return before;
  }

  /** Sends the signal and waits until the process has ended. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.child?.kill(signal);
    return this.ended;
  }

  /** Waits until the process ends by itself. */
  exited(): Promise<Ended> {
    return this.ended;
  }

  /** The process number of PostgreSQL, or null when none runs on the folder. */
  postmaster(): number | null {
    try {
      const [pid] = readFileSync(join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 0);
      return Number(pid);
    } catch {
      return null;
    }
  }

  /** A connection as superuser: what the directory holds, whatever its policies let anybody see. */
  async superuser(): Promise<pg.Client> {
    const pidFile = readFileSync(join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
    const client = new pg.Client({
      host: pidFile[4],
      user: 'postgres',
      password: readFileSync(join(this.dataDir, 'postgres-password'), 'utf8').trim(),
      database: 'enlace',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Rows of one query of the superuser. */
  async ask<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = await this.superuser();
    try {
      return (await client.query<Row>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs one command of the command line on the same folder. */
  command(...words: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(build(), 'src', 'cli.js'), ...words],
      {
        cwd: this.dataDir,
        encoding: 'utf8',
        env: surroundings({ DATA_DIR: this.dataDir, DEMO: 'false', LOG_LEVEL: 'warn', ...this.settings }),
      },
    );
    return { status, output: `${stdout}${stderr}` };
  }

  /** Memory it holds, in MiB (Linux). */
  memory(): number {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }

  /** Ends everything at once and removes the folder. */
  async destroy(): Promise<void> {
    this.child?.kill('SIGKILL');
    const postmaster = this.postmaster();
    if (postmaster !== null) process.kill(postmaster, 'SIGQUIT');
    await this.ended;
    for (let i = 0; i < 200 && this.postmaster() !== null; i += 1) await pause(25);
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
