import { randomUUID } from 'node:crypto';
import { registers } from '../src/registers.js';
import type { RegisterName } from '../src/register/vocabulary.js';
import { givenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { demand, Directory, entryInput, givenKey } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

/**
 * Who sees which entry, written by hand. Entries are of Brazil, or of an international organisation (IO).
 * A administrator, E editor, N Brazil's authority, L Brazil's law-enforcement reader, n and l the same of Peru,
 * O observer, R recipient, D auditor. Whoever is not named gets the 404 of an entry that does not exist.
 */
const SEEN_BY: [entry: string, tlp: string, state: State, seenBy: string][] = [
  ['a draft', 'TLP:GREEN', 'draft', 'AEN'],
  ['a withdrawn draft', 'TLP:GREEN', 'withdrawn, a draft', 'AEN'],
  ['a published entry', 'TLP:CLEAR', 'published', 'AENLnlOR'],
  ['a published entry', 'TLP:GREEN', 'published', 'AENLnlOR'],
  ['a published entry', 'TLP:AMBER', 'published', 'AENLnlR'],
  ['a published entry', 'TLP:AMBER+STRICT', 'published', 'AENLn'],
  ['a published entry', 'TLP:RED', 'published', 'AEN'],
  ['a withdrawn office', 'TLP:GREEN', 'withdrawn', 'AENLnlOR'],
  ['a withdrawn office', 'TLP:RED', 'withdrawn', 'AEN'],
  ['a withdrawn person', 'TLP:GREEN', 'withdrawn', 'AEN'],
  ['a draft of IO', 'TLP:GREEN', 'draft', 'AE'],
  ['a published entry of IO', 'TLP:GREEN', 'published', 'AENLnlOR'],
  ['a published entry of IO', 'TLP:AMBER', 'published', 'AENLnlR'],
  ['a published entry of IO', 'TLP:AMBER+STRICT', 'published', 'AENn'],
  ['a published entry of IO', 'TLP:RED', 'published', 'AE'],
];

/** Roles that may try to write at all. */
const WRITERS = 'AENn';
/** Who may write an entry of Brazil, and one of an organisation. */
const CONCERNED = { BR: 'AEN', IO: 'AE' };

type State = 'draft' | 'withdrawn, a draft' | 'published' | 'withdrawn';

let enlace: Enlace;
let directory: Directory;
const callers = new Map<string, Api>();

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  const account = async (
    letter: string,
    role: Parameters<typeof givenAccount>[1]['role'],
    state?: string,
  ) => {
    const given = await givenAccount(enlace, { role, state });
    callers.set(letter, given.api);
    return given;
  };
  const administrator = await account('A', 'administrator');
  await account('E', 'editor');
  await account('N', 'national-authority', 'BR');
  await account('L', 'law-enforcement-reader', 'BR');
  await account('n', 'national-authority', 'PE');
  await account('l', 'law-enforcement-reader', 'PE');
  await account('O', 'observer');
  await account('D', 'auditor');
  callers.set('R', (await givenKey(enlace, administrator)).api);
});

afterAll(() => enlace?.close());

async function given(register: RegisterName, entry: string, tlp: string, state: State): Promise<string> {
  const kind = entry.includes('office') || entry.includes('IO') || register === 'central-authorities';
  const over = {
    tlp,
    kind: kind ? 'office' : 'person',
    country: entry.endsWith('IO') ? null : 'BR',
    contactPoints: [{ kind: 'telephone', value: '+55 61 2025 8900', tlp: 'TLP:CLEAR' }],
  };
  if (state === 'published') return directory.published(register, over);
  if (state === 'withdrawn') return directory.withdrawn(register, over);
  const id = await directory.draft(register, over);
  if (state === 'withdrawn, a draft') {
    const path = `/api/v1/${register}/${id}`;
    const etag = (await directory.editor.api.get(path)).headers.get('etag')!;
    demand(await directory.editor.api.post(`${path}/withdraw`, { reason: 'x' }, { 'If-Match': etag }), 200);
  }
  return id;
}

const forEachCaller = (check: (letter: string, api: Api) => Promise<void>) =>
  Promise.all([...callers].map(([letter, api]) => check(letter, api)));

/** The answer without what differs between any two: the request's id. */
const plain = ({ status, text, headers }: ApiAnswer) => ({
  status,
  text: text.replace(/"requestId":"[^"]*"/, '"requestId":""'),
  headers: [...headers].filter(([name]) => !['x-request-id', 'date', 'etag'].includes(name)),
});

function expectAbsent(letter: string, what: string, answer: ApiAnswer, absent: ApiAnswer): void {
  expect([letter, what, plain(answer)]).toEqual([letter, what, plain(absent)]);
  expect([letter, what, answer.status]).toEqual([letter, what, 404]);
}

/** What each caller is told of an entry that does not exist: the same whichever it is, so it is asked once. */
const told = new Map<string, Promise<ApiAnswer>>();
function ofNothing(what: string, ask: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  if (!told.has(what)) told.set(what, ask());
  return told.get(what)!;
}

const READS = ['', '/history', '?on=2100-01-01&knownAt=2100-01-01T00:00:00Z'];

/** Each way to write, with a body that only the entry can refuse. */
const WRITES: [act: string, body: object][] = [
  ['', { notes: 'x' }],
  ['/publish', {}],
  ['/withdraw', { reason: 'x' }],
  ['/restore', {}],
  ['/verifications', { contactPointIds: [randomUUID()], method: 'call' }],
  ['/erasures', { contactPointIds: [randomUUID()], reason: 'x' }],
];

