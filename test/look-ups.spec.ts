import { request } from 'node:http';
import pg, { type PoolClient } from 'pg';
import { Cancellation } from '../src/platform/cancellation.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { Directory, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const CARD = 'law-enforcement-contacts';

let enlace: Enlace;
let directory: Directory;
let id: string;
let superuser: pg.Client;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  id = await directory.published(CARD, {
    contactPoints: [
      { kind: 'telephone', value: '+55 61 3105-7777', tlp: 'TLP:GREEN' },
      { kind: 'telephone', use: '24/7', value: '+55 61 3222-0000', tlp: 'TLP:AMBER' },
    ],
  });
  superuser = new pg.Client({ connectionString: enlace.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await enlace.close();
});

/** A reader whose account the server has seen, so that its next look-up is begun before the database confirmed it. */
async function familiarReader(): Promise<GivenAccount> {
  const reader = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'PE' });
  for (let time = 0; time < 2; time += 1) expect(await valuesSeenBy(reader)).toHaveLength(2);
  return reader;
}

async function valuesSeenBy({ api }: GivenAccount): Promise<string[]> {
  const { status, body } = await api.get<SeenEntry>(`/api/v1/${CARD}/${id}`);
  expect(status).toBe(200);
  return body.contactPoints.map(({ value }) => String(value));
}

const releasesTo = async (reader: GivenAccount): Promise<number> => {
  const { rows } = await superuser.query('select 1 from release where actor_id = $1', [reader.id]);
  return rows.length;
};

async function givenRole(reader: GivenAccount, role: string, state: string | null): Promise<void> {
  const administrator = await givenAccount(enlace, { role: 'administrator' });
  const path = `/api/v1/users/${reader.id}`;
  const headers = { 'If-Match': String((await administrator.api.get(path)).headers.get('etag')) };
  const { status, text } = await administrator.api.patch(path, { role, state }, headers);
  expect({ status, text }).toMatchObject({ status: 200 });
}

describe('a reader the server knows', () => {
  it('is held to the role that it has now', async () => {
    const reader = await familiarReader();
    const before = await releasesTo(reader);
    await givenRole(reader, 'observer', null);
    expect(await valuesSeenBy(reader)).toEqual(['+556131057777']);
    expect(await releasesTo(reader)).toBe(before);
  });

  it('gets more as soon as its role allows more, and the ledger says so', async () => {
    const reader = await givenAccount(enlace, { role: 'observer' });
    expect(await valuesSeenBy(reader)).toEqual(['+556131057777']);
    await givenRole(reader, 'law-enforcement-reader', 'PE');
    expect(await valuesSeenBy(reader)).toHaveLength(2);
    expect(await releasesTo(reader)).toBe(1);
  });

  it('gets nothing once its session has ended, nor once its role may not read', async () => {
    const [ended, auditor] = [await familiarReader(), await familiarReader()];
    await superuser.query('update session set revoked_at = now() where user_id = $1', [ended.id]);
    await givenRole(auditor, 'auditor', null);
    expect((await ended.api.get(`/api/v1/${CARD}/${id}`)).status).toBe(401);
    expect((await ended.api.get(`/api/v1/search?q=unidade`)).status).toBe(401);
    expect((await auditor.api.get(`/api/v1/${CARD}/${id}`)).status).toBe(403);
  });

  it('gets each answer of its own, however many it asks for at once', async () => {
    const reader = await familiarReader();
    const ids = [id, ...(await Promise.all(['A', 'B', 'C'].map(() => directory.published(CARD))))];
    const asked = Array.from({ length: 60 }, (_, n) => ids[n % ids.length]!);
    const answers = await Promise.all(
      asked.map((one) => reader.api.get<SeenEntry>(`/api/v1/${CARD}/${one}`)),
    );
    expect(answers.map(({ body }) => body.id)).toEqual(asked);
  });
});

describe('searches that nobody waits for any more', () => {
  it('are stopped, and leave the connections to those who wait', async () => {
    const reader = await familiarReader();
    const lock = new pg.Client({ connectionString: enlace.database.superuserUrl });
    await lock.connect();
    await lock.query('begin; lock table entry_search in access exclusive mode');
    const running = async () => {
      const { rows } = await superuser.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length;
    };
    const until = async (holds: () => Promise<boolean>) => {
      for (const started = Date.now(); !(await holds()); await new Promise((done) => setTimeout(done, 20)))
        if (Date.now() - started > 30_000) throw new Error('it did not happen within 30 s');
    };
    try {
      const headers = { authorization: `Bearer ${reader.token}` };
      const searches = Array.from({ length: 40 }, () =>
        request(`${enlace.url}/api/v1/search?q=unidade`, { headers, agent: false })
          .on('error', () => undefined)
          .end(),
      );
      await until(async () => (await running()) > 5);
      for (const search of searches) search.destroy();
      await until(async () => (await running()) === 0);
      expect(await valuesSeenBy(reader)).toHaveLength(2);
    } finally {
      await lock.end();
    }
  });

  it('are stopped also when the strike falls between two of their statements', async () => {
    const serving = new pg.Client({ connectionString: enlace.database.servingUrl });
    await serving.connect();
    let isOver = false;
    const struck = enlace.app.get(Cancellation).cancel(serving as PoolClient, () => isOver);
    await new Promise((done) => setTimeout(done, 150));
    try {
      await expect(serving.query('select pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
    } finally {
      isOver = true;
      await struck;
      await serving.end();
    }
  });
});
