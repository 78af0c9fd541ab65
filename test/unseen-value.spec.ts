import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditVerifier } from '../src/audit/audit-verifier.js';
import { verifyAudit } from '../src/audit/verify.command.js';
import { givenAccount } from './support/accounts.js';
import { Directory, demand, entryInput, match } from './support/directory.js';
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

const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+556120258901' };
const RED = { kind: 'telephone', value: '+556120258902', tlp: 'TLP:RED' };
const PERSONAL = { kind: 'email', value: 'perita@office.example', personal: true };

it.each(['experts', 'central-authorities', 'law-enforcement-contacts'] as const)(
  'the log stays whole when somebody whose clearance was made stricter writes beside values hidden from it: %s',
  async (register) => {
    const contactPoints = [TELEPHONE, RED, PERSONAL];
    const id = await directory.published(register, { country: 'BR', contactPoints });
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    const clearance = { role: 'national-authority', own: 'TLP:AMBER', others: 'TLP:AMBER', personal: false };
    demand(await administrator.api.patch('/api/v1/settings', { clearances: [clearance] }), 200);
    const path = `/api/v1/${register}/${id}`;
    const edited = await brazil.api.patch(path, { notes: 'Moved.' }, await match(brazil.api, path));
    expect(edited.status).toBeLessThan(300);
    demand(await brazil.api.post(`/api/v1/${register}`, entryInput(register, { contactPoints })), 201);
    const lines: string[] = [];
    const code = await verifyAudit(enlace.app.get(AuditVerifier), (line) => lines.push(line));
    expect([code, lines.filter((line) => line.startsWith('WRONG'))]).toEqual([0, []]);
  },
);
