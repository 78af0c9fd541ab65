import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './support/api.js';
import { ServerProcess } from './support/server-process.js';

/** A start on a busy machine. */
const PATIENCE = 120_000;

describe('the server as a process, with its own PostgreSQL', () => {
  let dataDir: string;
  const processes: ServerProcess[] = [];

  const env = () => ({ DATA_DIR: dataDir, DEMO: 'false', ENLACE_ADMIN_EMAIL: 'first@state.example' });
  const serve = async () => {
    const { server, url } = await ServerProcess.serve(env());
    processes.push(server);
    return { server, url };
  };
  const command = async (...words: string[]) => {
    const started = ServerProcess.start('cli', words, env());
    processes.push(started);
    return { code: await started.ended, output: started.output };
  };
  const isDatabaseRunning = () => existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'));
  const isReady = async (url: string) => (await new Api(url).get('/health/ready')).status === 200;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'enlace-start-'));
  });

  afterEach(async () => {
    for (const one of processes.splice(0)) await one.stop('SIGTERM');
    if (isDatabaseRunning()) {
      const pid = readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0];
      process.kill(Number(pid), 'SIGKILL');
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    'starts, shares its database with commands, outlives being killed, and stops with everything it started, exit code 0',
    async () => {
      const killed = await serve();
      expect(await isReady(killed.url)).toBe(true);
      expect(await command('audit', 'verify')).toMatchObject({
        code: 0,
        output: expect.stringContaining('is whole'),
      });
      await killed.server.stop('SIGKILL');
      expect(isDatabaseRunning()).toBe(true);

      const { server, url } = await serve();
      expect(await isReady(url)).toBe(true);
      await expect(ServerProcess.serve(env())).rejects.toThrow(/Another Enlace is running/);
      expect(await isReady(url)).toBe(true);
      expect(await server.stop('SIGTERM')).toBe(0);
      expect(isDatabaseRunning()).toBe(false);

      expect(await command('migrate')).toMatchObject({ code: 0 });
      expect(isDatabaseRunning()).toBe(false);
    },
    PATIENCE,
  );

  it('says what is wrong with its settings, one line each, and starts nothing', async () => {
    const wrong = { DATA_DIR: dataDir, PORT: 'none', DEMO: 'maybe', JWT_SECRET: 'short' };
    const server = ServerProcess.start('main', [], wrong);
    expect(await server.ended).toBe(1);
    expect(
      server.output
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['PORT', 'DEMO', 'JWT_SECRET']);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const nowhere = ServerProcess.start('cli', ['audit', 'verify'], { DATA_DIR: '/dev/null/enlace' });
    expect([await nowhere.ended, nowhere.output.trim()]).toEqual([
      1,
      expect.stringMatching(/^DATA_DIR: [^\n]+$/),
    ]);
  });

  it('lists its commands to whoever asks for one that there is not', async () => {
    const { code, output } = await command('make', 'coffee');
    expect(code).toBe(1);
    expect(output).toContain('audit verify');
    expect(isDatabaseRunning()).toBe(false);
  });
});
