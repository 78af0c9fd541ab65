import { loadCountries } from './countries/reference.js';
import { connected } from './platform/provisioning.js';
import type { Queryable } from './platform/queryable.js';
import { loadTreaties } from './treaties/reference.js';

/** Brings the States and treaties of the reference files into the database, all or nothing; run at every start. */
export async function loadReferenceData(ownerUrl: string): Promise<void> {
  await connected(ownerUrl, 'DATABASE_OWNER_URL', async (client) => {
    const db: Queryable = {
      query: async <Row>(sql: string, parameters?: unknown[]) =>
        (await client.query(sql, parameters)).rows as Row[],
    };
    await client.query('begin');
    await loadCountries(db);
    await loadTreaties(db);
    await client.query('commit');
  });
}
