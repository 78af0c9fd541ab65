import { randomUUID } from 'node:crypto';
import { registers } from '../src/registers.js';
import type { RegisterName } from '../src/register/vocabulary.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

interface Point {
  id: string;
  kind: string;
  value: string | null;
  erased: boolean;
  freshness: { state: string; verifiedAt: string | null };
}
interface Entry {
  id: string;
  status: string;
  notes: string | null;
  names: { original: string };
  contactPoints: Point[];
  pendingChanges?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const telephone = { kind: 'telephone', use: 'general', value: '+55 61 2025 8900' };
const mobile = { kind: 'telephone', personal: true, value: '+55 61 91234 5678' };

/** What each register needs besides what all share. */
const OWN: Record<RegisterName, { kind: string; fields: object }> = {
  experts: {
    kind: 'person',
    fields: {
      specialities: ['digital-forensics'],
      consent: { givenOn: '2026-01-10', scope: 'Member States', evidence: 'Letter 12/2026' },
    },
  },
  'central-authorities': {
    kind: 'office',
    fields: { designations: [{ treaty: 'A-55', article: '3', function: 'MLA', direction: 'both' }] },
  },
  'law-enforcement-contacts': {
    kind: 'person',
    fields: { agency: 'Polícia de teste', unitType: '24/7-point' },
  },
};

let enlace: Enlace;
const clock = new TestClock('2026-11-24T12:00:00Z');
let editor: GivenAccount;
let second: GivenAccount;
let brazil: GivenAccount;
let peru: GivenAccount;
let administrator: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  await signIn();
});

/** Tokens last ten minutes: whoever moves the clock signs everybody in again. */
async function signIn(): Promise<void> {
  editor = await givenAccount(enlace, { role: 'editor', name: 'First Editor' });
  second = await givenAccount(enlace, { role: 'editor', name: 'Second Editor' });
  administrator = await givenAccount(enlace, { role: 'administrator' });
  brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
}

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await signIn();
}

afterAll(() => enlace?.close());

