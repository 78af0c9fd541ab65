import { generateSync } from 'otplib';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const SIGN_IN = '/api/v1/auth/sign-in';
const MINUTE = 60_000;

describe('signing in', () => {
  const clock = new TestClock();
  let enlace: Enlace;
  let observer: GivenAccount;
  let editor: GivenAccount;

  const codeOf = (account: GivenAccount) =>
    generateSync({ secret: account.totpSecret!, epoch: Math.floor(clock.now().getTime() / 1000) });
  const signIn = (account: GivenAccount, more: object = {}) =>
    enlace.api().post(SIGN_IN, { email: account.email, password: account.password, ...more });

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
    observer = await givenAccount(enlace, { role: 'observer' });
    editor = await givenAccount(enlace, { role: 'editor' });
  });

  afterAll(() => enlace?.close());
  beforeEach(() => clock.advance(16 * MINUTE));

  it('answers with an access token of ten minutes and the account', async () => {
    const { status, body, headers } = await signIn(observer);
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.any(String),
      expiresIn: 600,
      enrolmentOnly: false,
      user: {
        id: observer.id,
        email: observer.email,
        name: 'Test observer',
        role: 'observer',
        state: null,
        language: 'en',
        secondFactor: { active: false, required: false, notice: null },
      },
    });
    expect(headers.get('set-cookie')).toMatch(
      /^enlace-refresh=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const me = await enlace.api(body.accessToken as string).get('/api/v1/auth/me');
    expect(me.body).toMatchObject({ id: observer.id, clearance: { own: 'TLP:GREEN', personal: false } });
  });

  it('takes the e-mail in any capitals', async () => {
    const { status } = await signIn({ ...observer, email: observer.email.toUpperCase() });
    expect(status).toBe(200);
  });

  it('answers alike for an unknown e-mail, a wrong password and a disabled account', async () => {
    const disabled = await givenAccount(enlace, { role: 'auditor' });
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    expect(
      (await administrator.api.patch(`/api/v1/users/${disabled.id}`, { status: 'disabled' })).status,
    ).toBe(200);
    const answers = await Promise.all([
      enlace.api().post(SIGN_IN, { email: 'nobody@test.example', password: observer.password }),
      signIn(observer, { password: 'not the right one at all' }),
      signIn(disabled),
    ]);
    for (const { status, body } of answers) {
      expect({ status, ...body, requestId: null }).toEqual({
        type: '/problems/wrong-credentials',
        title: 'E-mail, password or code is wrong',
        status: 401,
        requestId: null,
      });
    }
  });

  it('asks for the second factor, and takes a code once', async () => {
    expect(await signIn(editor)).toMatchObject({
      status: 401,
      body: { type: '/problems/second-factor-missing' },
    });
    expect((await signIn(editor, { totp: '000000' })).body.type).toBe('/problems/wrong-credentials');
    const totp = codeOf(editor);
    expect((await signIn(editor, { totp })).status).toBe(200);
    expect((await signIn(editor, { totp })).status).toBe(401);
  });

  it('takes a code of the step before and after, no other', async () => {
    const at = (seconds: number) =>
      generateSync({ secret: editor.totpSecret!, epoch: Math.floor(clock.now().getTime() / 1000) + seconds });
    expect((await signIn(editor, { totp: at(-60) })).status).toBe(401);
    expect((await signIn(editor, { totp: at(60) })).status).toBe(401);
    expect((await signIn(editor, { totp: at(-30) })).status).toBe(200);
    expect((await signIn(editor, { totp: at(30) })).status).toBe(200);
  });

  it('stops looking at passwords after five failures, but lets the owner of a second factor in', async () => {
    for (let n = 0; n < 5; n += 1)
      expect((await signIn(editor, { password: 'a guess of somebody' })).status).toBe(401);
    const refused = await signIn(editor);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect((await signIn(editor, { totp: '000000' })).status).toBe(429);
    expect((await signIn(editor, { totp: codeOf(editor) })).status).toBe(200);
    clock.advance(16 * MINUTE);
    expect((await signIn(editor)).status).toBe(401);
  });

  it('cannot be outrun by many guesses at once', async () => {
    const victim = await givenAccount(enlace, { role: 'observer' });
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => signIn(victim, { password: 'a guess of somebody' })),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect((await signIn(victim)).status).toBe(429);
  });

  it('refuses and disables an account that nobody used for 180 days', async () => {
    const idle = await givenAccount(enlace, { role: 'observer' });
    clock.advance(181 * 24 * 60 * MINUTE);
    expect((await signIn(idle)).status).toBe(401);
    clock.advance(-181 * 24 * 60 * MINUTE + 20 * MINUTE);
    expect((await signIn(idle)).status).toBe(401);
  });

  it('logs and records neither password nor token', async () => {
    const { body } = await signIn(observer);
    await signIn(observer, { password: 'marker of a wrong password' });
    const logged = enlace.log.join('\n');
    for (const secret of [observer.password, 'marker of a wrong password', body.accessToken as string]) {
      expect(logged).not.toContain(secret);
    }
  });
});
