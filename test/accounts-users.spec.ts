import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';
import pg from 'pg';

const DAY = 24 * 3_600_000;
const GOOD = 'seven quiet rivers cross the plain';

describe('accounts under an administrator', () => {
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

  const invite = async (email: string, more: object = { role: 'observer' }) =>
    administrator.api.post<{ id: string; link: string }>('/api/v1/invitations', { email, ...more });
  const tokenOf = (link: string) => link.split('#')[1]!;
  const accept = (token: string, password = GOOD) =>
    enlace.api().post<{ id: string }>('/api/v1/invitations/accept', { token, name: 'Ana Exemplo', password });

  it('are made by a single-use link that is mailed and shown once', async () => {
    const made = await invite('ana@test.example', {
      role: 'national-authority',
      state: 'BR',
      language: 'pt',
    });
    expect(made.status).toBe(201);
    expect(made.body.link).toMatch(/^http:\/\/localhost:3000\/invitation#[\w-]{43}$/);
    const mails = await administrator.api.get<{ items: { to: string; sensitive: boolean; id: string }[] }>(
      '/api/v1/mail',
    );
    const mail = mails.body.items.find(({ to }) => to === 'ana@test.example')!;
    expect(mail.sensitive).toBe(true);
    expect((await administrator.api.get(`/api/v1/mail/${mail.id}`)).body).toMatchObject({ text: null });
    const [first, second] = await Promise.all([
      accept(tokenOf(made.body.link)),
      accept(tokenOf(made.body.link)),
    ]);
    expect([first.status, second.status].sort()).toEqual([201, 404]);
    const ana = await enlace.signIn('ana@test.example', GOOD);
    expect((await ana.get('/api/v1/auth/me')).body).toMatchObject({
      role: 'national-authority',
      state: 'BR',
      language: 'pt',
    });
  });

  it('cannot be made from a link that expired or was taken back', async () => {
    const old = await invite('old@test.example');
    const revoked = await invite('revoked@test.example');
    expect((await administrator.api.delete(`/api/v1/invitations/${revoked.body.id}`)).status).toBe(204);
    expect((await accept(tokenOf(revoked.body.link))).status).toBe(404);
    clock.advance(7 * DAY);
    expect((await accept(tokenOf(old.body.link))).status).toBe(404);
    expect((await accept('x'.repeat(43))).status).toBe(404);
  });

  it('have a State exactly where the role acts for one', async () => {
    expect((await invite('a@test.example', { role: 'national-authority' })).status).toBe(400);
    expect((await invite('a@test.example', { role: 'observer', state: 'BR' })).status).toBe(400);
    expect((await invite('a@test.example', { role: 'national-authority', state: 'ZZ' })).status).toBe(400);
    expect((await invite('a@test.example', { role: 'recipient', state: 'BR' })).status).toBe(400);
    expect((await invite('a@test.example', { role: 'system' })).status).toBe(400);
  });

  it('take no weak password', async () => {
    const { body } = await invite('weak@test.example');
    const weak = [
      'short',
      'fourteen chars',
      'passwordpassword',
      'aaaaaaaaaaaaaaaaaaaa',
      'enlace-enlace-enlace',
      'weak@test.example',
    ];
    for (const password of weak)
      expect([password, (await accept(tokenOf(body.link), password)).status]).toEqual([password, 400]);
    expect((await accept(tokenOf(body.link), 'ñandú y quetzal '.repeat(4))).status).toBe(201);
  });

  it('feel a new role and a disabling on the next request', async () => {
    const user = await givenAccount(enlace, { role: 'observer' });
    const change = (body: object) => administrator.api.patch(`/api/v1/users/${user.id}`, body);
    expect((await user.api.get('/api/v1/audit')).status).toBe(403);
    expect((await change({ role: 'auditor' })).status).toBe(200);
    expect((await user.api.get('/api/v1/audit')).status).toBe(200);
    expect((await change({ role: 'observer' })).status).toBe(200);
    expect((await user.api.get('/api/v1/audit')).status).toBe(403);
    expect((await change({ status: 'disabled' })).status).toBe(200);
    expect((await user.api.get('/api/v1/auth/me')).status).toBe(401);
    expect((await change({ status: 'active' })).status).toBe(200);
    expect((await user.api.get('/api/v1/auth/me')).status).toBe(401);
    await enlace.signIn(user.email, user.password);
  });

  it('that become editors must set up a second factor before anything else', async () => {
    const user = await givenAccount(enlace, { role: 'observer' });
    await administrator.api.patch(`/api/v1/users/${user.id}`, { role: 'editor' });
    expect((await user.api.get('/api/v1/auth/me')).body.type).toBe('/problems/second-factor-required');
  });

  it('do not give powers to themselves, and the last administrator stays', async () => {
    const own = `/api/v1/users/${administrator.id}`;
    expect((await administrator.api.patch(own, { role: 'editor' })).status).toBe(422);
    expect((await administrator.api.post(`${own}/reset-second-factor`)).status).toBe(422);
    const users = await administrator.api.get<{ items: { id: string }[] }>(
      '/api/v1/users?role=administrator&limit=100',
    );
    const others = users.body.items.filter(({ id }) => id !== administrator.id);
    const last = others.pop()!;
    const lastAccount = await givenAccount(enlace, { role: 'administrator' });
    for (const { id } of others) await administrator.api.patch(`/api/v1/users/${id}`, { role: 'auditor' });
    if (last) await administrator.api.patch(`/api/v1/users/${last.id}`, { status: 'disabled' });
    const [a, b] = await Promise.all([
      administrator.api.patch(`/api/v1/users/${lastAccount.id}`, { status: 'disabled' }),
      lastAccount.api.patch(own, { status: 'disabled' }),
    ]);
    expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1);
  });

  it('are tied for the register to whoever invited, re-roled or reset them', async () => {
    const editor = await givenAccount(enlace, { role: 'editor' });
    const { body } = await invite('tied@test.example', { role: 'editor' });
    const tied = (await accept(tokenOf(body.link))).body.id;
    const controllers = async (user: string, since: Date) => {
      const client = new pg.Client({ connectionString: enlace.database.servingUrl });
      await client.connect();
      try {
        await client.query('begin');
        await client.query('select * from begin_session($1, $2)', [editor.sessionId, clock.now()]);
        const { rows } = await client.query<{ id: string }>('select controllers_of($1, $2) as id', [
          user,
          since,
        ]);
        return rows.map(({ id }) => id).sort();
      } finally {
        await client.end();
      }
    };
    const since = new Date(clock.now().getTime() - 30 * DAY);
    expect(await controllers(tied, since)).toEqual([tied, administrator.id].sort());
    expect(await controllers(administrator.id, since)).toEqual([administrator.id]);
    const boss = await givenAccount(enlace, { role: 'administrator' });
    expect((await boss.api.post(`/api/v1/users/${administrator.id}/reset-second-factor`)).status).toBe(204);
    expect(await controllers(tied, since)).toEqual([tied, administrator.id, boss.id].sort());
    clock.advance(31 * DAY);
    const later = await givenAccount(enlace, { role: 'editor' });
    editor.sessionId = later.sessionId;
    expect(await controllers(tied, new Date(clock.now().getTime() - 30 * DAY))).toEqual([tied]);
  });

  it('get a link for a new password that the administrator cannot read', async () => {
    const user = await givenAccount(enlace, { role: 'observer' });
    expect((await administrator.api.post(`/api/v1/users/${user.id}/reset-password`)).status).toBe(204);
    const mails = await administrator.api.get<{ items: { to: string; sensitive: boolean }[] }>(
      '/api/v1/mail',
    );
    expect(mails.body.items.find(({ to }) => to === user.email)).toMatchObject({ sensitive: true });
  });

  it('are paged by e-mail and shown without secrets', async () => {
    const seen: string[] = [];
    const page = (more: string) =>
      administrator.api.get<{ items: { email: string }[]; next: string | null }>(
        `/api/v1/users?limit=3${more}`,
      );
    let next: string | null = '';
    while (next !== null) {
      const { body, text } = await page(next && `&cursor=${next}`);
      seen.push(...body.items.map(({ email }) => email));
      expect(text).not.toMatch(/\$2b\$|hash|totp/i);
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(administrator.email);
  });
});
