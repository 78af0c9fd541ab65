import { givenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { demand, Directory, givenKey, match, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

interface Facet {
  value: string | null;
  hits: number | string;
}
interface Answer {
  items: SeenEntry[];
  next: string | null;
  total: number | string;
  near: boolean;
  facets: Record<string, Facet[]> | null;
}

const PATH = '/api/v1/search';
const CARD = 'law-enforcement-contacts' as const;

let enlace: Enlace;
let directory: Directory;
let administrator: Api;
const readers = new Map<string, Api>();
const ids = new Map<string, string>();
const clock = new TestClock();

const office = (name: string, country: string, tlp: string, points: object[], over: object = {}) => ({
  country,
  names: { original: name, language: 'es', translations: {} },
  tlp,
  contactPoints: points,
  ...over,
});

/** Names, then numbers and addresses of every label: what one reader finds another must not. */
const OFFICES = {
  fiscalia: office('Fiscalía General de la Nación', 'PE', 'TLP:CLEAR', [
    { kind: 'telephone', value: '+51 1 625 5555', tlp: 'TLP:GREEN' },
    { kind: 'email', value: 'cooperacion@fiscalia.example', tlp: 'TLP:AMBER' },
    { kind: 'telephone', use: '24/7', value: '+51 1 208 2211', tlp: 'TLP:RED' },
  ]),
  procuraduria: office(
    'Procuraduría General',
    'BR',
    'TLP:GREEN',
    [
      { kind: 'telephone', personal: true, value: '+55 61 99123-4567', tlp: 'TLP:AMBER+STRICT' },
      { kind: 'telephone', value: '+55 61 3105-7777', tlp: 'TLP:AMBER+STRICT' },
    ],
    { functions: ['CONTACT_24_7', 'INVESTIGATION'], languages: [{ language: 'pt', purpose: 'routine' }] },
  ),
  secreta: office('Unidade Secreta Fiscalizadora', 'BR', 'TLP:RED', [
    { kind: 'telephone', value: '+55 61 3333-1111', tlp: 'TLP:RED' },
  ]),
  guarda: office('Garda Nazionale São José', 'BR', 'TLP:CLEAR', [
    { kind: 'telephone', use: '24/7', value: '+55 61 3222-0000', tlp: 'TLP:CLEAR' },
  ]),
};

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  for (const [name, input] of Object.entries(OFFICES)) ids.set(name, await directory.published(CARD, input));
  ids.set('draft', await directory.draft(CARD, office('Fiscalía en borrador', 'PE', 'TLP:CLEAR', [])));
  const admin = await givenAccount(enlace, { role: 'administrator' });
  administrator = admin.api;
  readers.set('administrator', admin.api);
  readers.set(
    'authority of PE',
    (await givenAccount(enlace, { role: 'national-authority', state: 'PE' })).api,
  );
  readers.set(
    'officer of BR',
    (await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR' })).api,
  );
  readers.set(
    'officer of PE',
    (await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'PE' })).api,
  );
  readers.set('observer', (await givenAccount(enlace, { role: 'observer' })).api);
  readers.set('recipient', (await givenKey(enlace, admin)).api);
});

afterAll(() => enlace?.close());

async function search(api: Api, query: object): Promise<Answer> {
  return demand(await api.post<Answer>(PATH, query), 200).body;
}

const namesOf = ({ items }: Answer): string[] =>
  items.map(({ id }) => [...ids].find(([, one]) => one === id)?.[0] ?? 'unknown').sort();

const found = async (api: Api, q: string): Promise<string[]> => namesOf(await search(api, { q }));

