import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory, signedInAgain, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { Mailbox, secretIn, sendAll } from './support/mailbox.js';
import { TestClock } from './support/test-clock.js';

/** A Monday, eleven in the morning in Brasília. */
const MONDAY = '2026-11-23T14:00:00Z';
const MINUTE = 60_000;
const REGISTER = 'law-enforcement-contacts';

interface Fresh {
  id: string;
  value: string;
  use: string;
  freshness: { state: string };
}
interface Faults {
  contactPointId: string;
  reports: number;
  faults: string[];
  mine: boolean;
}
interface Listed {
  items: {
    entryId: string;
    fault: string;
    reporter: { name: string } | null;
    note: string | null;
    outcome: string | null;
  }[];
}

let enlace: Enlace;
let mailbox: Mailbox;
let directory: Directory;
const readers = new Map<string, GivenAccount>();
const clock = new TestClock(MONDAY);

beforeAll(async () => {
  mailbox = await Mailbox.open();
  enlace = await startEnlace({ clock, env: { SMTP_URL: mailbox.url } });
  directory = await Directory.of(enlace);
  for (const state of ['PE', 'CL', 'UY'])
    readers.set(
      state,
      await givenAccount(enlace, { role: 'law-enforcement-reader', state, name: `Officer of ${state}` }),
    );
  readers.set('PE again', await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'PE' }));
});
afterAll(async () => {
  await enlace?.close();
  await mailbox?.close();
});

/** So many minutes later, with everybody signed in again, what is due done and the mail sent. */
async function later(minutes: number): Promise<void> {
  clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
  await enlace.app.get(DueTasks).runDue(clock.now());
  await sendAll(enlace);
  await directory.signInAgain();
  for (const [name, reader] of readers)
    readers.set(name, await signedInAgain(enlace, reader, 'law-enforcement-reader', name.slice(0, 2)));
}

let serial = 0;
/** An office of Brazil whose values were all confirmed today, so that nobody is to be asked for months. */
async function confirmedOffice(
  over: object = {},
): Promise<{ id: string; path: string; address: string; points: Fresh[] }> {
  const address = `answers-${(serial += 1)}@office.example`;
  const id = await directory.published(REGISTER, {
    contactPoints: [
      { kind: 'telephone', use: '24/7', value: '+556120258900' },
      { kind: 'email', value: `desk-${serial}@office.example` },
      { kind: 'email', use: 'responsible', value: address },
    ],
    ...over,
  });
  const path = `/api/v1/${REGISTER}/${id}`;
  const points = (await directory.read(REGISTER, id)).contactPoints as unknown as Fresh[];
  const body = { contactPointIds: points.map((point) => point.id), method: 'call' };
  demand(await directory.editor.api.post(`${path}/verifications`, body), 200);
  await later(1);
  return { id, path, address, points };
}

const report = (reader: string, path: string, contactPointId: string, over: object = {}) =>
  readers.get(reader)!.api.post<Faults>(`${path}/faults`, { contactPointId, fault: 'no-answer', ...over });
const stateOf = async (id: string, index = 0) =>
  ((await directory.read(REGISTER, id)).contactPoints[index] as unknown as Fresh).freshness.state;
const confirmations = (address: string) =>
  mailbox.to(address).filter(({ text }) => text!.includes('/confirm#'));
const newsOf = async (reader: string) =>
  (await readers.get(reader)!.api.get<{ items: { kind: string; text: string }[] }>('/api/v1/notifications'))
    .body.items;

