import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Directory, entryInput, match } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

let enlace: Enlace;
let directory: Directory;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
});
afterAll(() => enlace.close());

const create = (over: object) =>
  directory.editor.api.post<{ errors?: { field: string }[]; id: string }>(
    '/api/v1/central-authorities',
    entryInput('central-authorities', over),
  );
const fieldsOf = (errors: { field: string }[] | undefined) => errors?.map(({ field }) => field);

describe('what an entry refers to', () => {
  it('is a State that the directory knows', async () => {
    expect((await create({ country: 'ZZ' })).status).toBe(422);
  });

  it('is a treaty that the directory knows, or another basis in words', async () => {
    expect((await create({ designations: [{ treaty: 'X-99', function: 'MLA' }] })).status).toBe(422);
    const domestic = { basis: 'Law 24.767', function: 'MLA' };
    expect((await create({ designations: [domestic] })).status).toBe(201);
  });

  it('is an entry that exists for its writer: one hidden from them is the same as none', async () => {
    const none = await create({ succeeds: randomUUID() });
    expect([none.status, fieldsOf(none.body.errors)]).toEqual([400, ['succeeds']]);
    const old = await directory.published('central-authorities');
    expect((await create({ succeeds: old })).status).toBe(201);
    const replacement = { entryId: randomUUID(), from: '2026-12-01', to: '2026-12-31' };
    const absent = await create({ replacement });
    expect([absent.status, fieldsOf(absent.body.errors)]).toEqual([400, ['replacement.entryId']]);
  });

  it('is not of a day that lies ahead, neither written nor proposed', async () => {
    const ahead = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const written = await create({ validFrom: ahead });
    expect([written.status, fieldsOf(written.body.errors)]).toEqual([400, ['validFrom']]);
    const id = await directory.published('central-authorities');
    const path = `/api/v1/central-authorities/${id}`;
    const patch = { address: 'Rua Nova 1', validFrom: ahead };
    const proposed = await directory.editor.api.patch(path, patch, await match(directory.editor.api, path));
    expect(proposed.status).toBe(400);
  });
});