describe('a search by name', () => {
  it.each(['Fiscalía', 'fiscalia', 'FISCALIA nacion', 'nación  fiscalía general', 'fisc naci'])(
    'finds an office by "%s"',
    async (q) => expect(await found(readers.get('observer')!, q)).toEqual(['fiscalia']),
  );

  it.each(['fiscala', 'fizcalia', 'ficalia'])('finds it nearly, by "%s", and says so', async (q) => {
    const answer = await search(readers.get('observer')!, { q });
    expect(answer).toMatchObject({ near: true, total: 1 });
    expect(namesOf(answer)).toEqual(['fiscalia']);
    expect((await search(readers.get('observer')!, { q, near: false })).items).toEqual([]);
  });

  it('folds what Portuguese writes', async () => {
    expect(await found(administrator, 'sao jose')).toEqual(['guarda']);
  });

  it('finds a name that holds a number, which might have been a telephone', async () => {
    const id = await directory.published(
      CARD,
      office('Unidad 70012 de la Ley 27.411', 'PE', 'TLP:CLEAR', []),
    );
    for (const q of ['unidad 70012', '70012', 'ley 27.411', '27.411 unidad'])
      for (const query of [{ q }, { q, knownAt: clock.now().toISOString() }])
        expect({
          ...query,
          found: (await search(readers.get('observer')!, query)).items.map((one) => one.id),
        }).toEqual({
          ...query,
          found: [id],
        });
    expect(await found(readers.get('observer')!, '70013')).toEqual([]);
  });

  it('takes signs of patterns for what they are', async () => {
    for (const q of ['%', '_', '\\', "'", '%%%%', '"', '(', '&|!'])
      expect({ q, found: await found(administrator, q) }).toEqual({ q, found: [] });
  });

  it('is not led to near misses, nor kept from them, by an entry the reader may not see', async () => {
    const hidden = await search(readers.get('observer')!, { q: 'fiscalizadora' });
    expect(namesOf(hidden)).toEqual(['fiscalia']);
    expect(hidden.near).toBe(true);
    expect(namesOf(await search(administrator, { q: 'fiscalizadora' }))).toEqual(['secreta']);
  });

  it('answers the same by GET and in the lists', async () => {
    const posted = await search(administrator, { q: 'general', limit: 1 });
    const got = await administrator.get<Answer>(`${PATH}?q=general&limit=1`);
    expect(got.body).toEqual(posted);
    const list = await administrator.get<Answer>(`/api/v1/${CARD}?q=general`);
    expect(namesOf(list.body)).toEqual(['fiscalia', 'procuraduria']);
  });

  it('follows what is written, at once', async () => {
    const id = await directory.published(CARD, office('Ministerio Antiguo', 'PE', 'TLP:CLEAR', []));
    const names = { original: 'Ministerio Renovado', language: 'es', translations: {} };
    await directory.changed(CARD, id, { names });
    const observer = readers.get('observer')!;
    expect((await search(observer, { q: 'renovado' })).items.map((one) => one.id)).toEqual([id]);
    expect((await search(observer, { q: 'antiguo', near: false })).items).toEqual([]);
    await directory.decided(CARD, id, 'withdraw', { reason: 'closed' });
    expect((await search(observer, { q: 'renovado', near: false })).items).toEqual([]);
    expect((await search(observer, { q: 'renovado', status: 'withdrawn' })).items).toHaveLength(1);
  });
});

