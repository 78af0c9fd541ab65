import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { Directory, demand, match } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

let enlace: Enlace;
let directory: Directory;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
});
afterAll(() => enlace.close());

async function editorsSeeUpTo(rank: number): Promise<void> {
  const client = new pg.Client({ connectionString: enlace.database.superuserUrl });
  await client.connect();
  await client.query(`update clearance set own = $1, others = $1 where role = 'editor'`, [rank]);
  await client.end();
}

it('nobody approves a value that is hidden from them', async () => {
  const id = await directory.published('central-authorities');
  const path = `/api/v1/central-authorities/${id}`;
  const contactPoints = [{ kind: 'telephone', value: '+55 61 2025 8900', tlp: 'TLP:RED' }];
  const { api } = directory.editor;
  const proposed = demand(await api.patch(path, { contactPoints }, await match(api, path)), 202);
  const approve = () =>
    directory.second.api.post(`/api/v1/changes/${String(proposed.body['id'])}/approve`, {});
  await editorsSeeUpTo(2);
  expect((await approve()).status).toBe(403);
  await editorsSeeUpTo(4);
  expect((await approve()).status).toBe(200);
});