describe.each(registers.map(({ name }) => [name] as const))('an entry of %s', (register) => {
  const path = `/api/v1/${register}`;
  const { kind, fields } = OWN[register];
  const input = (over: object = {}) => ({
    country: 'BR',
    kind,
    names: { original: `Teste ${randomUUID()}`, language: 'pt' },
    functions: ['MLA'],
    contactPoints: [telephone, mobile],
    ...fields,
    ...over,
  });

  const at = (id: string) => `${path}/${id}`;
  const read = (api: Api, id: string, query = '') => api.get<Entry>(`${at(id)}${query}`);
  const etagFor = async (api: Api, id: string) => (await read(api, id)).headers.get('etag')!;
  const match = async (api: Api, id: string) => ({ 'If-Match': await etagFor(api, id) });

  async function act<T = { id: string }>(
    api: Api,
    id: string,
    action: string,
    body: object = {},
  ): Promise<ApiAnswer<T>> {
    return api.post<T>(`${at(id)}/${action}`, body, await match(api, id));
  }

  async function drafted(over: object = {}): Promise<string> {
    const made = await editor.api.post<Entry>(path, input(over));
    expect(made.text && made.status).toBe(201);
    return made.body.id;
  }

  async function published(over: object = {}): Promise<string> {
    const id = await drafted(over);
    await approve(await act(editor.api, id, 'publish'));
    return id;
  }

  async function approve(proposed: ApiAnswer<{ id: string }>): Promise<void> {
    expect({ status: proposed.status, text: proposed.text }).toMatchObject({ status: 202 });
    const decided = await second.api.post(`/api/v1/changes/${proposed.body.id}/approve`, {});
    expect({ status: decided.status, text: decided.text }).toMatchObject({ status: 200 });
  }

  async function auditOf(id: string): Promise<string[]> {
    const { body, status, text } = await administrator.api.get<{ items: { action: string }[] }>(
      `/api/v1/audit?subject=${id}`,
    );
    expect({ status, text }).toMatchObject({ status: 200 });
    return body.items.map(({ action }) => action);
  }

  it('is created as a draft that outsiders cannot see', async () => {
    const id = await drafted();
    expect((await read(editor.api, id)).body.status).toBe('draft');
    expect((await read(brazil.api, id)).status).toBe(200);
    const hidden = await read(peru.api, id);
    const absent = await read(peru.api, randomUUID());
    expect(hidden.status).toBe(404);
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    const { body } = await peru.api.get<{ items: Entry[] }>(`${path}?country=BR&limit=100`);
    expect(body.items.map((one) => one.id)).not.toContain(id);
  });

  it('is published by a second person, not by the one who proposed it', async () => {
    const id = await drafted();
    const proposed = await act(editor.api, id, 'publish');
    expect(proposed.status).toBe(202);
    expect((await read(peru.api, id)).status).toBe(404);
    const alone = await editor.api.post(`/api/v1/changes/${proposed.body.id}/approve`, {});
    expect(alone.status).toBe(403);
    await approve(proposed);
    expect((await read(peru.api, id)).body.status).toBe('published');
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['entry.created', 'entry.published']));
  });

  it('keeps its published number until a second person approves another', async () => {
    const id = await published();
    const before = await read(peru.api, id);
    const proposed = await editor.api.patch<{ id: string }>(
      at(id),
      { contactPoints: [{ ...telephone, id: before.body.contactPoints[0]!.id, value: '+55 61 2025 8999' }] },
      await match(editor.api, id),
    );
    const pending = await read(peru.api, id);
    expect(pending.text).toBe(before.text);
    expect(pending.headers.get('etag')).toBe(before.headers.get('etag'));
    expect((await read(brazil.api, id)).body.pendingChanges).toBe(1);
    await approve(proposed);
    expect((await read(peru.api, id)).body.contactPoints[0]!.value).toBe('+556120258999');
  });

  it('is changed at once in what leads nobody elsewhere', async () => {
    const id = await published();
    const changed = await editor.api.patch<Entry>(
      at(id),
      { notes: 'Atende às segundas' },
      await match(editor.api, id),
    );
    expect(changed.status).toBe(200);
    expect((await read(peru.api, id)).body.notes).toBe('Atende às segundas');
  });

  it('is changed only by who read what stands', async () => {
    const id = await drafted();
    const stale = await match(editor.api, id);
    expect((await editor.api.patch(at(id), { notes: 'one' })).status).toBe(428);
    expect((await editor.api.patch(at(id), { notes: 'one' }, stale)).status).toBe(200);
    expect((await second.api.patch(at(id), { notes: 'two' }, stale)).status).toBe(412);
    expect((await read(editor.api, id)).body.notes).toBe('one');
  });

  it('is not changed by another State', async () => {
    const id = await published();
    const answer = await peru.api.patch(at(id), { notes: 'x' }, await match(peru.api, id));
    expect(answer.status).toBe(403);
    expect((await peru.api.post(path, input())).status).toBe(403);
  });

  it('refuses what it does not know, all errors at once', async () => {
    const { status, body } = await editor.api.post<{ errors: { field: string }[] }>(
      path,
      input({ verifiedAt: '2026-01-01', status: 'published', tlp: 'TLP:WHITE' }),
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ field }) => field).sort()).toEqual(['status', 'tlp', 'verifiedAt']);
  });

  it('has values that somebody verifies on a day by a method, and says for whom, never who', async () => {
    const id = await published();
    const [point] = (await read(brazil.api, id)).body.contactPoints;
    expect(point!.freshness.state).toBe('never-verified');
    const verified = await brazil.api.post<Entry>(`${at(id)}/verifications`, {
      contactPointIds: [point!.id],
      method: 'call',
    });
    expect({ status: verified.status, text: verified.text }).toMatchObject({ status: 200 });
    const seen = (await read(peru.api, id)).body.contactPoints.find((one) => one.id === point!.id)!;
    expect(seen.freshness).toEqual({
      state: 'confirmed',
      verifiedAt: clock.now().toISOString(),
      method: 'call',
      by: 'authority',
      validUntil: expect.any(String),
    });
    await editor.api.post(`${at(id)}/verifications`, { contactPointIds: [point!.id], method: 'call' });
    const again = (await read(peru.api, id)).body.contactPoints.find((one) => one.id === point!.id)!;
    expect(again.freshness).toMatchObject({ by: 'secretariat' });
    const ofLastWeek = {
      at: new Date(clock.now().getTime() - 7 * 24 * HOUR).toISOString(),
      method: 'note-verbale',
    };
    const written = await brazil.api.post<Entry>(`${at(id)}/verifications`, {
      ...ofLastWeek,
      contactPointIds: [point!.id],
    });
    expect([
      written.status,
      written.body.contactPoints.find((one) => one.id === point!.id)!.freshness,
    ]).toEqual([200, again.freshness]);
    expect(await auditOf(id)).toContain('entry.verified');
    const other = await peru.api.post(`${at(id)}/verifications`, {
      contactPointIds: [point!.id],
      method: 'call',
    });
    expect(other.status).toBe(403);
    const none = await brazil.api.post(`${at(id)}/verifications`, { contactPointIds: [], method: 'call' });
    expect(none.status).toBe(400);
  });

  it('has a history: each version, who, when, and what differs', async () => {
    const id = await published();
    await pass(HOUR);
    await editor.api.patch(at(id), { notes: 'Novo horário' }, await match(editor.api, id));
    const { body } = await editor.api.get<{ by: { name: string }; recordedAt: string; changes: object[] }[]>(
      `${at(id)}/history`,
    );
    expect(body[0]).toMatchObject({
      by: { name: 'First Editor' },
      recordedAt: clock.now().toISOString(),
      changes: [{ field: 'notes', before: null, after: 'Novo horário' }],
    });
    const outside = await peru.api.get<{ by: null; changes: object[] }[]>(`${at(id)}/history`);
    expect(outside.body[0]).toMatchObject({ by: null, changes: [{ field: 'notes' }] });
    expect(JSON.stringify(outside.body)).not.toContain('"draft"');
  });

  it('can be read as it was known, and as it was true on a day', async () => {
    const id = await published({ notes: 'antes', validFrom: '2026-01-01' });
    const known = clock.now().toISOString();
    await pass(2 * DAY);
    const today = clock.today();
    await editor.api.patch(at(id), { notes: 'depois', validFrom: today }, await match(editor.api, id));
    const notes = async (query: string) => (await read(peru.api, id, query)).body.notes;
    expect(await notes('')).toBe('depois');
    expect(await notes(`?knownAt=${known}`)).toBe('antes');
    expect(await notes(`?on=${today}`)).toBe('depois');
    const dayBefore = new Date(clock.now().getTime() - DAY).toISOString().slice(0, 10);
    expect(await notes(`?on=${dayBefore}`)).toBe('antes');
    expect((await read(peru.api, id, '?on=2025-01-01')).status).toBe(404);
  });

  it('is withdrawn and restored by two persons, and loses its values in between', async () => {
    const id = await published();
    await approve(await act(editor.api, id, 'withdraw', { reason: 'closed' }));
    const withdrawn = await read(peru.api, id);
    if (kind === 'person') expect(withdrawn.status).toBe(404);
    else expect(withdrawn.body).toMatchObject({ status: 'withdrawn', contactPoints: [] });
    await approve(await act(editor.api, id, 'restore'));
    expect((await read(peru.api, id)).body.contactPoints).toHaveLength(2);
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['entry.withdrawn', 'entry.restored']));
  });

  it('can have its personal values erased for good, once nobody is led to them', async () => {
    const id = await published();
    const personal = (await read(editor.api, id)).body.contactPoints[1]!.id;
    const erase = { contactPointIds: [personal], reason: 'left the office' };
    expect((await editor.api.post(`${at(id)}/erasures`, erase)).status).toBe(409);
    await approve(await act(editor.api, id, 'withdraw', { reason: 'left' }));
    const erased = await editor.api.post(`${at(id)}/erasures`, erase);
    expect({ status: erased.status, body: erased.body }).toEqual({
      status: 200,
      body: { erased: [personal] },
    });
    const tombstone = (await read(editor.api, id)).body.contactPoints.find((one) => one.id === personal)!;
    expect(tombstone).toMatchObject({ value: null, erased: true });
    const history = await editor.api.get(`${at(id)}/history`);
    expect(history.text).not.toContain('5561912345678');
    expect(await auditOf(id)).toContain('entry.erased');
  });

  it('is created once, however often the same request comes', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = input();
    const first = await editor.api.post<Entry>(path, body, key);
    const again = await editor.api.post<Entry>(path, body, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const { body: list } = await editor.api.get<{ items: Entry[] }>(
      `${path}?status=draft&q=${encodeURIComponent(body.names.original.slice(6))}`,
    );
    expect(list.items).toHaveLength(1);
    expect((await editor.api.post(path, input(), key)).status).toBe(422);
  });

  it('is found by its name without accents, by its State and by its function', async () => {
    const name = `Diretoria de Cooperação ${randomUUID().slice(0, 8)}`;
    const id = await published({ names: { original: name, language: 'pt' } });
    const found = async (query: string) =>
      (await peru.api.get<{ items: Entry[] }>(`${path}?limit=100&${query}`)).body.items.map((one) => one.id);
    const folded = name.replace('ç', 'c').replace('ã', 'a').toUpperCase();
    expect(await found(`q=${encodeURIComponent(folded)}`)).toEqual([id]);
    expect(await found(`q=${encodeURIComponent(folded)}&country=PE`)).toEqual([]);
    expect(await found('country=BR&function=MLA')).toContain(id);
    expect(await found('country=BR&function=FORENSICS')).not.toContain(id);
    expect((await peru.api.get(`${path}?sort=constructor`)).status).toBe(400);
  });

  it('is exported to who may see it, and only what they may see', async () => {
    const id = await published({
      contactPoints: [telephone, { ...telephone, value: '+55 61 2025 8901', tlp: 'TLP:RED' }],
    });
    const file = `/api/v1/exports/${register}`;
    const json = await peru.api.get<{ entries: Entry[]; count: number }>(`${file}.json?country=BR`);
    expect(json.status).toBe(200);
    const [entry] = json.body.entries.filter((one) => one.id === id);
    expect(entry!.contactPoints.map(({ value }) => value)).toEqual(['+556120258900']);
    expect(json.body.count).toBe(json.body.entries.length);
    const csv = await peru.api.get(`${file}.csv?country=BR`);
    expect(csv.text).toContain(`'+556120258900`);
    expect(csv.text).not.toContain('+556120258901');
    const machines = await brazil.api.get(`/api/v1/exports/directory.csv?country=BR&for=machines`);
    expect(machines.text).toContain(',+556120258901');
    expect((await enlace.api().get(`${file}.json`)).status).toBe(401);
  });
});

describe('an expert', () => {
  const path = '/api/v1/experts';
  const input = {
    country: 'BR',
    kind: 'person',
    names: { original: 'Perita Teste' },
    contactPoints: [mobile],
  };

  it('is not published without consent', async () => {
    const made = await editor.api.post<Entry>(path, input);
    const answer = await editor.api.post(
      `${path}/${made.body.id}/publish`,
      {},
      { 'If-Match': made.headers.get('etag')! },
    );
    expect(answer.status).toBe(422);
  });

  it('who withdraws consent is withdrawn at once', async () => {
    const made = await editor.api.post<Entry>(path, { ...input, ...OWN.experts.fields });
    const url = `${path}/${made.body.id}`;
    const proposed = await editor.api.post(`${url}/publish`, {}, { 'If-Match': made.headers.get('etag')! });
    await second.api.post(`/api/v1/changes/${proposed.body.id as string}/approve`, {});
    expect((await peru.api.get(url)).status).toBe(200);
    const withdrawn = await editor.api.post(`${url}/consent/withdrawal`, { reason: 'asked by letter' });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', consent: { withdrawnOn: clock.today() } });
    expect((await peru.api.get(url)).status).toBe(404);
  });
});
