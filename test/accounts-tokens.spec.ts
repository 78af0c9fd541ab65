import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { Secrets } from '../src/platform/secrets.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const ME = '/api/v1/auth/me';
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access tokens', () => {
  const clock = new TestClock();
  let enlace: Enlace;
  let observer: GivenAccount;
  let key: Buffer;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
    observer = await givenAccount(enlace, { role: 'observer' });
    key = enlace.app.get(Secrets).derive('access-token', 32);
  });

  afterAll(() => enlace?.close());

  /** Our own token with other claims or another header, signed with the right key. */
  function signed(claims: object = {}, header: object = {}, hash = 'sha256'): string {
    const payload = JSON.parse(
      Buffer.from(observer.token.split('.')[1]!, 'base64url').toString('utf8'),
    ) as object;
    const text = `${base64({ alg: 'HS256', typ: 'at+jwt', ...header })}.${base64({ ...payload, ...claims })}`;
    return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
  }

  const statusOf = async (token: string) => (await enlace.api(token).get(ME)).status;

  it('are accepted as made', async () => {
    expect(await statusOf(observer.token)).toBe(200);
    expect(await statusOf(signed())).toBe(200);
  });

  it('are asked for, in the words of RFC 9110', async () => {
    const { status, headers, body } = await enlace.api().get(ME);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="enlace"');
    expect(body.type).toBe('/problems/not-signed-in');
  });

  it('are refused with any other algorithm, type or header', async () => {
    const [header, payload, signature] = observer.token.split('.') as [string, string, string];
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const tricks: Record<string, string> = {
      'alg none': `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      'alg None': `${base64({ alg: 'None', typ: 'at+jwt' })}.${payload}.${signature}`,
      'no signature': `${header}.${payload}.`,
      'alg HS512': signed({}, { alg: 'HS512' }, 'sha512'),
      'alg RS256, signed with our secret': signed({}, { alg: 'RS256' }),
      'typ JWT': signed({}, { typ: 'JWT' }),
      'no typ': signed({}, { typ: undefined }),
      kid: signed({}, { kid: '../../dev/null' }),
      jku: signed({}, { jku: 'https://attacker.example/keys' }),
      jwk: signed({}, { jwk: { kty: 'oct', k: 'AA' } }),
      crit: signed({}, { crit: ['exp'] }),
      'another key': `${header}.${payload}.${createHmac('sha256', pem).update(`${header}.${payload}`).digest('base64url')}`,
      'another payload': `${header}.${base64({ role: 'administrator' })}.${signature}`,
      nothing: 'x',
    };
    for (const [trick, token] of Object.entries(tricks)) {
      expect([trick, await statusOf(token)]).toEqual([trick, 401]);
    }
  });

  it('are refused with any claim missing or wrong', async () => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const wrong: object[] = [
      { aud: 'another' },
      { aud: undefined },
      { iss: 'another' },
      { jti: undefined },
      { sub: undefined },
      { sid: undefined },
      { sid: randomUUID() },
      { role: 'system' },
      { role: 'emperor' },
      { lang: 'xx' },
      { exp: undefined },
      { exp: now - 1, iat: now - 600 },
      { exp: now + 86_400 },
      { nbf: now + 86_400 * 365 * 10 },
    ];
    for (const claims of wrong) expect([claims, await statusOf(signed(claims))]).toEqual([claims, 401]);
  });

  it('end after ten minutes', async () => {
    const { token } = await givenAccount(enlace, { role: 'observer' });
    clock.advance(599_000);
    expect(await statusOf(token)).toBe(200);
    clock.advance(1_000);
    expect(await statusOf(token)).toBe(401);
  });

  it('claim no more than the database says', async () => {
    const auditor = await givenAccount(enlace, { role: 'auditor' });
    const payload = { sub: auditor.id, sid: auditor.sessionId, role: 'administrator' };
    const now = Math.floor(clock.now().getTime() / 1000);
    const token = signed({ ...payload, iat: now, exp: now + 600 });
    expect((await enlace.api(token).get('/api/v1/users')).status).toBe(403);
  });

  it('are not read from cookies', async () => {
    const { token, refreshToken } = await givenAccount(enlace, { role: 'observer' });
    for (const cookie of [`enlace-refresh=${refreshToken}`, `jwt=${token}`, `token=${token}`]) {
      expect((await enlace.api().get(ME, { Cookie: cookie })).status).toBe(401);
    }
  });

  it('do not reach what the role may not do, whatever the body', async () => {
    const { api } = await givenAccount(enlace, { role: 'observer' });
    expect((await api.post('/api/v1/invitations', { nonsense: true })).status).toBe(403);
    expect((await enlace.api().post('/api/v1/invitations', { nonsense: true })).status).toBe(401);
  });
});
