import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Configuration } from '../src/platform/configuration.js';
import { Database } from '../src/platform/database.js';
import { withCredentials } from '../src/platform/provisioning.js';
import { SCHEMA } from '../src/schema.js';
import { createDatabase, type TestDatabase } from './support/database.js';

describe('a database of somebody’s', () => {
  let dataDir: string;
  let database: TestDatabase;

  const open = (env: Record<string, string>) =>
    Database.open(Configuration.read({ DATA_DIR: dataDir, ...env }), SCHEMA, true);
  const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const whoServes = async (url: string) =>
    (
      await ask(
        url,
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
                pg_has_role(current_user, 'enlace_serving', 'usage') as serves,
                (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
           from pg_roles where rolname = current_user`,
      )
    )[0];
  /** A role of this test's own, which goes with the run's other roles. */
  const role = async (name: string, attributes: string): Promise<string> => {
    const full = `${database.name}_${name}`;
    await ask(database.superuserUrl, `create role "${full}" login password 'pass' ${attributes}`);
    return withCredentials(database.superuserUrl, full, 'pass');
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'enlace-provisioning-'));
    database = await createDatabase({ source: 'template0' });
  });

  afterEach(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  it('is migrated by its owner and served by a role made for it, which owns nothing', async () => {
    const { connections } = await open({ DATABASE_URL: database.ownerUrl });
    expect(connections.ownerUrl).toBe(database.ownerUrl);
    expect(await whoServes(connections.servingUrl)).toEqual({ strong: false, serves: true, owns: 0 });
    await expect(ask(connections.servingUrl, 'create table mine (id int)')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('opens again, by two processes at once too, and lets the first go on', async () => {
    const env = { DATABASE_URL: database.ownerUrl };
    const [one, two] = await Promise.all([open(env), open(env)]);
    expect(one.connections).toEqual(two.connections);
    await open(env);
    expect(await whoServes(one.connections.servingUrl)).toMatchObject({ serves: true });
  });

  it('given with its superuser, gets an owner that row-level security binds', async () => {
    const { connections } = await open({ DATABASE_URL: database.superuserUrl });
    const [owner] = await ask(
      connections.ownerUrl,
      'select rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user',
    );
    expect(owner).toEqual({ strong: false });
    expect(await whoServes(connections.servingUrl)).toEqual({ strong: false, serves: true, owns: 0 });
  });

  it('is served by the role that DATABASE_URL names when DATABASE_OWNER_URL migrates', async () => {
    const servingUrl = await role('serving', '');
    const { connections } = await open({ DATABASE_URL: servingUrl, DATABASE_OWNER_URL: database.ownerUrl });
    expect(connections.servingUrl).toBe(servingUrl);
    expect(await whoServes(servingUrl)).toEqual({ strong: false, serves: true, owns: 0 });
  });

  it.each([
    ['a superuser', 'superuser', /is a superuser/],
    ['a role with BYPASSRLS', 'bypassrls', /has BYPASSRLS/],
  ])('is not served by %s', async (_, attributes, why) => {
    const url = await role('serving', attributes);
    await expect(open({ DATABASE_URL: url, DATABASE_OWNER_URL: database.ownerUrl })).rejects.toThrow(why);
  });

  it('is not served by the owner of its tables', async () => {
    await open({ DATABASE_URL: database.ownerUrl });
    const both = { DATABASE_URL: database.ownerUrl, DATABASE_OWNER_URL: database.ownerUrl };
    await expect(open(both)).rejects.toThrow(/owns tables/);
  });

  it('whose owner may not make roles says what to do', async () => {
    const url = await role('plain', '');
    await ask(database.superuserUrl, `alter database "${database.name}" owner to "${database.name}_plain"`);
    await expect(open({ DATABASE_URL: url })).rejects.toThrow(/CREATEROLE|DATABASE_OWNER_URL|administrator/);
  });

  it('that cannot be reached says which setting to look at, and no password', async () => {
    const DATABASE_URL = 'postgresql://enlace:hunter2@127.0.0.1:1/enlace';
    await expect(open({ DATABASE_URL })).rejects.toThrow(/^DATABASE_URL: no connection \((?!.*hunter2)/);
  });
});
