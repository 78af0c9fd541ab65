import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';

const unixOnly = process.platform === 'win32' ? describe.skip : describe;

unixOnly('the embedded PostgreSQL', () => {
  let dataDir: string;
  const started: EmbeddedPostgres[] = [];

  const start = async (exclusive = true, folder = dataDir) => {
    const server = await EmbeddedPostgres.start({ dataDir: folder, exclusive, settings: { fsync: 'off' } });
    started.push(server);
    return server;
  };
  const ask = async (server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>> => {
    const client = new pg.Client({ connectionString: server.superuserUrl() });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows[0] ?? {};
    } finally {
      await client.end();
    }
  };
  const pidFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const pid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
  const isAlive = (one: number) => {
    try {
      return readFileSync(`/proc/${one}/cmdline`, 'utf8') !== '';
    } catch {
      return false;
    }
  };
  /** It removes its file a moment before it has ended. */
  const hasEnded = async (one: number) => {
    for (let i = 0; i < 200 && isAlive(one); i++) await pause(50);
    return !isAlive(one);
  };

  const emptyFolder = () => (dataDir = mkdtempSync(join(tmpdir(), 'enlace-pg-')));
  let initialised: string;
  /** How the first start went, in an empty folder. That takes seconds: the others start in copies of what it made. */
  let first: unknown;

  beforeAll(async () => {
    initialised = emptyFolder();
    const server = await start();
    const settings = await ask(
      server,
      `select current_setting('listen_addresses') as network, current_setting('server_encoding') as encoding,
              current_setting('data_checksums') as checksums, lower('ÑÃÇ') as folded`,
    );
    const modeOf = (file: string) => statSync(join(dataDir, file)).mode & 0o777;
    const modes = { postgres: modeOf('postgres'), 'postgres-password': modeOf('postgres-password') };
    const client = new pg.Client({ connectionString: server.url('postgres', 'wrong', 'postgres') });
    const stranger = await client.connect().catch(({ code }: { code: string }) => code);
    const running = pid();
    await server.stop();
    first = { settings, modes, stranger, outlived: !(await hasEnded(running)) };
    started.length = 0;
  });

  afterAll(() => rmSync(initialised, { recursive: true, force: true }));

  beforeEach(() => void spawnSync('cp', ['-a', `${initialised}/.`, emptyFolder()]));

  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('starts in an empty folder, listens on no network, asks for a password, and stops', () => {
    expect(first).toEqual({
      settings: { network: '', encoding: 'UTF8', checksums: 'on', folded: 'ñãç' },
      modes: { postgres: 0o700, 'postgres-password': 0o600 },
      stranger: '28P01',
      outlived: false,
    });
  });

  it('keeps what was written across starts', async () => {
    const first = await start();
    await ask(first, 'create table kept as select 7 as n');
    await first.stop();
    expect(await ask(await start(), 'select n from kept')).toEqual({ n: 7 });
  });

  it('finds the server that a killed process left running, and stops it at the end', async () => {
    // A user that never says goodbye is what a killed process leaves, but for its connections.
    const left = await start(false);
    const running = pid();
    const next = await start();
    expect(pid()).toBe(running);
    await left.stop();
    expect(await ask(next, 'select 1 as n')).toEqual({ n: 1 });
    await next.stop();
    expect(await hasEnded(running)).toBe(true);
  });

  it('starts over the postmaster.pid of a crash, whoever has that process number now', async () => {
    const first = await start();
    const lines = readFileSync(pidFile(), 'utf8').split('\n');
    await first.stop();
    writeFileSync(pidFile(), [process.pid, ...lines.slice(1)].join('\n'));
    expect(await ask(await start(), 'select 1 as n')).toEqual({ n: 1 });
  });

  it('is started again when it dies', async () => {
    const server = await start();
    const running = pid();
    process.kill(running, 'SIGKILL');
    for (let i = 0; i < 200 && (!isAlive(pidOrNone()) || pidOrNone() === running); i++) await pause(50);
    for (let i = 0; i < 100; i++) {
      const answer = await ask(server, 'select 1 as n').catch(() => null);
      if (answer) return expect(answer).toEqual({ n: 1 });
      await pause(50);
    }
    throw new Error('it did not come back');
  });

  const pidOrNone = () => {
    try {
      return pid();
    } catch {
      return 0;
    }
  };

  it('refuses a second process that would serve, and lets a command share', async () => {
    await start();
    await expect(start()).rejects.toThrow(/Another Enlace is running on .*DATA_DIR/);
    const command = await start(false);
    await command.stop();
    expect(isAlive(pid())).toBe(true);
  });

  it('refuses the folder of another major version, and says what to do', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '14\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 14.*pg_dump/);
  });

  it('puts its socket elsewhere when the folder’s path is too long for one', async () => {
    const long = join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(long, { recursive: true });
    for (const folder of [join(long, '..'), long, dataDir]) {
      if (process.getuid?.() === 0) (await import('node:fs')).chmodSync(folder, 0o711);
    }
    const server = await start(true, long);
    expect(await ask(server, 'select 1 as n')).toEqual({ n: 1 });
    const sockets = readFileSync(join(long, 'socket-folder'), 'utf8').trim();
    expect(statSync(sockets).mode & 0o777).toBe(0o700);
    await server.stop();
    rmSync(sockets, { recursive: true });
  });
});
