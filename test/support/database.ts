import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestServerDescription } from './test-server.js';

/** A database of a test's own: migrated, otherwise empty. */
export interface TestDatabase {
  name: string;
  ownerUrl: string;
  servingUrl: string;
  /** For what only an attacker with the server in hand can do, and for asking the server about itself. */
  superuserUrl: string;
  drop: () => Promise<void>;
  /** Cuts every connection to it and lets nobody in until it is given back. */
  away: (isAway: boolean) => Promise<void>;
}

export const server = (): TestServerDescription =>
  JSON.parse(process.env.ENLACE_TEST_SERVER!) as TestServerDescription;

/** A copy of the run's migrated template, or of another database (`template0`: without tables), dropped by `drop`. */
export async function createDatabase({
  source = server().template,
  name = ownName(randomBytes(6).toString('hex')),
} = {}): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, servingUrl } = server();
  await asSuperuser(
    `create database "${name}" template "${source}" strategy file_copy owner "${new URL(ownerUrl).username}"`,
  );
  return {
    name,
    ownerUrl: inDatabase(ownerUrl, name),
    servingUrl: inDatabase(servingUrl, name),
    superuserUrl: inDatabase(superuserUrl, name),
    drop: () => asSuperuser(`drop database if exists "${name}" with (force)`),
    away: async (isAway) => {
      await asSuperuser(`alter database "${name}" allow_connections ${!isAway}`);
      if (isAway)
        await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    },
  };
}

/** The name of a database of this run. */
export const ownName = (what: string): string => server().template.replace(/template$/, what);

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

const asSuperuser = (sql: string): Promise<void> =>
  onServer(async (client) => void (await client.query(sql)));

/** On the server, in no test's database. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server().superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
