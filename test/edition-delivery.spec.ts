import { DueTasks } from '../src/jobs/due-tasks.js';
import type {
  BoardResponse,
  DifferenceResponse,
  FeedResponse,
  HolderList,
} from '../src/editions/delivery.dto.js';
import { EditionStore } from '../src/editions/edition-store.js';
import type { EditionList, EditionResponse } from '../src/editions/edition.dto.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { demand, Directory, givenKey, signedInAgain } from './support/directory.js';
import { Editions } from './support/editions.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const CARD = 'law-enforcement-contacts';
const telephone = (value: string, tlp = 'TLP:GREEN', use = 'general') => ({
  kind: 'telephone',
  value,
  tlp,
  use,
});

const clock = new TestClock();
let enlace: Enlace;
let directory: Directory;
let editions: Editions;
let peru: GivenAccount;
let observer: GivenAccount;
let administrator: GivenAccount;
let machine: { id: string; api: Api };
let lima: string;
let bogota: string;
let first: EditionResponse;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  editions = new Editions(directory);
  administrator = await givenAccount(enlace, { role: 'administrator' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE', language: 'es' });
  observer = await givenAccount(enlace, { role: 'observer' });
  machine = await givenKey(enlace, administrator);
  for (const input of [
    { name: 'Autoridad central del Perú', kind: 'authority', state: 'PE', language: 'es' },
    { name: 'A machine', kind: 'machine', clientId: machine.id, language: 'en' },
    { name: 'An office', kind: 'office', email: 'duty@office.example', language: 'pt' },
  ])
    demand(await directory.editor.api.post('/api/v1/edition-recipients', input), 201);
  lima = await directory.published(CARD, {
    country: 'PE',
    names: { original: 'Fiscalía de Lima' },
    contactPoints: [
      telephone('+5116255555'),
      telephone('+5112082211', 'TLP:AMBER', '24/7'),
      telephone('+5119998877', 'TLP:RED'),
    ],
  });
  bogota = await directory.published(CARD, { country: 'CO', names: { original: 'Centro de Bogotá' } });
  await directory.published(CARD, { country: 'CL', names: { original: 'Sin cambios' } });
  first = await editions.published();
});
afterAll(() => enlace?.close());

const proven = async (who: GivenAccount): Promise<void> => {
  demand(await who.api.post('/api/v1/edition-proofs', { password: who.password }), 204);
};
const changesFor = async (api: Api, id: string, since?: string) =>
  demand(
    await api.get<DifferenceResponse>(`/api/v1/editions/${id}/changes${since ? `?since=${since}` : ''}`),
    200,
  ).body;
const mailTo = async (address: string) => {
  const { body } = await administrator.api.get<{ items: { to: string; subject: string }[] }>(
    '/api/v1/mail?limit=100',
  );
  return body.items.filter(({ to }) => to === address).map(({ subject }) => subject);
};

