import { generateSync } from 'otplib';
import { Transactions } from '../src/access/transactions.js';
import { systemContext } from '../src/access/request-context.js';
import { Operator } from '../src/accounts/operator.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const GOOD = 'seven quiet rivers cross the plain';
const FACTOR = '/api/v1/auth/second-factor';

describe('second factors and passwords', () => {
  const clock = new TestClock();
  let enlace: Enlace;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());
  beforeEach(() => clock.advance(16 * 60_000));

  const code = (secret: string) => generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });
  const signIn = (account: GivenAccount, more: object = {}) =>
    enlace.api().post('/api/v1/auth/sign-in', { email: account.email, password: account.password, ...more });

  it('an editor without one gets a token that is only good for setting one up', async () => {
    const editor = await givenAccount(enlace, { role: 'editor', secondFactor: false });
    const { body } = await signIn(editor);
    expect(body).toMatchObject({
      enrolmentOnly: true,
      user: { secondFactor: { active: false, required: true } },
    });
    const api = enlace.api(body.accessToken as string);
    expect((await api.get('/api/v1/auth/me')).body.type).toBe('/problems/second-factor-required');
    expect((await api.post(FACTOR, { password: 'not the right one at all' })).status).toBe(401);
    const started = await api.post<{ secret: string; uri: string }>(FACTOR, { password: editor.password });
    expect(started.body.uri).toMatch(/^otpauth:\/\/totp\/Enlace/);
    expect((await api.post(`${FACTOR}/confirm`, { totp: '000000' })).status).toBe(401);
    const confirmed = await api.post<{ recoveryCodes: string[] }>(`${FACTOR}/confirm`, {
      totp: code(started.body.secret),
    });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect((await api.get('/api/v1/auth/me')).status).toBe(200);
    expect((await signIn(editor)).body.type).toBe('/problems/second-factor-missing');
    const [recoveryCode] = confirmed.body.recoveryCodes;
    expect((await signIn(editor, { recoveryCode: recoveryCode!.toUpperCase() })).status).toBe(200);
    expect((await signIn(editor, { recoveryCode })).status).toBe(401);
  });

  it('is replaced only with the present one, and stays where the role must have one', async () => {
    const editor = await givenAccount(enlace, { role: 'editor' });
    const { password } = editor;
    expect((await editor.api.post(FACTOR, { password })).status).toBe(401);
    const totp = code(editor.totpSecret!);
    expect((await editor.api.post(`${FACTOR}/remove`, { password, totp })).status).toBe(422);
    expect((await editor.api.post(FACTOR, { password, totp })).status).toBe(200);
    clock.advance(30_000);
    expect((await signIn(editor, { totp: code(editor.totpSecret!) })).status).toBe(200);
  });

  it('can be removed where it is optional', async () => {
    const observer = await givenAccount(enlace, { role: 'observer', secondFactor: true });
    const proof = { password: observer.password, totp: code(observer.totpSecret!) };
    expect((await observer.api.post(`${FACTOR}/remove`, proof)).status).toBe(204);
    expect((await signIn(observer)).status).toBe(200);
  });

  it('is switched off for an installation by an administrator', async () => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const editor = await givenAccount(enlace, { role: 'editor', secondFactor: false });
    expect((await signIn(editor)).body.enrolmentOnly).toBe(true);
    await administrator.api.patch('/api/v1/settings', { secondFactorRequired: false });
    const { body } = await signIn(editor);
    expect(body).toMatchObject({
      enrolmentOnly: false,
      user: { secondFactor: { required: false, notice: expect.stringContaining('does not require') } },
    });
    expect((await enlace.api(body.accessToken as string).get('/api/v1/auth/me')).status).toBe(200);
    await administrator.api.patch('/api/v1/settings', { secondFactorRequired: true });
  });

  it('a lost one is taken away on the command line', async () => {
    const editor = await givenAccount(enlace, { role: 'editor' });
    await enlace.app.get(Operator).resetFactor(editor.email);
    expect((await editor.api.get('/api/v1/auth/me')).status).toBe(401);
    expect((await signIn(editor)).body).toMatchObject({ enrolmentOnly: true });
  });

  it('a password is changed by who knows it, and ends the other sessions', async () => {
    const observer = await givenAccount(enlace, { role: 'observer' });
    const other = await enlace.signIn(observer.email, observer.password);
    const change = (current: string, password: string) =>
      observer.api.post('/api/v1/auth/password', { current, password });
    expect((await change('not the right one at all', GOOD)).status).toBe(401);
    expect((await change(observer.password, 'too short')).status).toBe(400);
    expect((await change(observer.password, GOOD)).status).toBe(204);
    expect((await other.get('/api/v1/auth/me')).status).toBe(401);
    expect((await observer.api.get('/api/v1/auth/me')).status).toBe(200);
    expect((await signIn(observer)).status).toBe(401);
    await enlace.signIn(observer.email, GOOD);
  });

  it('a stolen access token is no way to guess the password', async () => {
    const observer = await givenAccount(enlace, { role: 'observer' });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      statuses.push((await observer.api.post(FACTOR, { password: `a guess of somebody ${n}` })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('a forgotten one is set anew with a single-use link of an hour', async () => {
    const observer = await givenAccount(enlace, { role: 'observer' });
    const confirm = (link: string, password = GOOD) =>
      enlace.api().post('/api/v1/auth/password-reset/confirm', { token: link.split('#')[1], password });
    const old = await enlace.app.get(Operator).resetLink(observer.email);
    clock.advance(3_600_000);
    expect((await confirm(old)).status).toBe(404);
    const link = await enlace.app.get(Operator).resetLink(observer.email);
    expect((await confirm(link, 'short')).status).toBe(400);
    expect((await confirm(link)).status).toBe(204);
    expect((await confirm(link)).status).toBe(404);
    expect((await observer.api.get('/api/v1/auth/me')).status).toBe(401);
    await enlace.signIn(observer.email, GOOD);
  });

  it('asking for a link answers alike, whoever asks', async () => {
    const observer = await givenAccount(enlace, { role: 'observer' });
    for (const email of [observer.email, 'nobody@test.example']) {
      const { status, text } = await enlace.api().post('/api/v1/auth/password-reset', { email });
      expect([status, text]).toEqual([204, '']);
    }
  });

  it('is asked of the database alone: secrets lie hashed or sealed', async () => {
    const editor = await givenAccount(enlace, { role: 'editor' });
    const rows = await enlace.app
      .get(Transactions)
      .read(systemContext('job:test'), (tx) =>
        tx.query('select row_to_json(u)::text as text from app_user u'),
      );
    const text = JSON.stringify(rows);
    expect(text).not.toContain(editor.totpSecret);
    expect(text).not.toContain(editor.password);
  });
});
