import pg from 'pg';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const TABLES = [
  'app_user',
  'invitation',
  'session',
  'refresh_token',
  'recovery_code',
  'password_reset',
  'sign_in_attempt',
  'machine_client',
];

describe('the database alone, without the services', () => {
  let enlace: Enlace;
  let client: pg.Client;
  let observer: GivenAccount;
  let administrator: GivenAccount;

  beforeAll(async () => {
    enlace = await startEnlace();
    observer = await givenAccount(enlace, { role: 'observer' });
    administrator = await givenAccount(enlace, { role: 'administrator' });
    await enlace.signIn(observer.email, observer.password);
    client = new pg.Client({ connectionString: enlace.database.servingUrl });
    await client.connect();
  });

  afterAll(async () => {
    await client?.end();
    await enlace?.close();
  });

  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  const as = (account: GivenAccount) =>
    client.query('select * from begin_session($1, $2)', [account.sessionId, new Date()]);
  const count = async (table: string) =>
    (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

  it('shows nobody anything', async () => {
    for (const table of [...TABLES, 'setting', 'account_influence'])
      expect([table, await count(table)]).toEqual([table, 0]);
  });

  it('shows an account itself only', async () => {
    await as(observer);
    const { rows } = await client.query<{ id: string }>('select id from app_user');
    expect(rows).toEqual([{ id: observer.id }]);
    const sessions = await client.query<{ user_id: string }>('select distinct user_id from session');
    expect(sessions.rows).toEqual([{ user_id: observer.id }]);
    for (const table of ['refresh_token', 'sign_in_attempt', 'machine_client', 'invitation']) {
      expect([table, await count(table)]).toEqual([table, 0]);
    }
  });

  it('lets no account give itself powers', async () => {
    await as(observer);
    await expect(
      client.query(`update app_user set role = 'administrator' where id = $1`, [observer.id]),
    ).rejects.toThrow('given by another administrator');
  });

  it('lets no administrator change powers of its own', async () => {
    await as(administrator);
    await expect(
      client.query(`update app_user set role = 'editor' where id = $1`, [administrator.id]),
    ).rejects.toThrow('given by another administrator');
  });

  it('keeps no actor of a session that has ended', async () => {
    await client.query('select set_actor($1, $2, null)', ['x', 'administrator']);
    const { rows } = await client.query('select * from begin_session($1, $2)', [
      '00000000-0000-0000-0000-000000000000',
      new Date(),
    ]);
    expect(rows).toEqual([]);
    expect(await count('app_user')).toBe(0);
  });

  it('never forgets that two persons publish', async () => {
    await givenAccount(enlace, { role: 'editor' });
    await client.query(`select begin_system('job:test')`);
    await client.query('savepoint latch');
    await expect(
      client.query(`update setting set value = 'null' where key = 'two_person_since'`),
    ).rejects.toThrow();
    await client.query('rollback to latch');
    await expect(client.query(`delete from setting where key = 'two_person_since'`)).rejects.toThrow();
  });

  it('tells who controls whom to the secretariat only', async () => {
    await as(observer);
    await expect(client.query('select controllers_of($1, $2)', [observer.id, new Date()])).rejects.toThrow(
      'for the secretariat',
    );
  });
});

describe('asking for a new password', () => {
  it('mails a sensitive link to an account, nothing to nobody, at most three an hour', async () => {
    const enlace = await startEnlace({ jobs: true });
    try {
      const administrator = await givenAccount(enlace, { role: 'administrator' });
      const observer = await givenAccount(enlace, { role: 'observer' });
      const ask = (email: string) => enlace.api().post('/api/v1/auth/password-reset', { email });
      const links = async () => {
        const { body } = await administrator.api.get<{ items: { to: string; sensitive: boolean }[] }>(
          '/api/v1/mail',
        );
        return body.items.map(({ to, sensitive }) => [to, sensitive]);
      };
      for (let n = 0; n < 5; n += 1) await ask(observer.email);
      await ask('nobody@test.example');
      for (let n = 0; n < 50 && (await links()).length < 3; n += 1)
        await new Promise((next) => setTimeout(next, 100));
      await new Promise((next) => setTimeout(next, 300));
      expect(await links()).toEqual(Array(3).fill([observer.email, true]));
    } finally {
      await enlace.close();
    }
  });
});
