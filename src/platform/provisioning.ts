import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { ensureLogin, ensureServingGroup, isMember, roleNameFor, SERVING_GROUP } from './database-roles.js';
import { HeardClient } from './heard-client.js';
import { OperatorError } from './operator-error.js';
import type { Secrets } from './secrets.js';

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseError extends OperatorError {}

/** Migration classes, in order. */
export type Migrations = MixedList<new () => object>;

/** How a database is brought up to date: our migrations, then what else belongs to the owner (the job queue's tables). */
export interface Schema {
  migrations: Migrations;
  afterwards: readonly ((ownerUrl: string) => Promise<void>)[];
}

/** Keys of advisory locks: one process at a time provisions and migrates a database. */
const PROVISIONING = 7_003;

const OLDEST = 150_000;

/** Runs `work` on one connection, and says in one line when it cannot be had. `name` is the setting to look at. */
export async function connected<T>(
  url: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new HeardClient({ connectionString: url, application_name: 'enlace provisioning' });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseError(
      `${name}: no connection (${(error as Error).message || (error as NodeJS.ErrnoException).code})`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * With a superuser: makes the owner's role and (in the embedded server) the database, and nothing else.
 * @returns the owner's connection string.
 */
export async function prepareOwner(
  superuserUrl: string,
  database: string,
  role: string,
  secrets: Secrets,
): Promise<string> {
  const password = secrets.derive(`database role ${role}`, 24).toString('base64url');
  await connected(superuserUrl, 'DATABASE_URL', async (client) => {
    await client.query('select pg_advisory_lock($1)', [PROVISIONING]);
    await ensureLogin(client, role, password, 'nosuperuser nobypassrls createrole');
    await ensureServingGroup(client);
    const owner = pg.escapeIdentifier(role);
    await client.query(`grant ${SERVING_GROUP} to ${owner} with admin option`);
    const name = pg.escapeIdentifier(database);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    await client.query(
      rowCount === 0 ? `create database ${name} owner ${owner}` : `alter database ${name} owner to ${owner}`,
    );
  });
  return withCredentials(superuserUrl, role, password, database);
}

/** The same server and options, as another role. */
export function withCredentials(url: string, role: string, password: string, database?: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  if (database !== undefined) changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

interface Standing {
  version: number;
  encoding: string;
  role: string;
  database: string;
  superuser: boolean;
  bypass: boolean;
  /** Member of a role that owns a table here. */
  owner: boolean;
}

/** Who this connection is, and on what server. */
export async function standing(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
           current_user::text as role, current_database()::text as database, rolsuper as superuser, rolbypassrls as bypass,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                      and pg_has_role(c.relowner, 'member')) as owner
      from pg_roles where rolname = current_user`);
  const found = rows[0]!;
  if (found.version < OLDEST) {
    throw new DatabaseError(
      `DATABASE_URL: PostgreSQL 15 or newer is needed, this is ${Math.floor(found.version / 10_000)}`,
    );
  }
  if (found.encoding !== 'UTF8') {
    throw new DatabaseError(
      `DATABASE_URL: the database ${found.database} is in ${found.encoding}; create it with encoding UTF8`,
    );
  }
  return found;
}

/**
 * As the owner: brings the tables up to date and lets `servingUrl`'s role, or a role made for it, serve.
 * One process at a time.
 * @returns the connection string that serves.
 */
export async function prepareServing(
  ownerUrl: string,
  servingUrl: string | null,
  schema: Schema,
  secrets: Secrets,
): Promise<string> {
  const name = servingUrl === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  return connected(ownerUrl, name, async (client) => {
    const owner = await standing(client);
    if (owner.superuser || owner.bypass) {
      throw new DatabaseError(
        `${name}: ${owner.role} passes over row-level security; migrate as an ordinary role that owns the database`,
      );
    }
    await client.query('select pg_advisory_lock($1)', [PROVISIONING]);
    await explainRefusal(
      `${name}: ${owner.role} may not make the roles that serving needs`,
      "give it CREATEROLE, or run once, as the server's administrator: " +
        `create role ${SERVING_GROUP}; grant ${SERVING_GROUP} to ${pg.escapeIdentifier(owner.role)} with admin option`,
      () => ensureServingGroup(client),
    );
    await migrate(ownerUrl, schema);
    if (servingUrl !== null) {
      const { user } = new pg.Client({ connectionString: servingUrl });
      await letServe(client, user ?? '');
      return servingUrl;
    }
    const role = roleNameFor('enlace_login', owner.database);
    const password = secrets.derive(`database role ${role}`, 24).toString('base64url');
    await explainRefusal(
      `DATABASE_URL: ${owner.role} may not make the role that serves`,
      'give it CREATEROLE, or set DATABASE_OWNER_URL as well',
      () => ensureLogin(client, role, password, ''),
    );
    await letServe(client, role);
    return withCredentials(ownerUrl, role, password);
  });
}

async function letServe(client: pg.Client, role: string): Promise<void> {
  if (await isMember(client, role, SERVING_GROUP)) return;
  const grant = `grant ${SERVING_GROUP} to ${pg.escapeIdentifier(role)}`;
  await explainRefusal(
    `DATABASE_URL: ${role} may not serve yet`,
    `run once, as the server's administrator: ${grant}`,
    async () => {
      await client.query(grant);
    },
  );
}

async function explainRefusal(what: string, advice: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error;
    throw new DatabaseError(`${what}: ${advice}`);
  }
}

/**
 * Functions that set a parameter of pg_trgm may be replaced only where that extension is loaded into the session, and
 * only a first migration loads it by itself: a later one finds it there but asleep.
 */
const WAKE_TRIGRAMS = `
  do $$ begin
    if exists (select from pg_extension where extname = 'pg_trgm') then perform set_limit(show_limit()); end if;
  end $$`;

/** Brings the tables up to date; does nothing where they are. */
export async function migrate(ownerUrl: string, schema: Schema): Promise<void> {
  const source = migrationSource(ownerUrl, schema.migrations);
  await source.initialize();
  try {
    await source.query(WAKE_TRIGRAMS);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
  for (const step of schema.afterwards) await step(ownerUrl);
}

/** A connection of the owner that knows the migrations. */
export function migrationSource(ownerUrl: string, migrations: Migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: 'schema_migration',
    synchronize: false,
    extra: { connectionString: ownerUrl, application_name: 'enlace migration', options: '-c TimeZone=UTC' },
  });
}

/** @throws DatabaseError when row-level security would not hold for the role that serves. */
export async function refuseUnsafeServing(servingUrl: string): Promise<void> {
  await connected(servingUrl, 'DATABASE_URL', async (client) => {
    const found = await standing(client);
    const why = found.superuser
      ? 'is a superuser'
      : found.bypass
        ? 'has BYPASSRLS'
        : found.owner
          ? 'owns tables'
          : null;
    if (why === null) return;
    throw new DatabaseError(
      `DATABASE_URL: the role ${found.role} ${why}, so row-level security would not bind it; serve with a role that owns nothing`,
    );
  });
}
