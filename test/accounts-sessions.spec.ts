import { givenAccount, type GivenAccount } from './support/accounts.js';
import { PUBLIC_URL, startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const HOUR = 3_600_000;
const ME = '/api/v1/auth/me';

describe('sessions', () => {
  const clock = new TestClock();
  let enlace: Enlace;
  let observer: GivenAccount;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());

  beforeEach(async () => {
    observer = await givenAccount(enlace, { role: 'observer' });
  });

  const refresh = (token: string, origin: string | null = PUBLIC_URL) =>
    enlace.api().post('/api/v1/auth/refresh', undefined, {
      Cookie: `enlace-refresh=${token}`,
      ...(origin === null ? {} : { Origin: origin }),
    });
  const tokenOf = (answer: { headers: Headers }) =>
    /^enlace-refresh=([\w-]{43});/.exec(answer.headers.get('set-cookie') ?? '')![1]!;

  it('continue with the next refresh token', async () => {
    const first = await refresh(observer.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ expiresIn: 600, user: { id: observer.id } });
    expect((await enlace.api(first.body.accessToken as string).get(ME)).status).toBe(200);
    clock.advance(11 * HOUR);
    expect((await refresh(tokenOf(first))).status).toBe(200);
  });

  it('are only continued from our own pages', async () => {
    for (const origin of [null, 'null', 'https://attacker.example', `${PUBLIC_URL}.attacker.example`]) {
      expect((await refresh(observer.refreshToken, origin)).status).toBe(403);
    }
    expect((await refresh(observer.refreshToken)).status).toBe(200);
  });

  it('survive two tabs that refresh at once', async () => {
    const second = await refresh(observer.refreshToken);
    clock.advance(9_000);
    expect((await refresh(observer.refreshToken)).status).toBe(409);
    expect((await refresh(tokenOf(second))).status).toBe(200);
  });

  it('die when an old refresh token comes back later', async () => {
    const second = await refresh(observer.refreshToken);
    clock.advance(11_000);
    expect((await refresh(observer.refreshToken)).status).toBe(401);
    expect((await refresh(tokenOf(second))).status).toBe(401);
    expect((await enlace.api(second.body.accessToken as string).get(ME)).status).toBe(401);
  });

  it('let one of fifty racing refreshes win and kill nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(observer.refreshToken)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect((await refresh(tokenOf(answers.find(({ status }) => status === 200)!))).status).toBe(200);
  });

  it('end after twelve hours without use, and after seven days', async () => {
    clock.advance(12 * HOUR);
    expect((await refresh(observer.refreshToken)).status).toBe(401);
    const busy = await givenAccount(enlace, { role: 'observer' });
    let token = busy.refreshToken;
    for (let day = 0; day < 7; day += 0.5) {
      const next = await refresh(token);
      expect(next.status).toBe(200);
      token = tokenOf(next);
      clock.advance(12 * HOUR - 1);
    }
    clock.advance(HOUR);
    expect((await refresh(token)).status).toBe(401);
  });

  it('end with sign-out, at once', async () => {
    const out = await observer.api.post('/api/v1/auth/sign-out');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^enlace-refresh=; Max-Age=0;/);
    expect((await observer.api.get(ME)).status).toBe(401);
    expect((await refresh(observer.refreshToken)).status).toBe(401);
  });

  it('are listed, ended one by one, and everywhere', async () => {
    const other = await enlace.signIn(observer.email, observer.password);
    const listed = await observer.api.get<{ items: { id: string; current: boolean }[] }>(
      '/api/v1/auth/sessions',
    );
    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.items.find(({ current }) => current)!.id).toBe(observer.sessionId);
    const stranger = await givenAccount(enlace, { role: 'observer' });
    expect((await observer.api.delete(`/api/v1/auth/sessions/${stranger.sessionId}`)).status).toBe(404);
    expect((await stranger.api.get(ME)).status).toBe(200);
    const foreign = listed.body.items.find(({ current }) => !current)!.id;
    expect((await observer.api.delete(`/api/v1/auth/sessions/${foreign}`)).status).toBe(204);
    expect((await other.get(ME)).status).toBe(401);
    const third = await enlace.signIn(observer.email, observer.password);
    expect((await observer.api.post('/api/v1/auth/sign-out-everywhere')).status).toBe(204);
    expect((await third.get(ME)).status).toBe(401);
    expect((await observer.api.get(ME)).status).toBe(401);
  });
});

describe('sessions of an installation on https', () => {
  it('carry the refresh token in a __Host- cookie', async () => {
    const enlace = await startEnlace({ env: { PUBLIC_URL: 'https://enlace.example' } });
    try {
      const { email, password } = await givenAccount(enlace, { role: 'observer' });
      const { headers } = await enlace.api().post('/api/v1/auth/sign-in', { email, password });
      expect(headers.get('set-cookie')).toMatch(
        /^__Host-enlace-refresh=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      );
    } finally {
      await enlace.close();
    }
  });
});
