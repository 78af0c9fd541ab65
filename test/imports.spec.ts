import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { demand, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const SAMPLES = join('test', 'samples');
const sample = (n: number) => readFileSync(join(SAMPLES, `authorities-messy-${n}.csv`));

interface Preview {
  id: string;
  state: string;
  problem: string | null;
  counts: Record<string, number>;
  columns: { header: string; field: string | null }[];
  done: number;
  total: number;
}
interface SeenRow {
  line: number;
  outcome: string;
  entryId: string | null;
  into: number | null;
  reasons: { column: string | null; message: string }[];
  warnings: { column: string | null; message: string }[];
  difference: { field: string }[];
}
interface Page<T> {
  items: T[];
  next: string | null;
}

let enlace: Enlace;
let editor: GivenAccount;

beforeEach(async () => {
  enlace = await startEnlace();
  editor = await givenAccount(enlace, { role: 'editor' });
});
afterEach(() => enlace.close());

async function send(
  token: string,
  file: Buffer | string,
  query: Record<string, string> = {},
  type = 'text/csv',
): Promise<ApiAnswer<Preview>> {
  const response = await fetch(`${enlace.url}/api/v1/imports?${new URLSearchParams(query).toString()}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Preview, text };
}

async function previewed(
  file: Buffer | string,
  query: Record<string, string> = {},
  by = editor,
): Promise<Preview> {
  return demand(await send(by.token, file, query), 201).body;
}

const rowsOf = async (api: Api, id: string, outcome?: string): Promise<SeenRow[]> =>
  demand(
    await api.get<Page<SeenRow>>(
      `/api/v1/imports/${id}/rows?limit=100${outcome ? `&outcome=${outcome}` : ''}`,
    ),
    200,
  ).body.items;

const committed = async (api: Api, id: string): Promise<Preview> =>
  demand(await api.post<Preview>(`/api/v1/imports/${id}/commit`), 200).body;

const entriesOf = async (register: string, status = 'published'): Promise<SeenEntry[]> =>
  demand(await editor.api.get<Page<SeenEntry>>(`/api/v1/${register}?limit=100&status=${status}`), 200).body
    .items;

const csv = (...rows: string[]) =>
  ['Country,Register,Authority,Phone,E-mail,Notes', ...rows].join('\r\n') + '\r\n';
const office = (name: string, phone = '', more = '') => `BR,law-enforcement,${name},${phone},,${more}`;

describe('the samples', () => {
  it.each([
    [1, { create: 14, rejected: 0, merged: 0, conflict: 0, skipped: 0 }],
    [2, { create: 12, rejected: 0, merged: 0, conflict: 0, skipped: 0 }],
    [4, { create: 12, rejected: 6, merged: 3, conflict: 1, skipped: 1 }],
  ])('file %i becomes what is described, and adds nothing when it comes again', async (n, counts) => {
    const preview = await previewed(sample(n), { filename: `authorities-messy-${n}.csv` });
    expect(preview.counts).toMatchObject(counts);
    const done = await committed(editor.api, preview.id);
    expect(done).toMatchObject({ state: 'committed', done: done.total });
    const all = async () => [
      ...(await entriesOf('central-authorities')),
      ...(await entriesOf('law-enforcement-contacts')),
    ];
    const before = await all();
    expect(before).toHaveLength(counts.create);
    expect(before.flatMap(({ contactPoints }) => contactPoints)).toEqual(
      before.flatMap(({ contactPoints }) =>
        contactPoints.map((point) => expect.objectContaining({ ...point })),
      ),
    );

    const again = await previewed(sample(n));
    expect(again.counts).toMatchObject({ create: 0, update: 0, conflict: 0, rejected: counts.rejected });
    expect(again.total).toBe(0);
    await committed(editor.api, again.id);
    expect(await all()).toEqual(before);
  });

  it('verify nothing, and write one audit record for each version and one for the import', async () => {
    const { id } = await previewed(sample(1));
    await committed(editor.api, id);
    const entries = [
      ...(await entriesOf('central-authorities')),
      ...(await entriesOf('law-enforcement-contacts')),
    ];
    const states = entries.flatMap(({ contactPoints }) =>
      contactPoints.map((point) => (point as unknown as { freshness: { state: string } }).freshness.state),
    );
    expect(new Set(states)).toEqual(new Set(['never-verified']));
    const auditor = await givenAccount(enlace, { role: 'auditor' });
    const { items } = demand(
      await auditor.api.get<Page<{ action: string }>>('/api/v1/audit?limit=100'),
      200,
    ).body;
    const count = (action: string) => items.filter((one) => one.action === action).length;
    expect([count('entry.published'), count('import.committed')]).toEqual([14, 1]);
  });
});

describe('a preview', () => {
  it('shows reason and column of each row in the reader’s language, and echoes nothing hidden or too long', async () => {
    const { id } = await previewed(sample(4));
    const rejected = await rowsOf(editor.api, id, 'rejected');
    expect(rejected.map(({ line }) => line)).toEqual([7, 8, 14, 15, 19, 24]);
    expect(rejected.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(rejected[2]!.reasons).toContainEqual({
      column: 'Authority',
      message: expect.stringContaining('⟨U+202E⟩'),
    });
    const all = JSON.stringify(await rowsOf(editor.api, id));
    expect(all).not.toContain('\u202E');
    expect(all.length).toBeLessThan(40_000);
    const said = async (language: string) => {
      const path = `/api/v1/imports/${id}/rows?outcome=rejected`;
      const page = demand(await editor.api.get<Page<SeenRow>>(path, { 'Accept-Language': language }), 200);
      return page.body.items[0]!.reasons;
    };
    expect(await said('es')).toContainEqual({
      column: 'Country',
      message: 'Falta el Estado; no se deduce de ninguna otra cosa',
    });
    expect(await said('fr')).toContainEqual({
      column: 'Country',
      message: 'L’État manque ; il n’est déduit de rien d’autre',
    });
  });

  it('goes page by page', async () => {
    const { id } = await previewed(sample(1));
    const first = demand(await editor.api.get<Page<SeenRow>>(`/api/v1/imports/${id}/rows?limit=10`), 200);
    const second = demand(
      await editor.api.get<Page<SeenRow>>(`/api/v1/imports/${id}/rows?limit=10&cursor=${first.body.next}`),
      200,
    );
    expect([...first.body.items, ...second.body.items].map(({ line }) => line)).toEqual(
      [...Array(14).keys()].map((i) => i + 2),
    );
    expect(second.body.next).toBeNull();
  });

  it('is corrected, and the sender’s next file is read the corrected way', async () => {
    const file = 'Pais;Quien;Numero\r\nBR;Unidade X;(61) 2025-8900\r\n';
    const query = { sender: 'ministry@gov.br', register: 'law-enforcement-contacts' };
    const preview = await previewed(file, query);
    expect(preview.counts.rejected).toBe(1);
    const columns = [{ field: 'country' }, { field: 'name' }, { field: 'telephone' }];
    const corrected = demand(
      await editor.api.patch<Preview>(`/api/v1/imports/${preview.id}`, { columns }),
      200,
    ).body;
    expect(corrected.counts).toMatchObject({ create: 1, rejected: 0 });
    expect((await previewed(file, query)).columns.map(({ field }) => field)).toEqual([
      'country',
      'name',
      'telephone',
    ]);
  });

  it('finds a shared number and a name that is nearly the same, and a person may say that they are others', async () => {
    const first = await previewed(csv(office('Unidade de Crimes Digitais', '(61) 2025-8900')));
    await committed(editor.api, first.id);
    const file = csv(
      office('Outra', '+55 61 2025 8900'),
      office('Unidade de Crimes Digitals'),
      office('Bem diferente'),
    );
    const preview = await previewed(file);
    const rows = await rowsOf(editor.api, preview.id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'create']);
    const patched = await editor.api.patch<Preview>(`/api/v1/imports/${preview.id}`, {
      distinct: [{ line: 2 }],
    });
    expect(demand(patched, 200).body).toMatchObject({
      counts: { create: 2, duplicate: 1 },
      distinct: [{ line: 2 }],
    });
    await committed(editor.api, preview.id);
    expect(await entriesOf('law-enforcement-contacts')).toHaveLength(3);
  });

  it.each([
    ['an endless quote', 'name,country\n"x'],
    ['a NUL', 'name,country\nA\0,BR\n'],
    ['a million columns', `name${',x'.repeat(1_000_000)}\n`],
  ])('of %s is refused', async (_, file) => {
    expect((await send(editor.token, file)).status).toBe(400);
  });

  it('refuses more than 10 MB, other types, and unknown parameters', async () => {
    expect((await send(editor.token, Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).status).toBe(413);
    expect((await send(editor.token, '{}', {}, 'application/json')).status).toBe(415);
    expect((await send(editor.token, csv(), { constructor: 'x' })).status).toBe(400);
    const elsewhere = await editor.api.send('POST', '/api/v1/experts', csv(), { 'Content-Type': 'text/csv' });
    expect(elsewhere.status).toBe(415);
  });
});

describe('a commit', () => {
  it('comes once, however often it is asked for', async () => {
    const { id } = await previewed(csv(office('A'), office('B')));
    const answers = await Promise.all(
      [1, 2, 3].map(() => editor.api.post<Preview>(`/api/v1/imports/${id}/commit`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await entriesOf('law-enforcement-contacts')).toHaveLength(2);
  });

  it('is refused whole when an authority of it has an entry by now, or an entry of it was changed', async () => {
    const [one, two] = [await previewed(csv(office('A'), office('B'))), await previewed(csv(office('B')))];
    await committed(editor.api, two.id);
    expect((await editor.api.post(`/api/v1/imports/${one.id}/commit`)).status).toBe(409);
    expect(await entriesOf('law-enforcement-contacts')).toHaveLength(1);

    const more = await previewed(csv(office('B', '(61) 2025-8900')));
    const first = await previewed(csv(office('B', '', 'a note')));
    await committed(editor.api, first.id);
    expect((await editor.api.post(`/api/v1/imports/${more.id}/commit`)).status).toBe(409);
  });

  it('makes drafts, and changes that await a decision, once there is a second editor', async () => {
    await committed(editor.api, (await previewed(csv(office('A', '(61) 2025-8900')))).id);
    const second = await givenAccount(enlace, { role: 'editor' });
    const preview = await previewed(
      csv(office('A', '(61) 2025-8900; (61) 2025-8901'), office('C', '(61) 2025-9999')),
    );
    expect(preview.counts).toMatchObject({ update: 1, create: 1 });
    await committed(editor.api, preview.id);
    expect((await entriesOf('law-enforcement-contacts', 'draft')).map(({ names }) => names)).toMatchObject([
      { original: 'C' },
    ]);
    const changes = demand(
      await second.api.get<Page<{ id: string; state: string }>>('/api/v1/changes?state=pending'),
      200,
    );
    expect(changes.body.items).toHaveLength(1);
    const repeated = await previewed(csv(office('A', '(61) 2025-8900; (61) 2025-8901')));
    expect(repeated.counts).toMatchObject({ duplicate: 1, update: 0 });
    demand(await second.api.post(`/api/v1/changes/${changes.body.items[0]!.id}/approve`, {}), 200);
    const [entry] = await entriesOf('law-enforcement-contacts');
    expect(entry!.contactPoints.map(({ value }) => value)).toEqual(['+556120258900', '+556120258901']);
  });

  it('keeps a conflict as a change, and overwrites nothing', async () => {
    await committed(editor.api, (await previewed(sample(4))).id);
    const entries = await entriesOf('central-authorities');
    const iag = entries.find(
      ({ names }) => (names as { original: string }).original === 'International Assistance Group',
    )!;
    expect(iag.contactPoints.filter(({ kind }) => kind === 'telephone').map(({ value }) => value)).toEqual([
      '+16139574832',
    ]);
    const { items } = demand(
      await editor.api.get<Page<{ entryId: string; reason: string }>>('/api/v1/changes?state=pending'),
      200,
    ).body;
    expect(items).toMatchObject([{ entryId: iag.id, reason: 'Import, line 22' }]);
  });
});

describe('a national authority', () => {
  it('imports rows of its own State only, and sees no other’s import', async () => {
    const brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    const peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
    const preview = await previewed(csv(office('A'), 'PE,law-enforcement,B,,,'), {}, brazil);
    expect(preview.counts).toMatchObject({ create: 1, rejected: 1 });
    expect((await peru.api.get(`/api/v1/imports/${preview.id}`)).status).toBe(404);
    expect((await peru.api.post(`/api/v1/imports/${preview.id}/commit`)).status).toBe(404);
    const secretariats = await previewed(csv(office('Z')));
    expect((await brazil.api.get(`/api/v1/imports/${secretariats.id}/rows`)).status).toBe(404);
    await committed(brazil.api, preview.id);
    expect(await entriesOf('law-enforcement-contacts', 'draft')).toHaveLength(1);
  });
});