describe('a reader whose call nobody answers', () => {
  let office: Awaited<ReturnType<typeof confirmedOffice>>;

  it('reports the value: it is due at once, and whoever answers for it is asked without waiting for its time', async () => {
    office = await confirmedOffice();
    expect([await stateOf(office.id), confirmations(office.address).length]).toEqual(['confirmed', 0]);
    const answer = demand(
      await report('PE', office.path, office.points[0]!.id, { note: 'Rang for ten minutes' }),
      200,
    );
    expect(answer.body).toMatchObject({ reports: 1, faults: ['no-answer'], mine: true });
    await sendAll(enlace);
    expect(await stateOf(office.id)).toBe('due');
    expect(await stateOf(office.id, 1)).toBe('confirmed');
    const [mail, ...more] = confirmations(office.address);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Os seus dados no diretório Enlace continuam corretos?');
    expect(mail!.text).not.toMatch(/Peru|PE\b|Officer|ten minutes|556120258900/);
  });

  it('reports once, however often, and a colleague of the same State adds nothing', async () => {
    demand(await report('PE', office.path, office.points[0]!.id, { fault: 'wrong-person' }), 200);
    demand(await report('PE again', office.path, office.points[0]!.id), 200);
    await later(60);
    expect(await stateOf(office.id)).toBe('due');
    expect(confirmations(office.address)).toHaveLength(1);
    const { body } = await directory.editor.api.get<Faults[]>(`${office.path}/faults`);
    expect(body).toEqual([expect.objectContaining({ reports: 2, faults: ['no-answer'], mine: false })]);
  });

  it('is the second of another State: now the value is disputed, in every answer, search and export', async () => {
    demand(await report('CL', office.path, office.points[0]!.id, { fault: 'not-in-service' }), 200);
    expect(await stateOf(office.id)).toBe('disputed');
    const found = await readers
      .get('UY')!
      .api.get<{ items: { id: string }[]; facets: { freshness: { value: string; hits: number }[] } }>(
        '/api/v1/search?freshness=disputed&facets=true',
      );
    expect(found.body.items.map(({ id }) => id)).toEqual([office.id]);
    expect(found.body.facets.freshness).toContainEqual({ value: 'disputed', hits: 1 });
    const { text } = await readers.get('UY')!.api.get(`/api/v1/exports/${REGISTER}.csv?freshness=disputed`);
    expect(text).toContain('disputed');
    const news = await directory.editor.api.get<{ items: { kind: string }[] }>('/api/v1/notifications');
    expect(news.body.items.filter(({ kind }) => kind === 'value-disputed')).toHaveLength(1);
  });

  it('is known to the secretariat alone: the State concerned reads what was reported, never by whom', async () => {
    const own = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    const other = await givenAccount(enlace, { role: 'national-authority', state: 'AR' });
    const list = (api: GivenAccount['api']) => api.get<Listed>('/api/v1/upkeep/faults');
    const all = (await list(directory.editor.api)).body.items;
    expect(all.map(({ reporter }) => reporter?.name)).toContain('Officer of PE');
    expect(all.map(({ note }) => note)).toContain('Rang for ten minutes');
    const seen = await list(own.api);
    expect(seen.body.items.map(({ fault, reporter, note }) => [fault, reporter, note])).toEqual([
      ['not-in-service', null, null],
      ['no-answer', null, null],
      ['no-answer', null, null],
    ]);
    for (const path of ['/api/v1/upkeep/faults', `${office.path}/faults`, office.path])
      expect((await own.api.get(path)).text).not.toMatch(/Officer of|ten minutes|"PE"|"CL"/);
    expect((await list(other.api)).body.items).toEqual([]);
    // Another reader knows of no report but its own; what it sees of the value is that it is disputed.
    expect((await readers.get('UY')!.api.get(`${office.path}/faults`)).body).toEqual([]);
    expect((await readers.get('CL')!.api.get<Faults[]>(`${office.path}/faults`)).body).toEqual([
      expect.objectContaining({ reports: 1, faults: ['not-in-service'], mine: true }),
    ]);
  });

  it('is told that the value is right after all, once the office has confirmed it', async () => {
    clock.set(new Date(clock.now().getTime() + MINUTE));
    const token = secretIn(confirmations(office.address)[0]!);
    const confirmed = office.points.map(({ id }) => id);
    demand(await enlace.api().post('/api/v1/confirmations', { token, confirmed, corrections: [] }), 200);
    expect(await stateOf(office.id)).toBe('confirmed');
    await later(1);
    await later(1);
    for (const reader of ['PE', 'PE again', 'CL'])
      expect((await newsOf(reader)).map(({ kind }) => kind)).toEqual(['fault-confirmed']);
    expect(await newsOf('UY')).toEqual([]);
    expect((await directory.editor.api.get(`${office.path}/faults`)).body).toEqual([]);
  });
});