describe('a search by number or e-mail', () => {
  const everybody = [
    'administrator',
    'authority of PE',
    'officer of BR',
    'officer of PE',
    'observer',
    'recipient',
  ];
  it.each([
    ['+51 1 625 5555', 'fiscalia', everybody],
    ['(01) 625-5555', 'fiscalia', everybody],
    ['6255555', 'fiscalia', everybody],
    ['0051 1 6255555', 'fiscalia', everybody],
    ['cooperacion@fiscalia.example', 'fiscalia', everybody.filter((one) => one !== 'observer')],
    ['COOPERACIÓN@fiscalia', 'fiscalia', everybody.filter((one) => one !== 'observer')],
    ['12082211', 'fiscalia', ['administrator', 'authority of PE']],
    ['+55 61 99123-4567', 'procuraduria', ['administrator', 'authority of PE', 'officer of BR']],
    ['61 3105 7777', 'procuraduria', ['administrator', 'authority of PE', 'officer of BR']],
    ['556133331111', 'secreta', ['administrator']],
    ['fiscalia 6255555', 'fiscalia', everybody],
  ])('%s finds %s for whoever may see that value, and nobody else', async (q, name, who) => {
    for (const [reader, api] of readers) {
      const answer = await search(api, { q });
      expect({ reader, found: namesOf(answer) }).toEqual({
        reader,
        found: who.includes(reader) ? [name] : [],
      });
      expect({ reader, total: answer.total }).toEqual({ reader, total: who.includes(reader) ? 1 : 0 });
    }
  });

  it('forgets a value that is replaced, and one that is erased', async () => {
    const point = { kind: 'telephone', personal: true, value: '+5160000001', tlp: 'TLP:GREEN' };
    const id = await directory.published(CARD, office('Oficina Móvil', 'PE', 'TLP:CLEAR', [point]));
    expect(await search(administrator, { q: '5160000001' })).toMatchObject({ total: 1 });
    await directory.changed(CARD, id, { contactPoints: [{ ...point, value: '+5160000002' }] });
    expect(await search(administrator, { q: '5160000001' })).toMatchObject({ total: 0 });
    expect(await search(administrator, { q: '5160000002' })).toMatchObject({ total: 1 });
    await directory.decided(CARD, id, 'withdraw', { reason: 'closed' });
    demand(await directory.editor.api.post(`/api/v1/${CARD}/${id}/erasures`, { reason: 'departed' }), 200);
    expect(await search(administrator, { q: '5160000002', status: 'withdrawn' })).toMatchObject({ total: 0 });
  });
});

/** What facets must say, counted from nothing but what the reader was shown. */
function countedFrom(items: SeenEntry[]): Record<string, Record<string, number>> {
  const facets: Record<string, Record<string, number>> = {
    country: {},
    register: {},
    function: {},
    language: {},
    treaty: {},
    speciality: {},
    always: {},
    freshness: {},
  };
  const count = (facet: string, values: Iterable<string>) => {
    for (const value of new Set(values)) facets[facet]![value] = (facets[facet]![value] ?? 0) + 1;
  };
  for (const item of items as unknown as Shown[]) {
    count('country', [String(item.country)]);
    count('register', [item.register]);
    count('function', [...item.functions, ...(item.designations ?? []).map((one) => one.function)]);
    count(
      'language',
      item.languages.map((one) => one.language),
    );
    count(
      'treaty',
      (item.designations ?? []).flatMap((one) => one.treaty ?? []),
    );
    count('speciality', item.specialities ?? []);
    count(
      'freshness',
      item.contactPoints.filter((one) => !one.erased).map((one) => one.freshness.state),
    );
    const always = item.hours?.always || item.functions.includes('CONTACT_24_7');
    count('always', always || item.contactPoints.some(({ use }) => use === '24/7') ? ['true'] : []);
  }
  return facets;
}
interface Shown {
  country: string | null;
  register: string;
  functions: string[];
  designations?: { function: string; treaty: string | null }[];
  languages: { language: string }[];
  specialities?: string[];
  hours: { always: boolean } | null;
  contactPoints: { use: string; erased: boolean; freshness: { state: string } }[];
}

const asCounts = (facets: Answer['facets']) =>
  Object.fromEntries(
    Object.entries(facets!).map(([facet, values]) => [
      facet,
      Object.fromEntries(values.map(({ value, hits }) => [String(value), hits])),
    ]),
  );

async function everyPage(api: Api, query: object): Promise<{ first: Answer; items: SeenEntry[] }> {
  const first = await search(api, { ...query, limit: 2, facets: true });
  const items = [...first.items];
  for (let page = first; page.next !== null;) {
    page = await search(api, { ...query, limit: 2, cursor: page.next });
    expect(page.facets).toBeNull();
    items.push(...page.items);
  }
  return { first, items };
}

