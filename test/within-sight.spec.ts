import { givenAccount } from './support/accounts.js';
import { entryInput } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

let enlace: Enlace;
beforeAll(async () => (enlace = await startEnlace()));
afterAll(() => enlace.close());

it.each(['experts', 'central-authorities', 'law-enforcement-contacts'] as const)(
  'nobody whose clearance was made stricter writes what it could not read afterwards: %s',
  async (register) => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    const stricter = { role: 'national-authority', own: 'TLP:GREEN', others: 'TLP:GREEN', personal: true };
    expect((await administrator.api.patch('/api/v1/settings', { clearances: [stricter] })).status).toBe(200);
    const create = (tlp: string) => brazil.api.post(`/api/v1/${register}`, entryInput(register, { tlp }));
    const refused = await create('TLP:RED');
    expect(refused.status).toBe(422);
    expect(refused.body['detail']).toContain('up to TLP:GREEN');
    const made = await create('TLP:GREEN');
    expect(made.status).toBe(201);
    const path = `/api/v1/${register}/${String(made.body['id'])}`;
    const headers = { 'If-Match': String(made.headers.get('etag')) };
    expect((await brazil.api.patch(path, { tlp: 'TLP:AMBER' }, headers)).status).toBe(422);
  },
);
