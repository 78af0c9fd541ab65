// A directory of its own to measure on: an embedded PostgreSQL in a folder, filled with entries, and the application on it.
import pg from 'pg';
import { createApp } from '../dist/src/app.js';
import { Clock } from '../dist/src/platform/clock.js';
import { Configuration } from '../dist/src/platform/configuration.js';
import { DatabaseConnections } from '../dist/src/platform/database.js';
import { EmbeddedPostgres } from '../dist/src/platform/embedded-postgres.js';
import { createLog } from '../dist/src/platform/logging.js';
import { prepareOwner, prepareServing } from '../dist/src/platform/provisioning.js';
import { Secrets } from '../dist/src/platform/secrets.js';
import { SCHEMA } from '../dist/src/schema.js';
import { seed } from './seed.mjs';

/** Starts the database in this folder, migrated; `client` is its superuser's. */
export async function openDirectory(dataDir) {
  const embedded = await EmbeddedPostgres.start({ dataDir, exclusive: true });
  try {
    const secrets = new Secrets(Configuration.read({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
    const ownerUrl = await prepareOwner(embedded.superuserUrl(), 'enlace', 'enlace_owner', secrets);
    const servingUrl = await prepareServing(ownerUrl, null, SCHEMA, secrets);
    const superuser = new URL(embedded.superuserUrl());
    superuser.pathname = new URL(ownerUrl).pathname;
    const client = new pg.Client({ connectionString: superuser.href });
    // Its server is stopped under it when something fails; the failure is what is told.
    client.on('error', () => undefined);
    await client.connect();
    const settings = { dataDir, ownerUrl, servingUrl, superuserUrl: superuser.href };
    return { settings, client, close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** Until it holds so many entries. */
export async function fill(client, entries) {
  const { rows } = await client.query('select count(*) from register_entry');
  for (let seeded = Number(rows[0].count); seeded < entries; seeded += 10_000)
    await seed(client, seeded + 1, Math.min(entries, seeded + 10_000));
  await client.query('vacuum analyze');
}

/** The application as it serves, silent. */
export function application({ dataDir, ownerUrl, servingUrl }) {
  return createApp({
    configuration: Configuration.read({
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: servingUrl,
      DATABASE_OWNER_URL: ownerUrl,
      PUBLIC_URL: 'http://localhost:3000',
      LOG_LEVEL: 'silent',
    }),
    connections: new DatabaseConnections(ownerUrl, servingUrl),
    clock: new Clock(),
    log: createLog('silent'),
    docs: false,
  });
}
