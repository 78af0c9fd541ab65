import pg from 'pg';
import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import type { Configuration } from './configuration.js';
import { roleNameFor } from './database-roles.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { HeardClient } from './heard-client.js';
import {
  connected,
  prepareOwner,
  prepareServing,
  refuseUnsafeServing,
  standing,
  type Schema,
} from './provisioning.js';
import { Secrets } from './secrets.js';

/** How long one statement may take, in milliseconds; an abandoned search must not starve the next. */
const STATEMENT_TIMEOUT = 15_000;
const POOL_SIZE = 15;

// A calendar date stays the text it is, `YYYY-MM-DD`: a Date would move it with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The two ways in: the owner migrates and runs the job queue's own tables; the serving role does the rest. */
export class DatabaseConnections {
  constructor(
    readonly ownerUrl: string,
    readonly servingUrl: string,
  ) {}
}

/** The database, reachable, migrated, and ready to be served from. */
export class Database {
  private constructor(
    readonly connections: DatabaseConnections,
    private readonly embedded: EmbeddedPostgres | null,
  ) {}

  /**
   * Starts the embedded PostgreSQL where no `DATABASE_URL` is set, brings the tables up to date, and makes the role
   * that serves. `exclusive`: this process serves, and no other may on the same data folder.
   * @throws DatabaseError, EmbeddedPostgresError with what to do.
   */
  static async open(configuration: Configuration, schema: Schema, exclusive: boolean): Promise<Database> {
    const secrets = new Secrets(configuration);
    if (configuration.databaseUrl !== null) {
      return new Database(
        await prepareServer(configuration, configuration.databaseUrl, schema, secrets),
        null,
      );
    }
    const embedded = await EmbeddedPostgres.start({ dataDir: configuration.dataDir, exclusive });
    try {
      const ownerUrl = await prepareOwner(embedded.superuserUrl(), 'enlace', 'enlace_owner', secrets);
      const servingUrl = await prepareServing(ownerUrl, null, schema, secrets);
      await refuseUnsafeServing(servingUrl);
      return new Database(new DatabaseConnections(ownerUrl, servingUrl), embedded);
    } catch (error) {
      await embedded.stop();
      throw error;
    }
  }

  /** Leaves the database; stops the embedded server when nobody else uses it. */
  async close(): Promise<void> {
    await this.embedded?.stop();
  }
}

async function prepareServer(
  configuration: Configuration,
  url: string,
  schema: Schema,
  secrets: Secrets,
): Promise<DatabaseConnections> {
  let ownerUrl = configuration.databaseOwnerUrl ?? url;
  const given = configuration.databaseOwnerUrl === null ? null : url;
  if (given !== null) await refuseUnsafeServing(given);
  const owner = await connected(ownerUrl, given === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL', standing);
  // A superuser (as in a container's first account) is only used to make an owner that row-level security binds.
  if (owner.superuser) {
    ownerUrl = await prepareOwner(
      ownerUrl,
      owner.database,
      roleNameFor('enlace_owner', owner.database),
      secrets,
    );
  }
  const servingUrl = await prepareServing(ownerUrl, given, schema, secrets);
  await refuseUnsafeServing(servingUrl);
  return new DatabaseConnections(ownerUrl, servingUrl);
}

/** TypeORM's settings for serving: never synchronised, UTC, bounded statements. */
export function servingOptions(
  connections: DatabaseConnections,
  entities: MixedList<EntitySchema | (new () => object)>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: connections.servingUrl,
    entities,
    synchronize: false,
    poolSize: POOL_SIZE,
    extra: {
      Client: HeardClient,
      connectionString: connections.servingUrl,
      application_name: 'enlace',
      options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000',
      statement_timeout: STATEMENT_TIMEOUT,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
    },
  };
}