describe('what comes of a report', () => {
  it('is told when the value was corrected, and when it was withdrawn', async () => {
    const [one, two] = [await confirmedOffice(), await confirmedOffice()];
    demand(await report('UY', one.path, one.points[0]!.id), 200);
    demand(await report('UY', two.path, two.points[1]!.id, { fault: 'bounced' }), 200);
    const [number, ...rest] = one.points;
    const kept = rest.map(({ id, value, use }) => ({ id, kind: 'email', use, value }));
    await directory.changed(REGISTER, one.id, {
      contactPoints: [{ id: number!.id, kind: 'telephone', use: '24/7', value: '+556120258911' }, ...kept],
    });
    await directory.changed(REGISTER, two.id, {
      contactPoints: [{ id: two.points[0]!.id, kind: 'telephone', use: '24/7', value: '+556120258900' }],
    });
    await later(1);
    expect((await newsOf('UY')).map(({ kind }) => kind).sort()).toEqual([
      'fault-corrected',
      'fault-withdrawn',
    ]);
  });

  it('waits while the value is only labelled otherwise', async () => {
    const one = await confirmedOffice();
    demand(await report('PE', one.path, one.points[0]!.id), 200);
    const given = one.points.map(({ id, value, use }) => ({
      id,
      kind: use === '24/7' ? 'telephone' : 'email',
      use,
      value,
    }));
    await directory.changed(REGISTER, one.id, {
      contactPoints: [{ ...given[0], label: 'Duty desk' }, ...given.slice(1)],
    });
    await later(1);
    expect(await stateOf(one.id)).toBe('due');
    expect((await directory.editor.api.get<Faults[]>(`${one.path}/faults`)).body).toEqual([
      expect.objectContaining({ reports: 1 }),
    ]);
  });
});

describe('a report', () => {
  it('is only ever of a present value that the reader sees, and so many a day', async () => {
    const one = await confirmedOffice();
    const hidden = one.points[2]!;
    for (const id of [hidden.id, crypto.randomUUID()])
      expect((await report('PE', one.path, id)).status).toBe(400);
    expect(
      (await report('PE', one.path.replace(one.id, crypto.randomUUID()), one.points[0]!.id)).status,
    ).toBe(404);
    expect(await stateOf(one.id)).toBe('confirmed');
    const flood = await directory.published(REGISTER, {
      contactPoints: Array.from({ length: 31 }, (_, n) => ({
        kind: 'telephone',
        value: `+5561202589${10 + n}`,
      })),
    });
    const { contactPoints } = (await readers.get('UY')!.api.get<SeenEntry>(`/api/v1/${REGISTER}/${flood}`))
      .body;
    const answers = [];
    for (const { id } of contactPoints)
      answers.push((await report('UY', `/api/v1/${REGISTER}/${flood}`, id)).status);
    expect([answers[0], answers.at(-1)]).toEqual([200, 429]);
  });

  it('by the secretariat or about an own entry is one like any other, and two at once both count', async () => {
    const one = await confirmedOffice();
    const authority = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
    const body = { contactPointId: one.points[0]!.id, fault: 'no-answer' };
    const both = await Promise.all(
      [directory.editor, authority].map(({ api }) => api.post(`${one.path}/faults`, body)),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await stateOf(one.id)).toBe('disputed');
  });

  it('is not settled by a call of an earlier day that is written down later; by one of today it is', async () => {
    const point = { kind: 'telephone', use: '24/7', value: '+556120258977' };
    const id = await directory.published(REGISTER, { contactPoints: [point] });
    const path = `/api/v1/${REGISTER}/${id}`;
    const contactPointIds = [(await directory.read(REGISTER, id)).contactPoints[0]!.id];
    for (const reader of ['PE', 'CL']) demand(await report(reader, path, contactPointIds[0]!), 200);
    const called = (at: Date) =>
      directory.editor.api.post(`${path}/verifications`, { contactPointIds, method: 'call', at });
    demand(await called(new Date(clock.now().getTime() - 24 * 60 * MINUTE)), 200);
    expect(await stateOf(id)).toBe('disputed');
    demand(await called(clock.now()), 200);
    expect(await stateOf(id)).toBe('confirmed');
  });

  it('stands in the log without a value, and outside office hours the letter waits for the morning', async () => {
    clock.set('2026-11-28T03:00:00Z');
    await later(0);
    const one = await confirmedOffice();
    demand(await report('PE', one.path, one.points[0]!.id), 200);
    await sendAll(enlace);
    expect(confirmations(one.address)).toHaveLength(0);
    clock.set('2026-11-30T14:00:00Z');
    await later(0);
    expect(confirmations(one.address)).toHaveLength(1);
    const auditor = await givenAccount(enlace, { role: 'auditor' });
    const { text } = await auditor.api.get('/api/v1/audit?action=entry.fault-reported');
    expect(text).toContain(one.points[0]!.id);
    expect(text).not.toMatch(/556120258900|ten minutes/);
  });
});
