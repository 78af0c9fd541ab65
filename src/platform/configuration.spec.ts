import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration, ConfigurationError } from './configuration.js';
import { exampleEnvironment, SETTINGS } from './settings.js';

const SECRET = 'a secret of thirty-two characters';

describe('the settings', () => {
  let folder: string;

  const read = (env: Record<string, string> = {}) =>
    Configuration.read({ DATA_DIR: folder, JWT_SECRET: SECRET, ...env });
  const linesOf = (env: Record<string, string>): readonly string[] => {
    try {
      read(env);
    } catch (error) {
      if (error instanceof ConfigurationError) return error.lines;
      throw error;
    }
    return [];
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'enlace-settings-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('stand by themselves: a demonstration on this machine, with its own database', () => {
    expect(read()).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      databaseOwnerUrl: null,
      demo: true,
      trustProxy: false,
      logLevel: 'info',
    });
  });

  it('are no demonstration with a database of somebody’s, unless they say so', () => {
    const DATABASE_URL = 'postgresql://enlace@localhost/enlace';
    expect(read({ DATABASE_URL }).demo).toBe(false);
    expect(read({ DATABASE_URL, DEMO: 'true' }).demo).toBe(true);
  });

  it('refuse the demonstration where other machines can reach it', () => {
    const reachable = { HOST: '0.0.0.0', PUBLIC_URL: 'https://enlace.example.org' };
    expect(linesOf(reachable)).toEqual([expect.stringMatching(/^DEMO: .*DEMO=false/)]);
    expect(linesOf({ ...reachable, DEMO: 'false' })).toEqual([]);
    expect(linesOf({ HOST: '::1' })).toEqual([]);
  });

  it('tell every wrong value at once, one line each, and no secret', () => {
    const lines = linesOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://somebody:hunter2@db/enlace',
      DEMO: 'yes',
      ENLACE_ADMIN_EMAIL: 'nobody',
      ENLACE_ADMIN_PASSWORD: 'short',
      JWT_SECRET: 'short',
      PUBLIC_URL: 'http://enlace.example.org',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'everyone',
      SMTP_URL: 'mail.example.org',
      ENLACE_ADMIN_MAIL: 'a@b.example',
    });
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(
      [
        'DATABASE_URL',
        'DEMO',
        'ENLACE_ADMIN_EMAIL',
        'ENLACE_ADMIN_MAIL',
        'ENLACE_ADMIN_PASSWORD',
        'ENLACE_ADMIN_PASSWORD',
      ]
        .concat(['JWT_SECRET', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'SMTP_URL', 'TRUST_PROXY'])
        .sort(),
    );
    expect(lines.join('\n')).not.toMatch(/hunter2|short/);
  });

  it('take secrets from files, and refuse both ways at once', () => {
    const file = join(folder, 'jwt');
    writeFileSync(file, `${SECRET} from a file\n`);
    expect(read({ JWT_SECRET: '', JWT_SECRET_FILE: file }).jwtSecret).toBe(`${SECRET} from a file`);
    expect(linesOf({ JWT_SECRET_FILE: file })).toEqual([expect.stringContaining('not both')]);
    expect(linesOf({ JWT_SECRET: '', JWT_SECRET_FILE: join(folder, 'absent') })).toEqual([
      expect.stringMatching(/^JWT_SECRET_FILE: .*ENOENT/),
    ]);
  });

  it('make a secret of their own once, that only its owner reads', () => {
    const made = read({ JWT_SECRET: '' }).jwtSecret;
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(read({ JWT_SECRET: '' }).jwtSecret).toBe(made);
    expect(statSync(join(folder, 'jwt-secret')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['jwt-secret']);
  });

  it('believe as many proxies as they are told', () => {
    expect(read({ TRUST_PROXY: 'true' }).trustProxy).toBe(1);
    expect(read({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
    expect(read({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toBe('10.0.0.0/8,::1');
  });

  it('are frozen', () => {
    expect(Object.isFrozen(read())).toBe(true);
  });

  it('are all in .env.example, and nothing else is', () => {
    const example = readFileSync('.env.example', 'utf8');
    expect(example).toBe(exampleEnvironment());
    expect([...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name)).toEqual(
      SETTINGS.map(({ name }) => name),
    );
  });
});
