import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { demand, Directory, match } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const LIST = '/api/v1/law-enforcement-contacts';
const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+55 61 2025 8900' };
const OTHER = [{ ...TELEPHONE, value: '+55 61 2025 8999' }];

let enlace: Enlace;
let directory: Directory;
let authority: GivenAccount;
let colleague: GivenAccount;
let peru: GivenAccount;
let administrator: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  authority = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  colleague = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
  administrator = await givenAccount(enlace, { role: 'administrator' });
});

afterAll(() => enlace?.close());

/** What an account was told about that entry or change. */
async function told({ api }: { api: Api }, path: string): Promise<string[]> {
  const { body } = await api.get<{ items: { kind: string; path: string }[] }>(
    '/api/v1/notifications?limit=100',
  );
  return body.items.filter((one) => one.path === path).map(({ kind }) => kind);
}

async function proposed(id: string): Promise<string> {
  const { api } = authority;
  const answer = await api.patch(
    `${LIST}/${id}`,
    { contactPoints: OTHER },
    await match(api, `${LIST}/${id}`),
  );
  return `/changes/${String(demand(answer, 202).body.id)}`;
}

describe('people with accounts', () => {
  it('are told of a proposal, a question, the answer, the decision and the changed value, each who is concerned', async () => {
    const id = await directory.published('law-enforcement-contacts', { contactPoints: [TELEPHONE] });
    const path = await proposed(id);
    const say = (api: Api, how: string, body: object) => api.post(`/api/v1${path}/${how}`, body);
    demand(await say(directory.second.api, 'ask', { text: 'Since when?' }), 200);
    demand(await say(authority.api, 'answer', { text: 'Monday.' }), 200);
    demand(await say(directory.second.api, 'approve', {}), 200);
    expect(await told(directory.editor, path)).toEqual(['change-proposed']);
    expect((await told(directory.second, path)).sort()).toEqual(['change-answered', 'change-proposed']);
    expect((await told(authority, path)).sort()).toEqual(['change-approved', 'change-asked']);
    const entry = `/entries/law-enforcement-contacts/${id}`;
    expect(await told(colleague, entry)).toEqual(['value-changed']);
    for (const outsider of [peru, colleague]) expect(await told(outsider, path)).toEqual([]);
    expect(await told(peru, entry)).toEqual([]);
  });

  it('of the secretariat and of the State are all told of break-glass, and its author of the end of it', async () => {
    const id = await directory.published('law-enforcement-contacts', { contactPoints: [TELEPHONE] });
    const body = { contactPoints: OTHER, reason: 'The line is dead.' };
    const answer = await administrator.api.post(
      `${LIST}/${id}/break-glass`,
      body,
      await match(administrator.api, `${LIST}/${id}`),
    );
    demand(answer, 200);
    const { items } = (
      await administrator.api.get<{ items: { id: string }[] }>(`/api/v1/changes?entry=${id}&state=emergency`)
    ).body;
    const path = `/changes/${items[0]!.id}`;
    for (const one of [directory.editor, directory.second, authority, colleague])
      expect(await told(one, path)).toEqual(['break-glass']);
    expect(await told(peru, path)).toEqual([]);
    demand(await directory.second.api.post(`/api/v1${path}/countersign`, {}), 200);
    expect(await told(administrator, path)).toEqual(['change-approved']);
  });
});
