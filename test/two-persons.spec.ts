import { Answer } from '../src/access/answer.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { noteInfluence } from '../src/accounts/influence.js';
import { INFLUENCE_DAYS } from '../src/register/two-persons.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { demand, Directory, entryInput, match, signedInAgain, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const DAY = 24 * 60 * 60 * 1000;
const REGISTER = 'law-enforcement-contacts';
const LIST = `/api/v1/${REGISTER}`;
const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+55 61 2025 8900' };
const OTHER = [{ ...TELEPHONE, value: '+55 61 2025 8999' }];

const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let reader: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  reader = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
});

afterAll(async () => {
  await enlace?.close();
  expect(enlace.log.filter((line) => (JSON.parse(line) as { level: string }).level === 'error')).toEqual([]);
});

const published = (): Promise<string> => directory.published(REGISTER, { contactPoints: [TELEPHONE] });

async function proposed(api: Api, id: string, patch: object = { contactPoints: OTHER }): Promise<string> {
  const path = `${LIST}/${id}`;
  return String(demand(await api.patch(path, patch, await match(api, path)), 202).body.id);
}

const approve = (api: Api, change: string) => api.post(`/api/v1/changes/${change}/approve`, {});

async function numberOf(id: string): Promise<string | null | undefined> {
  return (await reader.api.get<SeenEntry>(`${LIST}/${id}`)).body.contactPoints[0]?.value;
}

/** That account was invited, re-roled or reset by the other, at that instant. */
async function influenced(
  by: GivenAccount,
  on: GivenAccount,
  kind: 'invited' | 're-roled' | 'reset',
  at: Date,
) {
  await enlace.app.get(Transactions).write(systemContext('job:test'), async (tx) => {
    await noteInfluence(tx, by.id, on.id, kind, at);
    return new Answer(204, null);
  });
}

const editor = () => givenAccount(enlace, { role: 'editor' });
const refused = { status: 403, body: { type: '/problems/second-person-required' } };