describe('facets and totals', () => {
  beforeAll(async () => {
    await directory.published('central-authorities', {
      functions: ['MLA'],
      names: { original: 'Autoridad Central', language: 'es', translations: {} },
      designations: [{ treaty: 'A-55', function: 'MLA' }],
    });
    await directory.published('experts', { specialities: [] });
    const path = `/api/v1/${CARD}/${ids.get('fiscalia')}`;
    const { contactPoints } = await directory.read(CARD, ids.get('fiscalia')!);
    const verified = { contactPointIds: [contactPoints[0]!.id, contactPoints[2]!.id], method: 'call' };
    const headers = await match(directory.editor.api, path);
    const done = await directory.editor.api.post(`${path}/verifications`, verified, headers);
    expect([200, 201]).toContain(done.status);
  });

  it.each([
    {},
    { q: 'general' },
    { q: 'fiscala' },
    { always: true },
    { freshness: 'confirmed' },
    { country: 'BR' },
  ])('count what the reader sees, for every reader: %p', async (query) => {
    for (const [reader, api] of readers) {
      const { first, items } = await everyPage(api, query);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect({ reader, total: first.total }).toEqual({ reader, total: items.length });
      expect({ reader, ...asCounts(first.facets) }).toEqual({ reader, ...countedFrom(items) });
    }
  });

  it('stay the same, to the byte, when what is hidden changes', async () => {
    const queries = [
      {},
      { q: 'fiscalia' },
      { q: '999' },
      { q: '5161234567' },
      { freshness: 'never-verified' },
    ];
    const answers = async () =>
      Promise.all(
        queries.map(async (one) =>
          JSON.stringify(await search(readers.get('observer')!, { ...one, facets: true })),
        ),
      );
    const before = await answers();
    await directory.changed(CARD, ids.get('secreta')!, { functions: ['MLA'], notes: 'x' });
    const { contactPoints } = await directory.read(CARD, ids.get('fiscalia')!);
    const points = contactPoints.map((point) =>
      point.tlp === 'TLP:RED'
        ? { kind: 'telephone', value: '+5161234567', tlp: 'TLP:RED', id: point.id }
        : input(point),
    );
    await directory.changed(CARD, ids.get('fiscalia')!, { contactPoints: points });
    await directory.published(CARD, office('Fiscalía Oculta', 'PE', 'TLP:AMBER', []));
    expect(await answers()).toEqual(before);
    expect(await search(administrator, { q: '5161234567' })).toMatchObject({ total: 1 });
  });
});

/** A value as its writer gives it again, unchanged. */
const input = (point: SeenEntry['contactPoints'][number]) => {
  const { id, kind, use, personal, value, extension, asPrinted, label, tlp } = point as unknown as Record<
    string,
    unknown
  >;
  return { id, kind, use, personal, value, extension, asPrinted, label, tlp };
};

describe('the past', () => {
  it('is searched by the same words and numbers as the present', async () => {
    const knownAt = clock.now().toISOString();
    for (const query of [
      { q: 'general' },
      { q: 'fiscala', near: true },
      { q: '6255555' },
      { always: true },
      { q: 'cooperacion@' },
    ])
      for (const [reader, api] of readers) {
        const now = await search(api, query);
        const then = await search(api, { ...query, knownAt });
        expect({ reader, query, found: namesOf(then), total: then.total }).toEqual({
          reader,
          query,
          found: namesOf(now),
          total: now.total,
        });
      }
  });
});

describe('the search tables', () => {
  it('are closed to the role that serves, and its functions answer nothing without an actor', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: enlace.database.servingUrl });
    await client.connect();
    try {
      for (const table of ['entry_search', 'value_search'])
        await expect(client.query(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
      const most = { state: null, own: 4, others: 4, personal: true, concerned: '*' };
      const wanted = {
        words: [],
        numbers: [],
        emails: [],
        now: clock.now(),
        days: { telephone247: 120, value: 180, due: 30 },
      };
      const given = [JSON.stringify(most), JSON.stringify(wanted)];
      expect((await client.query('select * from search_hits($1, $2, null, null)', given)).rows).toEqual([]);
      expect((await client.query('select * from search_facets($1, $2)', given)).rows).toEqual([]);
      const total = await client.query<{ total: string }>(
        'select search_total($1, $2, null) as total',
        given,
      );
      expect(total.rows).toEqual([{ total: '0' }]);
    } finally {
      await client.end();
    }
  });
});
