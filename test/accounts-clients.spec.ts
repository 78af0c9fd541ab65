import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const DAY = 24 * 3_600_000;

describe('machine clients and settings', () => {
  const clock = new TestClock();
  let enlace: Enlace;
  let administrator: GivenAccount;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());

  beforeEach(async () => {
    administrator = await givenAccount(enlace, { role: 'administrator' });
  });

  const add = (more: object = {}) =>
    administrator.api.post<{ id: string; key: string }>('/api/v1/clients', {
      name: 'Registro de exemplo',
      state: 'BR',
      scopes: ['country:read'],
      expiresAt: new Date(clock.now().getTime() + 30 * DAY).toISOString(),
      ...more,
    });

  it('have a key that is shown once and good for its scopes only', async () => {
    const { status, body } = await add();
    expect(status).toBe(201);
    expect(body.key).toMatch(new RegExp(`^enl_${body.id}_[\\w-]{43}$`));
    const machine = enlace.api(body.key);
    expect((await machine.get('/api/v1/countries')).status).toBe(200);
    expect((await machine.get('/api/v1/treaties')).status).toBe(403);
    expect((await machine.get('/api/v1/auth/me')).status).toBe(403);
    expect((await administrator.api.get('/api/v1/clients')).text).not.toContain(body.key.slice(-43));
  });

  it('are refused with a wrong, revoked or expired key', async () => {
    const { body } = await add();
    const statusOf = async (key: string) => (await enlace.api(key).get('/api/v1/countries')).status;
    expect(await statusOf(`${body.key.slice(0, -1)}${body.key.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    expect(await statusOf('enl_x')).toBe(401);
    expect((await administrator.api.delete(`/api/v1/clients/${body.id}`)).status).toBe(204);
    expect(await statusOf(body.key)).toBe(401);
    const other = await add();
    clock.advance(31 * DAY);
    expect(await statusOf(other.body.key)).toBe(401);
  });

  it('must expire within a year and name scopes of a recipient', async () => {
    const years = new Date(clock.now().getTime() + 400 * DAY).toISOString();
    const wrong = [
      { expiresAt: years },
      { expiresAt: undefined },
      { scopes: [] },
      { scopes: ['user:read'] },
      { state: 'ZZ' },
    ];
    for (const more of wrong) expect([more, (await add(more)).status]).toEqual([more, 400]);
  });

  it('get the same answer for the same Idempotency-Key, the key of the machine included', async () => {
    const send = () =>
      administrator.api.post<{ key: string }>(
        '/api/v1/clients',
        { name: 'Once', scopes: ['country:read'], expiresAt: '2026-12-24T00:00:00Z' },
        { 'Idempotency-Key': 'once-1' },
      );
    clock.set('2026-11-24T12:00:00Z');
    administrator = await givenAccount(enlace, { role: 'administrator' });
    const [first, second] = [await send(), await send()];
    expect(second.body.key).toBe(first.body.key);
    for (const key of ['', 'ñ', 'x'.repeat(201)]) {
      const { status } = await administrator.api.post(
        '/api/v1/clients',
        {},
        { 'Idempotency-Key': encodeURI(key) || ' ' },
      );
      expect(status).toBe(400);
    }
  });

  it('clearances are only made stricter, and bite at once', async () => {
    const observer = await givenAccount(enlace, { role: 'observer' });
    const change = (clearance: object) =>
      administrator.api.patch('/api/v1/settings', { clearances: [{ role: 'observer', ...clearance }] });
    expect((await change({ own: 'TLP:AMBER', others: 'TLP:GREEN', personal: false })).status).toBe(422);
    expect((await change({ own: 'TLP:GREEN', others: 'TLP:GREEN', personal: true })).status).toBe(422);
    expect((await change({ own: 'TLP:CLEAR', others: 'TLP:CLEAR', personal: false })).status).toBe(200);
    expect((await observer.api.get('/api/v1/auth/me')).body).toMatchObject({
      clearance: { own: 'TLP:CLEAR' },
    });
    expect((await change({ own: 'TLP:GREEN', others: 'TLP:GREEN', personal: false })).status).toBe(200);
    expect((await observer.api.get('/api/v1/settings')).status).toBe(403);
  });

  it('say since when nobody publishes alone, for good', async () => {
    await givenAccount(enlace, { role: 'editor' });
    const { body } = await administrator.api.get('/api/v1/settings');
    expect(body.twoPersonSince).toMatch(/^2026-/);
  });
});