describe('an edition for a State', () => {
  it('is fetched once the password was entered again, and the board knows', async () => {
    const file = `/api/v1/editions/${first.id}/files/enlace-${first.number}.json`;
    const unproven = await peru.api.get(file);
    expect([unproven.status, unproven.body.type]).toEqual([403, '/problems/proof-required']);
    expect((await peru.api.post('/api/v1/edition-proofs', { password: 'not the password' })).status).toBe(
      401,
    );
    await proven(peru);
    expect((await peru.api.get(file)).status).toBe(200);
    expect((await machine.api.get(file)).status).toBe(200);
    const elsewhere = await signedInAgain(enlace, peru, 'national-authority', 'PE');
    expect((await elsewhere.api.get(file)).body.type).toBe('/problems/proof-required');
    const { body } = await directory.editor.api.get<BoardResponse>(`/api/v1/editions/${first.id}/board`);
    expect(body.items.map(({ name, fetchedAt }) => [name, fetchedAt !== null])).toEqual([
      ['A machine', true],
      ['An office', false],
      ['Autoridad central del Perú', true],
    ]);
    expect(new Set(body.items.map(({ serial }) => serial)).size).toBe(3);
  });

  it('is acknowledged by its recipients and by nobody else', async () => {
    const path = `/api/v1/editions/${first.id}/acknowledge`;
    expect((await observer.api.post(path, {})).status).toBe(403);
    expect((await peru.api.post(path, {})).status).toBe(204);
    const { body } = await directory.editor.api.get<BoardResponse>(`/api/v1/editions/${first.id}/board`);
    expect(body.items.filter(({ acknowledgedAt }) => acknowledgedAt).map(({ name }) => name)).toEqual([
      'Autoridad central del Perú',
    ]);
  });

  it('is written about once, again each week until it is acknowledged, and when it is recalled', async () => {
    expect(await mailTo('duty@office.example')).toEqual([`Enlace, edição ${first.number}: A test edition`]);
    expect(await mailTo(peru.email)).toHaveLength(1);
    const due = enlace.app.get(DueTasks);
    for (const days of [1, 6, 8]) await due.runDue(new Date(clock.now().getTime() + days * 86_400_000));
    const reminders = (await mailTo('duty@office.example')).filter((subject) =>
      subject.startsWith('Confirme'),
    );
    expect(reminders).toHaveLength(1);
  });

  it('says exactly what three changes made different, and what to do about each', async () => {
    await directory.changed(CARD, lima, {
      contactPoints: [
        telephone('+5116250000'),
        telephone('+5112082211', 'TLP:AMBER', '24/7'),
        telephone('+5110000001', 'TLP:RED'),
      ],
    });
    await directory.decided(CARD, bogota, 'withdraw', { reason: 'closed' });
    await directory.published(CARD, { country: 'AR', names: { original: 'Nueva unidad' } });
    const second = await editions.published();
    const { since, count, items } = await changesFor(peru.api, second.id);
    expect([since, count]).toEqual([first.number, 3]);
    expect(
      items.map(({ kind, name, details }) => [
        kind,
        name,
        details.map((one) => [one.words, one.before, one.after]),
      ]),
    ).toEqual([
      ['new', 'Nueva unidad', [['Agregue esta ficha', null, 'Nueva unidad']]],
      ['withdrawn', 'Centro de Bogotá', [['Elimine esta ficha', 'Centro de Bogotá', null]]],
      ['changed', 'Fiscalía de Lima', [['Reescriba este número', '+5116255555', '+5116250000']]],
    ]);
    const file = (await editions.bytes(second.id, `enlace-${second.number}-changes-es.csv`)).toString();
    expect(file).toContain(
      `"Modificado","PE","Fuerzas del orden","Fiscalía de Lima","Reescriba este número","telephone","general","'+5116255555","'+5116250000"`,
    );
    expect(file).not.toContain('5110000001');
    expect(file.trim().split('\r\n')).toHaveLength(4);
    const json = JSON.parse(
      (await editions.bytes(second.id, `enlace-${second.number}-changes.json`)).toString(),
    ) as object;
    expect(json).toMatchObject({ since: first.number, count: 3 });
  });

  it('shows a reader who may see less only the difference of what it may see', async () => {
    const path = `/api/v1/${CARD}/${lima}`;
    const before = await editions.published();
    await directory.changed(CARD, lima, {
      contactPoints: [telephone('+5116250000'), telephone('+5112089999', 'TLP:AMBER', '24/7')],
    });
    const after = await editions.published();
    expect((await directory.editor.api.get(path)).status).toBe(200);
    expect((await changesFor(peru.api, after.id, before.id)).items).toEqual([
      expect.objectContaining({
        kind: 'changed',
        details: [
          expect.objectContaining({
            action: 'retype',
            before: '+5112082211',
            after: '+5112089999',
            use: '24/7',
          }),
        ],
      }),
    ]);
    expect(await changesFor(observer.api, after.id, before.id)).toMatchObject({ count: 0, items: [] });
  });

  it('tells what was newly verified', async () => {
    const before = await editions.published();
    const { contactPoints } = await directory.read(CARD, lima);
    const ids = contactPoints.filter(({ value }) => value === '+5116250000').map(({ id }) => id);
    await directory.editor.api.post(`/api/v1/${CARD}/${lima}/verifications`, {
      contactPointIds: ids,
      method: 'call',
    });
    const after = await editions.published();
    expect((await changesFor(observer.api, after.id, before.id)).items).toEqual([
      expect.objectContaining({
        kind: 'verified',
        details: [expect.objectContaining({ words: 'Confirmed: nothing to do' })],
      }),
    ]);
  });
});

describe('who holds this number', () => {
  it('is answered of editions, exports and look-ups alike', async () => {
    await observer.api.get(`/api/v1/${CARD}/${lima}`);
    const reader = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR' });
    await reader.api.get(`/api/v1/${CARD}/${lima}`);
    await reader.api.get('/api/v1/exports/directory.csv');
    const asked = async (api: Api, value: string) =>
      (await api.post<HolderList>('/api/v1/holders', { value })).body;
    const now = await asked(administrator.api, '+51 1 208 9999');
    const of = (id: string) => now.items.filter((one) => one.id === id).map(({ by }) => by);
    expect(of(reader.id).sort()).toEqual(['GET /api/v1/law-enforcement-contacts/:id', 'export.csv']);
    expect(of(observer.id)).toEqual([]);
    const then = await asked(administrator.api, '+5112082211');
    expect(then.items.filter(({ id }) => id === machine.id).map(({ by }) => by)).toEqual([
      `edition ${first.number}`,
    ]);
    const auditor = await givenAccount(enlace, { role: 'auditor' });
    expect(await asked(auditor.api, '+5112082211')).toEqual({ values: 0, items: [] });
  });
});

