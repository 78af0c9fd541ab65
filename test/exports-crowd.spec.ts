import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';

let enlace: Enlace;
let reader: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ demo: true });
  reader = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
});
afterAll(() => enlace.close());

it('sixteen exports at once all arrive whole, and leave room for a look-up meanwhile', async () => {
  const exports = Array.from({ length: 16 }, () => reader.api.get('/api/v1/exports/directory.json'));
  const lookup = await reader.api.get('/api/v1/law-enforcement-contacts?country=BR&function=CONTACT_24_7');
  const answers = await Promise.all(exports);
  expect(lookup.status).toBe(200);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const counts = new Set(answers.map(({ body }) => (body['entries'] as unknown[] | undefined)?.length));
  expect(counts.size).toBe(1);
  expect([...counts][0]).toBeGreaterThan(100);
});
