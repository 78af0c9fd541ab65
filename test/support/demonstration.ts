import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, onServer, ownName, server, type TestDatabase } from './database.js';

/** Loads the demonstration into an empty database and its data folder. */
type Load = (database: TestDatabase, dataDir: string) => Promise<void>;

const NAME = 'demonstration';

/** A copy of the demonstration that this run loads once, and of its data folder: whoever comes first loads it. */
export async function copyDemonstration(dataDir: string, load: Load): Promise<TestDatabase> {
  const original = join(server().folder, NAME);
  await onServer(async (client) => {
    // Workers are processes: the one that comes second waits here until it is loaded.
    await client.query('select pg_advisory_lock(hashtext($1))', [ownName(NAME)]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ownName(NAME)]);
    if (rowCount === 1) return;
    const loading = await createDatabase({ name: ownName(`${NAME}_loading`) });
    await load(loading, original);
    await client.query(`alter database "${loading.name}" rename to "${ownName(NAME)}"`);
  });
  cpSync(original, dataDir, { recursive: true });
  return createDatabase({ source: ownName(NAME) });
}
