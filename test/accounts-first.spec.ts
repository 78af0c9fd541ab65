import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FirstAccounts } from '../src/accounts/first-accounts.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount } from './support/accounts.js';
import { runCommand } from './support/commands.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const GOOD = 'seven quiet rivers cross the plain';
const DAY = 24 * 3_600_000;

describe('the first accounts', () => {
  let enlace: Enlace | null = null;

  afterEach(async () => {
    await enlace?.close();
    enlace = null;
  });

  const ensure = async () => {
    const lines: string[] = [];
    await enlace!.app.get(FirstAccounts).ensure((line) => lines.push(line));
    return lines;
  };

  it('are an administrator whose password is printed once, and never logged', async () => {
    enlace = await startEnlace();
    const [line = ''] = await ensure();
    const password = /: (\S+)$/.exec(line)![1]!;
    await expect(enlace.signIn('admin@enlace.example', password)).resolves.toBeDefined();
    expect(await ensure()).toEqual([]);
    expect(enlace.log.join('\n')).not.toContain(password);
  });

  it('are the administrator of the settings, only while no user exists', async () => {
    enlace = await startEnlace({
      env: { ENLACE_ADMIN_EMAIL: 'chief@test.example', ENLACE_ADMIN_PASSWORD: GOOD },
    });
    const other = await givenAccount(enlace, { role: 'observer' });
    expect(await ensure()).toEqual([]);
    await expect(enlace.signIn('chief@test.example', GOOD)).rejects.toThrow('cannot sign in');
    await enlace.signIn(other.email, other.password);
  });

  it('refuse a weak password of the settings', async () => {
    enlace = await startEnlace({
      env: { ENLACE_ADMIN_EMAIL: 'chief@test.example', ENLACE_ADMIN_PASSWORD: 'passwordpassword' },
    });
    await expect(ensure()).rejects.toThrow('ENLACE_ADMIN_PASSWORD: is common');
  });

  it('of the demonstration are one a role, kept in a file for its owner only, without a second factor', async () => {
    enlace = await startEnlace({ demo: 'first start' });
    const file = join(enlace.configuration.dataDir, 'demo-sign-ins.txt');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const signIns = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]);
    expect(signIns.map(([email]) => email)).toEqual(
      [
        'admin',
        'editor',
        'second-editor',
        'authority-br',
        'authority-pe',
        'reader-br',
        'observer',
        'auditor',
      ].map((name) => `${name}@demo.example`),
    );
    const [[email, password] = ['', '']] = signIns;
    const { body } = await enlace.api().post('/api/v1/auth/sign-in', { email, password });
    expect(body).toMatchObject({
      enrolmentOnly: false,
      user: {
        role: 'administrator',
        secondFactor: { required: false, notice: expect.stringContaining('second factor') },
      },
    });
    const [again] = await ensure();
    expect(again).toContain(password);
  });
});

describe('the commands for accounts', () => {
  const clock = new TestClock();
  let enlace: Enlace;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());

  const run = async (name: string, ...words: string[]) =>
    (await runCommand(enlace, [...name.split(' '), ...words])).out.trim();

  it('make accounts under nobody’s influence', async () => {
    const printed = await run('user create', 'ana@test.example', 'national-authority', 'BR');
    const token = /#([\w-]{43})$/.exec(printed)![1];
    const accepted = await enlace
      .api()
      .post('/api/v1/invitations/accept', { token, name: 'Ana', password: GOOD });
    expect(accepted.status).toBe(201);
    await expect(run('user create', 'ana@test.example', 'observer')).rejects.toThrow('has an account');
    await expect(run('user create', 'bob@test.example', 'emperor')).rejects.toThrow('roles: administrator');
    await expect(run('user create', 'bob@test.example', 'observer', 'BR')).rejects.toThrow(
      'acts for no State',
    );
    await expect(run('user reset-link', 'nobody@test.example')).rejects.toThrow('has no account');
  });

  it('bring an idle account back', async () => {
    const idle = await givenAccount(enlace, { role: 'observer' });
    clock.advance(181 * DAY);
    await enlace.app.get(DueTasks).runDue(clock.now());
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const path = `/api/v1/users/${idle.id}`;
    expect((await administrator.api.get(path)).body).toMatchObject({
      status: 'disabled',
      disabledReason: 'idle for 180 days',
    });
    const token = (await run('user reset-link', idle.email)).split('#')[1];
    expect(
      (await enlace.api().post('/api/v1/auth/password-reset/confirm', { token, password: GOOD })).status,
    ).toBe(204);
    await enlace.signIn(idle.email, GOOD);
  });
});