describe('the feed of changes', () => {
  /** Everything from a cursor on, in pages of one, as a machine reads it that restarts between any two. */
  async function fed(api: Api, since?: string): Promise<{ items: FeedResponse['items']; cursor: string }> {
    const items: FeedResponse['items'] = [];
    let cursor = since;
    for (;;) {
      const query = `limit=1${cursor ? `&since=${cursor}` : ''}`;
      const { body } = demand(await api.get<FeedResponse>(`/api/v1/feed?${query}`), 200);
      items.push(...body.items);
      cursor = body.cursor;
      if (!body.more) return { items, cursor };
    }
  }

  it('loses nothing, doubles nothing, and says nothing of what its reader may not see', async () => {
    const { items, cursor } = await fed(machine.api);
    expect(items.map(({ id }) => id)).toContain(lima);
    const gone = items.filter(({ id }) => id === bogota);
    expect(gone.at(-1)).toEqual({ id: bogota, register: CARD, removed: true, entry: null });
    expect((await fed(machine.api, cursor)).items).toEqual([]);
    await directory.changed(CARD, lima, {
      contactPoints: [telephone('+5116250000'), telephone('+5119999999', 'TLP:RED')],
    });
    await directory.draft(CARD, { names: { original: 'Only a draft' } });
    const after = await fed(machine.api, cursor);
    expect(after.items.map(({ id, removed }) => [id, removed])).toEqual([[lima, false]]);
    await directory.changed(CARD, lima, {
      contactPoints: [telephone('+5116250000'), telephone('+5118888888', 'TLP:RED')],
    });
    const hidden = await fed(machine.api, after.cursor);
    expect(hidden.items).toEqual([]);
    await directory.decided(CARD, lima, 'withdraw', { reason: 'closed' });
    const withdrawn = await fed(machine.api, hidden.cursor);
    expect(withdrawn.items).toEqual([{ id: lima, register: CARD, removed: true, entry: null }]);
    expect((await machine.api.get('/api/v1/feed?since=forged')).status).toBe(400);
  });
});

describe('the schedule', () => {
  it('begins an edition each quarter for two persons to publish, once, however often it looks', async () => {
    const due = enlace.app.get(DueTasks);
    const begun = async () =>
      (await directory.editor.api.get<EditionList>('/api/v1/editions')).body.items.filter(
        ({ created }) => created.by === 'job:editions.begin',
      ).length;
    await due.runDue(new Date('2026-12-31T23:00:00Z'));
    const before = await begun();
    await due.runDue(new Date('2027-01-01T05:59:00Z'));
    expect(await begun()).toBe(before);
    await due.runDue(new Date('2027-01-03T10:00:00Z'));
    await due.runDue(new Date('2027-01-03T10:00:30Z'));
    await due.runDue(new Date('2027-01-03T10:01:00Z'));
    expect(await begun()).toBe(before + 1);
    const change = (body: object) => administrator.api.patch('/api/v1/edition-schedule', body);
    expect((await change({ cron: 'every day' })).status).toBe(400);
    expect((await change({ cron: '0 6 10 * *', active: false })).body).toEqual({
      cron: '0 6 10 * *',
      active: false,
    });
    await due.runDue(new Date('2027-01-20T00:00:00Z'));
    expect(await begun()).toBe(before + 1);
  });
});

describe('an edition that is three years old', () => {
  it('keeps its manifest and gives no file any more', async () => {
    const { id, number, files } = await editions.published({ formats: ['json'] });
    const due = enlace.app.get(DueTasks);
    const day = (years: number, days: number) =>
      new Date(clock.now().getTime() + (years * 365.25 + days) * 86_400_000);
    const kept = () => enlace.app.get(EditionStore).holds(id, files[0]!.name, files[0]!.bytes!);
    await due.runDue(day(3, -2));
    expect(await kept()).toBe(true);
    await due.runDue(day(3, 2));
    expect(await kept()).toBe(false);
    // Accounts that were idle for three years are disabled; this one is new.
    const reader = await givenAccount(enlace, { role: 'national-authority', state: 'CO' });
    await proven(reader);
    const fetched = (name: string) => reader.api.get(`/api/v1/editions/${id}/files/${name}`);
    const gone = await fetched(files[0]!.name);
    expect([gone.status, gone.body.detail]).toEqual([409, 'Its files are no longer kept; its manifest is.']);
    const manifest = await fetched('manifest.json');
    expect(JSON.parse(manifest.text)).toMatchObject({ number, entries: expect.any(Number) });
  });
});