const write = (api: Api, path: string, [act, body]: [string, object]) =>
  api.send<Record<string, unknown>>(act === '' ? 'PATCH' : 'POST', `${path}${act}`, body, {
    'If-Match': '"of-nothing"',
  });

describe.each(registers.map(({ name, kinds }) => [name, kinds] as const))('State x %s', (register, kinds) => {
  const made: { id: string; state: State; seenBy: string }[] = [];
  const rows = SEEN_BY.filter(([entry]) => kinds.includes('person') || !entry.includes('person'));

  it.each(rows)('%s, %s, %s: %s', async (entry, tlp, state, seenBy) => {
    const id = await given(register, entry, tlp, state);
    made.push({ id, state, seenBy });
    const path = `/api/v1/${register}/${id}`;
    const absent = `/api/v1/${register}/${randomUUID()}`;
    const concerned = CONCERNED[entry.endsWith('IO') ? 'IO' : 'BR'];
    await forEachCaller(async (letter, api) => {
      const sees = seenBy.includes(letter);
      for (const read of READS) {
        const answer = await api.get(`${path}${read}`);
        if (letter === 'D') expect([letter, read, answer.status]).toEqual([letter, read, 403]);
        else if (sees) expect([letter, read, answer.status]).toEqual([letter, read, 200]);
        else
          expectAbsent(
            letter,
            read,
            answer,
            await ofNothing(`${letter} ${register} GET ${read}`, () => api.get(`${absent}${read}`)),
          );
      }
      for (const one of WRITERS.includes(letter) ? WRITES : WRITES.slice(0, 1)) {
        const answer = await write(api, path, one);
        if (!WRITERS.includes(letter)) expect([letter, one[0], answer.status]).toEqual([letter, one[0], 403]);
        else if (concerned.includes(letter)) expect([400, 409, 412]).toContain(answer.status);
        else if (sees) expect([letter, one[0], answer.status]).toEqual([letter, one[0], 403]);
        else
          expectAbsent(
            letter,
            one[0],
            answer,
            await ofNothing(`${letter} ${register} write ${one[0]}`, () => write(api, absent, one)),
          );
      }
    });
  });

  it('lists and exports hold exactly what is seen one by one', async () => {
    await forEachCaller(async (letter, api) => {
      for (const status of ['draft', 'published', 'withdrawn'] as const) {
        for (const path of [
          `${register}?limit=100&`,
          `exports/${register}.json?`,
          'exports/directory.csv?',
        ]) {
          const { text } = await api.get(`/api/v1/${path}status=${status}`);
          const listed = made.filter(({ id }) => text.includes(id));
          const expected = made.filter((one) => one.state.startsWith(status) && one.seenBy.includes(letter));
          expect([letter, path, listed]).toEqual([letter, path, expected]);
        }
      }
    });
  });

  it('an entry is not reached through another register', async () => {
    const id = await directory.published(register);
    for (const { name } of registers.filter((one) => one.name !== register)) {
      for (const read of READS) {
        const { status } = await directory.editor.api.get(`/api/v1/${name}/${id}${read}`);
        expect([name, read, status]).toEqual([name, read, 404]);
      }
      for (const one of WRITES) {
        expect((await write(directory.editor.api, `/api/v1/${name}/${id}`, one)).status).toBe(404);
      }
    }
  });

  it.each([
    ['N', 'BR', 201],
    ['N', 'PE', 403],
    ['N', null, 403],
    ['n', 'PE', 201],
    ['n', 'BR', 403],
    ['E', null, 201],
  ])('%s drafts an entry of %s: %i', async (letter, country, status) => {
    const input = entryInput(register, { country, kind: 'office' });
    const answer = await callers.get(letter)!.post(`/api/v1/${register}`, input);
    expect(answer.status).toBe(status);
  });

  it('a change is seen by those concerned and decided by nobody who may not', async () => {
    const id = await directory.draft(register);
    const path = `/api/v1/${register}/${id}`;
    const etag = (await directory.editor.api.get(path)).headers.get('etag')!;
    const proposed = await directory.editor.api.post(`${path}/publish`, {}, { 'If-Match': etag });
    const change = `/api/v1/changes/${String(demand(proposed, 202).body.id)}`;
    const absent = `/api/v1/changes/${randomUUID()}`;
    const calls: [may: string, (api: Api, of: string) => Promise<ApiAnswer>][] = [
      ['AEN', (api, of) => api.get(of)],
      ['', (api, of) => api.post(`${of}/cancel`)],
      ['', (api, of) => api.post(`${of}/approve`, {})],
    ];
    for (const [letter, api] of callers) {
      for (const [may, send] of calls.slice(0, 'AE'.includes(letter) ? 1 : 3)) {
        const answer = await send(api, change);
        if (may.includes(letter)) expect([letter, answer.status]).toEqual([letter, 200]);
        else if (letter === 'n') expect(plain(answer)).toEqual(plain(await send(api, absent)));
        else expect([letter, answer.status]).toEqual([letter, 403]);
      }
    }
    const listed = await callers.get('n')!.get<{ items: object[] }>(`/api/v1/changes?entry=${id}`);
    expect(listed.body.items).toEqual([]);
  });
});
