import { PROBLEMS } from '../src/platform/problems.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const SIGN_IN = '/api/v1/auth/sign-in';

describe('a request that fails', () => {
  let enlace: Enlace;

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    enlace.api().post(SIGN_IN, body, headers);

  beforeAll(async () => {
    enlace = await startEnlace();
  });

  afterAll(() => enlace?.close());

  it('is answered as a problem, in the caller’s language, with the request’s id', async () => {
    const id = '3f0c1f4e-8a60-4f0e-9c4e-6f6f1d4d9f11';
    const { status, headers, body } = await enlace
      .api()
      .get('/api/v1/nothing', { 'Accept-Language': 'fr-CA', 'X-Request-Id': id });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(headers.get('x-request-id')).toBe(id);
    expect(body).toEqual({
      type: '/problems/not-found',
      title: PROBLEMS['not-found'].title.fr,
      status: 404,
      requestId: id,
    });
  });

  it('gets an id of ours when its own could forge a line of the log', async () => {
    for (const id of ['x', 'a b c d e f g h', '"},{"level":"fatal"', 'a'.repeat(65)]) {
      const { headers } = await enlace.api().get('/health/live', { 'X-Request-Id': id });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('hears every field error at once', async () => {
    const { status, body } = await post({ email: 7, role: 'administrator' });
    expect(status).toBe(400);
    expect(new Set((body.errors as { field: string }[]).map(({ field }) => field))).toEqual(
      new Set(['email', 'password', 'role']),
    );
  });

  it.each([
    ['no JSON', '{"email":'],
    ['a list', '[]'],
    ['a text', '"email"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a poisoned prototype', '{"__proto__":{"role":"administrator"}}'],
    ['nothing', ''],
  ])('with %s for a body is refused', async (_, body) => {
    const answer = await post(body);
    expect([answer.status, answer.body.type]).toEqual([400, '/problems/invalid-request']);
  });

  it('with another kind of body than JSON is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      expect((await post('email=a', { 'Content-Type': type })).status).toBe(415);
    }
  });

  it('with more than 1 MiB is refused', async () => {
    expect((await post({ email: 'a'.repeat(1024 * 1024) })).status).toBe(413);
  });

  it('with a repeated query parameter is refused', async () => {
    const { status, body } = await enlace.api().get('/api/v1/countries?limit=1&limit=2');
    expect([status, body.errors]).toEqual([
      400,
      [{ field: 'limit', message: 'limit is given more than once' }],
    ]);
  });

  it.each(['/%zz', '/api/v1/%ff', `/api/v1/experts/${'a'.repeat(500)}`, '/api/v1/experts/%00'])(
    'to the address %.30s is a problem too',
    async (path) => {
      const { status, headers } = await enlace.api().get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('carries the security headers, and is kept by no cache', async () => {
    const { headers } = await enlace.api().get('/api/v1/nothing');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('leaves nothing that the caller sent in the log', async () => {
    const marker = 'Marker7391';
    await enlace
      .api()
      .get(`/api/v1/experts?q=${marker}`, { Authorization: `Bearer ${marker}`, Cookie: `a=${marker}` });
    await post({ email: `${marker}@state.example`, password: `${marker} and more words` });
    await post({ [marker]: marker });
    expect(enlace.log.length).toBeGreaterThan(2);
    expect(enlace.log.join('')).not.toContain(marker);
    for (const line of enlace.log) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

describe('a server whose database is gone', () => {
  it('says so, to whoever asks and to whoever watches, and lives', async () => {
    const enlace = await startEnlace();
    try {
      await enlace.database.drop();
      const ready = await enlace.api().get('/health/ready');
      expect([ready.status, ready.body.type]).toEqual([503, '/problems/unavailable']);
      const signIn = await enlace
        .api()
        .post(SIGN_IN, { email: 'a@b.example', password: 'a password long enough' });
      expect([signIn.status, signIn.headers.get('retry-after')]).toEqual([503, '2']);
      expect((await enlace.api().get('/health/live')).status).toBe(200);
    } finally {
      await enlace.close();
    }
  });
});