describe('a change of a published number', () => {
  it('is not decided by its proposer', async () => {
    const id = await published();
    const change = await proposed(directory.editor.api, id);
    expect(await approve(directory.editor.api, change)).toMatchObject(refused);
    expect(
      await directory.editor.api.post(`/api/v1/changes/${change}/decline`, { reason: 'x' }),
    ).toMatchObject(refused);
    expect(await numberOf(id)).toBe('+556120258900');
    demand(await approve(directory.second.api, change), 200);
    expect(await numberOf(id)).toBe('+556120258999');
  });

  it.each(['invited', 're-roled', 'reset'] as const)(
    'is not decided by whom its proposer %s',
    async (kind) => {
      const administrator = await givenAccount(enlace, { role: 'administrator' });
      const other = await editor();
      await influenced(administrator, other, kind, clock.now());
      const id = await published();
      expect(await approve(other.api, await proposed(administrator.api, id))).toMatchObject(refused);
      expect(await approve(administrator.api, await proposed(other.api, id))).toMatchObject(refused);
      expect(await numberOf(id)).toBe('+556120258900');
    },
  );

  it('is not decided by a sibling, nor by a sibling of a sibling, but after 30 days it is', async () => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const between = await givenAccount(enlace, { role: 'administrator' });
    let [one, other] = [await editor(), await editor()];
    const now = clock.now();
    await influenced(administrator, one, 'invited', now);
    await influenced(administrator, between, 'invited', now);
    await influenced(between, other, 'reset', now);
    const id = await published();
    const change = await proposed(one.api, id);
    expect(await approve(other.api, change)).toMatchObject(refused);

    clock.set(new Date(now.getTime() + INFLUENCE_DAYS * DAY));
    other = await signedInAgain(enlace, other, 'editor');
    expect(await approve(other.api, change)).toMatchObject(refused);
    clock.advance(1000);
    demand(await approve(other.api, change), 200);
    await signInAgain();
    expect(await numberOf(id)).toBe('+556120258999');
    one = await signedInAgain(enlace, one, 'editor');
    expect((await one.api.get(`/api/v1/changes/${change}`)).body.state).toBe('applied');
  });

  it('of a national authority is not decided by the administrator who invited it, nor by the authority', async () => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const authority = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    await influenced(administrator, authority, 'invited', clock.now());
    const id = await published();
    const change = await proposed(authority.api, id);
    expect(await approve(administrator.api, change)).toMatchObject(refused);
    expect((await approve(authority.api, change)).status).toBe(403);
    demand(await approve(directory.editor.api, change), 200);
    expect(await numberOf(id)).toBe('+556120258999');
  });

  it('is applied once, however many approve it at once', async () => {
    const id = await published();
    const change = await proposed(directory.editor.api, id);
    const deciders = [
      directory.second,
      await editor(),
      await editor(),
      await givenAccount(enlace, { role: 'administrator' }),
    ];
    const answers = await Promise.all(deciders.map(({ api }) => approve(api, change)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const history = await directory.editor.api.get<object[]>(`${LIST}/${id}/history`);
    expect(history.body).toHaveLength(3);
  });

  it.each(['declined', 'cancelled'])('that is %s leaves nothing behind for readers', async (state) => {
    const id = await published();
    const read = async () => [
      await reader.api.get(`${LIST}/${id}`),
      await reader.api.get(`${LIST}/${id}/history`),
      await reader.api.get(`/api/v1/exports/${REGISTER}.csv`),
    ];
    const bytes = (answers: ApiAnswer[]) => answers.map(({ text, headers }) => [text, headers.get('etag')]);
    const before = bytes(await read());
    const change = await proposed(directory.editor.api, id);
    expect(bytes(await read())).toEqual(before);
    const path = `/api/v1/changes/${change}`;
    if (state === 'declined')
      demand(await directory.second.api.post(`${path}/decline`, { reason: 'no' }), 200);
    else demand(await directory.editor.api.post(`${path}/cancel`), 200);
    expect(bytes(await read())).toEqual(before);
    expect((await approve(directory.second.api, change)).status).toBe(409);
    const seen = await directory.read(REGISTER, id);
    expect(seen.pendingChanges).toBe(0);
    expect(seen.contactPoints.map(({ value }) => value)).toEqual(['+556120258900']);
  });

  it('is not taken back by anybody but its proposer', async () => {
    const change = await proposed(directory.editor.api, await published());
    expect((await directory.second.api.post(`/api/v1/changes/${change}/cancel`)).status).toBe(403);
  });

  it('is in conflict when its field moved since, and stands when another did', async () => {
    const id = await published();
    const first = await proposed(directory.editor.api, id);
    const second = await proposed(directory.editor.api, id, {
      contactPoints: [{ ...TELEPHONE, value: '+55 61 2025 8777' }],
    });
    await directory.changed(REGISTER, id, { notes: 'something else' });
    demand(await approve(directory.second.api, first), 200);
    expect(await approve(directory.second.api, second)).toMatchObject({
      status: 409,
      body: { type: '/problems/change-conflict' },
    });
    expect(await numberOf(id)).toBe('+556120258999');
    expect((await directory.read(REGISTER, id)).notes).toBe('something else');
  });

  it('is decided by somebody of the secretariat at that moment, whatever the token says', async () => {
    const other = await editor();
    const change = await proposed(directory.editor.api, await published());
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const path = `/api/v1/users/${other.id}`;
    demand(await administrator.api.patch(path, { role: 'observer' }), 200);
    expect((await approve(other.api, change)).status).toBe(403);
    demand(await administrator.api.patch(path, { role: 'editor', status: 'disabled' }), 200);
    expect((await approve(other.api, change)).status).toBe(401);
  });
});

describe('the first load', () => {
  it('is published by one person, and says so, only until a second was ever active in the secretariat', async () => {
    const alone = await startEnlace({ clock });
    try {
      const only = await givenAccount(alone, { role: 'administrator' });
      const publish = async () => {
        const made = await only.api.post<SeenEntry>(
          LIST,
          entryInput(REGISTER, { contactPoints: [TELEPHONE] }),
        );
        const path = `${LIST}/${demand(made, 201).body.id}`;
        return only.api.post<SeenEntry>(`${path}/publish`, {}, await match(only.api, path));
      };
      const first = await publish();
      expect(first).toMatchObject({ status: 200, body: { status: 'published', singleSignature: true } });
      const path = `${LIST}/${first.body.id}`;
      const changed = await only.api.patch(path, { contactPoints: OTHER }, await match(only.api, path));
      expect(changed).toMatchObject({ status: 200, body: { singleSignature: true } });

      await givenAccount(alone, { role: 'national-authority', state: 'BR' });
      expect((await publish()).status).toBe(200);
      const second = await givenAccount(alone, { role: 'editor' });
      expect((await publish()).status).toBe(202);
      demand(await only.api.patch(`/api/v1/users/${second.id}`, { status: 'disabled' }), 200);
      expect((await publish()).status).toBe(202);
      demand(await only.api.patch(`/api/v1/users/${second.id}`, { role: 'observer', status: 'active' }), 200);
      expect((await publish()).status).toBe(202);
    } finally {
      await alone.close();
    }
  });
});

async function signInAgain(): Promise<void> {
  await directory.signInAgain();
  reader = await signedInAgain(enlace, reader, 'national-authority', 'PE');
}
