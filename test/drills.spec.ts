import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory, signedInAgain, type SeenEntry } from './support/directory.js';
import { PUBLIC_URL, startEnlace, type Enlace } from './support/enlace.js';
import { Mailbox, sendAll } from './support/mailbox.js';
import { TestClock } from './support/test-clock.js';

const MINUTE = 60_000;
const REGISTER = 'law-enforcement-contacts';

interface Drill {
  id: string;
  state: string;
  points: number;
  answered: number;
  notTried: number;
  medianSeconds: number | null;
  list: {
    entryId: string;
    result: string | null;
    seconds: number | null;
    failing: boolean;
    value: { value: string; use: string } | null;
  }[];
}
interface LastDrill {
  on: string;
  answered: boolean;
  seconds: number | null;
  failing: boolean;
}

let enlace: Enlace;
let mailbox: Mailbox;
let directory: Directory;
let brazil: GivenAccount;
const clock = new TestClock('2026-11-23T14:00:00Z');
/** Brazil's point answers, Peru's does not, Chile's has a number and no mailbox. */
const points = new Map<string, string>();

const DESK: Record<string, object[]> = {
  BR: [
    { kind: 'email', use: 'general', value: 'office@point-br.example' },
    { kind: 'email', use: '24/7', value: 'night@point-br.example' },
    { kind: 'email', use: 'responsible', value: 'answers@point-br.example' },
    { kind: 'telephone', use: '24/7', value: '+556120258900' },
  ],
  PE: [
    { kind: 'email', use: '24/7', value: 'night@point-pe.example' },
    { kind: 'telephone', use: '24/7', value: '+5114315151' },
  ],
  CL: [{ kind: 'telephone', use: '24/7', value: '+56226903000' }],
};

beforeAll(async () => {
  mailbox = await Mailbox.open();
  enlace = await startEnlace({ clock, env: { SMTP_URL: mailbox.url } });
  directory = await Directory.of(enlace);
  brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  for (const [country, contactPoints] of Object.entries(DESK))
    points.set(
      country,
      await directory.published(REGISTER, { country, functions: ['CONTACT_24_7'], contactPoints }),
    );
  // An office of day hours, which no drill is about.
  await directory.published(REGISTER, { contactPoints: [{ kind: 'email', value: 'day@office.example' }] });
});
afterAll(async () => {
  await enlace?.close();
  await mailbox?.close();
});

/** So many minutes later: what is due is done, and the mail sent. */
async function later(minutes: number): Promise<void> {
  clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
  await enlace.app.get(DueTasks).runDue(clock.now());
  await sendAll(enlace);
  await directory.signInAgain();
  brazil = await signedInAgain(enlace, brazil, 'national-authority', 'BR');
}

const start = async (over: object = {}): Promise<Drill> => {
  const given = { title: 'November', channel: 'mail', hours: 2, ...over };
  const { body } = demand(await directory.editor.api.post<Drill>('/api/v1/drills', given), 201);
  await sendAll(enlace);
  return body;
};
const drillOf = async (id: string) =>
  demand(await directory.editor.api.get<Drill>(`/api/v1/drills/${id}`), 200).body;
const summons = (address: string) =>
  mailbox.to(address).filter(({ text }) => text!.includes('/drill-answer#'));
const tokenTo = (address: string) => /drill-answer#(\S+)/.exec(summons(address).at(-1)!.text!)![1]!;
const look = (token: string) =>
  enlace
    .api()
    .post<{ state: string; names: string[]; language: string }>('/api/v1/drill-answers/open', { token });
const lastDrill = async (country: string) =>
  (await directory.read(REGISTER, points.get(country)!))['lastDrill'] as LastDrill | null;

describe('a drill by mail', () => {
  let drill: Drill;

  it('writes to each point by its mailbox for that use, in its language, and says that it is a drill', async () => {
    drill = await start();
    expect(drill).toMatchObject({ state: 'running', points: 2, notTried: 1, answered: 0 });
    expect(drill.list.map(({ value }) => value?.value ?? null)).toEqual([
      'night@point-br.example',
      null,
      'night@point-pe.example',
    ]);
    const [mail, ...more] = summons('night@point-br.example');
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('SIMULADO: acuse o recebimento, por favor – November');
    expect(mail!.text).toContain('ISTO É UM SIMULADO');
    expect(summons('night@point-pe.example')[0]!.subject).toMatch(/^SIMULACRO/);
    for (const address of ['office@point-br.example', 'day@office.example'])
      expect(summons(address)).toEqual([]);
  });

  it('sends nothing twice, however often its task runs', async () => {
    await later(5);
    await later(1);
    expect(summons('night@point-br.example')).toHaveLength(1);
    expect((await drillOf(drill.id)).list).toHaveLength(3);
  });

  it('is answered by one tap without an account: measured, once, and never on GET', async () => {
    const token = tokenTo('night@point-br.example');
    for (const path of ['/api/v1/drill-answers', `/api/v1/drill-answers/${token}`])
      expect((await enlace.api().get(path)).status).toBe(404);
    expect((await look(token)).body).toMatchObject({ state: 'open', language: 'pt' });
    // The link is for this alone.
    const elsewhere = await enlace.api().post<{ state: string }>('/api/v1/confirmations/open', { token });
    expect(elsewhere.body.state).toBe('over');
    await later(4);
    const answers = await Promise.all(
      [1, 2].map(() => enlace.api().post('/api/v1/drill-answers', { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(answers.find(({ status }) => status === 200)!.body).toEqual({ points: 1, seconds: 600 });
    expect((await look(token)).body.state).toBe('used');
    expect(enlace.log.join('\n')).not.toContain(token);
  });

  it('verifies the value that was used, and no other', async () => {
    const entry = await directory.read(REGISTER, points.get('BR')!);
    const fresh = entry.contactPoints as unknown as { value: string; freshness: object }[];
    expect(fresh.find(({ value }) => value === 'night@point-br.example')!.freshness).toMatchObject({
      state: 'confirmed',
      method: 'drill',
      by: 'office',
    });
    expect(fresh.find(({ value }) => value === '+556120258900')!.freshness).toMatchObject({
      state: 'never-verified',
    });
    expect(entry['lastDrill']).toEqual({ on: '2026-11-23', answered: true, seconds: 600, failing: false });
  });

  it('ends by itself, and tells each point and each State its own result, the secretariat the sum', async () => {
    await later(120);
    expect(await drillOf(drill.id)).toMatchObject({
      state: 'closed',
      points: 2,
      answered: 1,
      notTried: 1,
      medianSeconds: 600,
      list: [{ result: 'answered', seconds: 600 }, { result: 'not-tried' }, { result: 'no-answer' }],
    });
    expect(mailbox.to('answers@point-br.example').map(({ subject }) => subject)).toContain(
      'O simulado terminou: vocês foram alcançados – November',
    );
    expect(mailbox.to('night@point-pe.example').at(-1)!.subject).toBe(
      'El simulacro terminó: no se logró contactar con ustedes – November',
    );
    const kinds = async ({ api }: GivenAccount) =>
      (await api.get<{ items: { kind: string; text: string }[] }>('/api/v1/notifications')).body.items
        .filter(({ kind }) => kind.startsWith('drill'))
        .map(({ kind }) => kind);
    expect(await kinds(brazil)).toEqual(['drill-answered']);
    expect(await kinds(directory.editor)).toEqual(['drill-ended']);
    expect((await look(tokenTo('night@point-pe.example'))).body.state).toBe('over');
    expect(await lastDrill('PE')).toMatchObject({ answered: false, failing: false });
    expect(await lastDrill('CL')).toBeNull();
  });
});

/** The ids of a list, page by page. */
async function walked(path: string): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const address: string = next ? `${path}&cursor=${encodeURIComponent(next)}` : path;
    const page = await directory.editor.api.get<{ items: SeenEntry[]; next: string | null }>(address);
    ids.push(...demand(page, 200).body.items.map(({ id }) => id));
    next = page.body.next;
  }
  return ids;
}

describe('a drill by call', () => {
  let drill: Drill;
  const called = (country: string, result: string, seconds = 0, of = drill.id) =>
    directory.editor.api.post<Drill>(`/api/v1/drills/${of}/calls`, {
      entryId: points.get(country),
      result,
      calledAt: new Date(clock.now().getTime() - seconds * 1000).toISOString(),
    });

  it('is a list to call by: the operator notes time and result, and may try again where nobody answered', async () => {
    drill = await start({ title: 'By telephone', channel: 'call' });
    expect(drill.list.map(({ value }) => value?.value)).toEqual([
      '+556120258900',
      '+56226903000',
      '+5114315151',
    ]);
    demand(await called('BR', 'no-answer'), 200);
    demand(await called('BR', 'answered', 25), 200);
    expect((await called('BR', 'no-answer')).status).toBe(409);
    demand(await called('PE', 'wrong-person'), 200);
    const { list } = await drillOf(drill.id);
    expect(list.map(({ result, seconds }) => [result, seconds])).toEqual([
      ['answered', 25],
      [null, null],
      ['wrong-person', null],
    ]);
    expect(mailbox.to('office@point-br.example')).toEqual([]);
  });

  it('counts nothing against a point that nobody called', async () => {
    const closed = demand(
      await directory.editor.api.post<Drill>(`/api/v1/drills/${drill.id}/close`, {}),
      200,
    ).body;
    expect(closed).toMatchObject({ state: 'closed', points: 2, answered: 1, notTried: 1 });
    expect(await lastDrill('CL')).toBeNull();
    expect((await called('CL', 'answered')).status).toBe(409);
  });

  it('marks a point that failed twice in a row, for everybody and in every look-up', async () => {
    expect(await lastDrill('PE')).toMatchObject({ answered: false, failing: true });
    const reader = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'CL' });
    const found = await reader.api.get<{ items: SeenEntry[] }>('/api/v1/search?country=PE');
    expect(found.body.items.map((one) => one['lastDrill'])).toEqual([
      { on: '2026-11-23', answered: false, seconds: null, failing: true },
    ]);
    // In Peru a second point that was never tried now comes first, though it is not better in any other way.
    const other = await directory.published(REGISTER, {
      country: 'PE',
      names: { original: 'Zona Última' },
      functions: ['CONTACT_24_7'],
      contactPoints: DESK['PE'],
    });
    const { body } = await reader.api.post<{
      routes: { authority: { id: string; lastDrill: LastDrill | null }; reasons: { code: string }[] }[];
    }>('/api/v1/counterparts', { to: 'PE', measure: 'expedited-preservation', urgent: true });
    const routes = body.routes.filter(({ authority }) => [other, points.get('PE')].includes(authority.id));
    expect(routes.map(({ authority }) => authority.id)).toEqual([other, points.get('PE')]);
    expect(routes[1]!.reasons.map(({ code }) => code)).toContain('drill-failing');
    expect(routes[1]!.authority.lastDrill).toMatchObject({ failing: true });
  });

  it('puts it last in lists, searches and near misses, whatever its name, on its own page too', async () => {
    const failing = points.get('PE')!;
    const { names } = (await directory.read(REGISTER, failing)) as unknown as { names: { original: string } };
    const near = encodeURIComponent(names.original.slice(0, 20));
    for (const path of [
      `${REGISTER}?country=PE`,
      'search?country=PE',
      `${REGISTER}?function=CONTACT_24_7`,
      'search?always=true',
      `search?near=true&q=${near}`,
    ]) {
      const pages = await walked(`/api/v1/${path}${path.includes('?') ? '&' : '?'}limit=1`);
      expect([path, pages.at(-1)]).toEqual([path, failing]);
      expect(new Set(pages).size).toBe(pages.length);
    }
    // A file is by name alone.
    const file = await directory.editor.api.get('/api/v1/exports/directory.ndjson?country=PE');
    expect(file.text.indexOf(failing)).toBeLessThan(file.text.indexOf('Zona'));
  });

  it('says so on the plain pages too: in the list of the State, last, and on its own page', async () => {
    const { email, password } = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'CL' });
    const signedIn = await fetch(`${enlace.url}/lite/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: PUBLIC_URL },
      body: new URLSearchParams({ email, password }),
    });
    const headers = { Cookie: signedIn.headers.get('set-cookie')!.split(';')[0]!, 'Accept-Language': 'es' };
    const page = async (path: string) => (await fetch(`${enlace.url}${path}`, { headers })).text();
    const words = 'no respondió a dos simulacros seguidos, el último el 2026-11-23';
    const state = await page('/lite/states/PE');
    expect(state.split(words)).toHaveLength(2);
    expect(state.indexOf('Zona Última')).toBeLessThan(state.indexOf(words));
    expect(await page(`/lite/entries/${REGISTER}/${points.get('PE')!}`)).toContain(words);
    expect(await page(`/lite/entries/${REGISTER}/${points.get('BR')!}`)).toContain(
      'respondió al simulacro del 2026-11-23',
    );
  });

  it('clears the mark with the first answer', async () => {
    const again = await start({ title: 'Once more', channel: 'call', country: 'PE' });
    expect(again.list).toHaveLength(2);
    demand(await called('PE', 'answered', 40, again.id), 200);
    expect(await lastDrill('PE')).toMatchObject({ answered: true, seconds: 40, failing: false });
  });
});

describe('a scheduled drill', () => {
  it('starts on its day, once, and schedules the next one', async () => {
    const startsAt = '2026-12-01T03:00:00Z';
    const drill = await start({ title: 'Quarterly', channel: 'call', startsAt, everyMonths: 3 });
    expect(drill).toMatchObject({ state: 'scheduled', points: 0 });
    clock.set(startsAt);
    await later(0);
    await later(1);
    expect(await drillOf(drill.id)).toMatchObject({ state: 'running' });
    const { body } = await directory.editor.api.get<{
      items: { title: string; state: string; startsAt: string }[];
    }>('/api/v1/drills');
    expect(
      body.items.filter(({ title }) => title === 'Quarterly').map((one) => [one.state, one.startsAt]),
    ).toEqual([
      ['scheduled', '2027-03-01T03:00:00.000Z'],
      ['running', '2026-12-01T03:00:00.000Z'],
    ]);
  });

  it('may be called off before it starts, and is refused where it makes no sense', async () => {
    const { id } = await start({ startsAt: '2027-01-01T00:00:00Z', network: 'g7-24-7' });
    const cancel = () => directory.editor.api.post<Drill>(`/api/v1/drills/${id}/cancel`, {});
    expect(demand(await cancel(), 200).body.state).toBe('cancelled');
    expect((await cancel()).status).toBe(409);
    for (const wrong of [
      { startsAt: '2026-01-01T00:00:00Z' },
      { country: 'BR', network: 'g7-24-7' },
      { everyMonths: 2 },
      { hours: 0 },
    ]) {
      const input = { title: 'x', channel: 'mail', hours: 1, ...wrong };
      expect((await directory.editor.api.post('/api/v1/drills', input)).status).toBe(400);
    }
  });

  it('of a State shows an authority its own points, and nobody else’s', async () => {
    const { body } = await brazil.api.get<{ items: Drill[] }>('/api/v1/drills');
    expect(body.items.every(({ points: count, notTried }) => count + notTried === 1)).toBe(true);
    const seen = await brazil.api.get<Drill>(`/api/v1/drills/${body.items.at(-1)!.id}`);
    expect(seen.body.list.map(({ entryId }) => entryId)).toEqual([points.get('BR')]);
    const results = await brazil.api.get<{ entryId: string; result: string }[]>('/api/v1/drills/results');
    expect(new Set(results.body.map(({ entryId }) => entryId))).toEqual(new Set([points.get('BR')]));
    const argentina = await givenAccount(enlace, { role: 'national-authority', state: 'AR' });
    expect((await argentina.api.get<{ items: Drill[] }>('/api/v1/drills')).body.items).toEqual([]);
    expect((await argentina.api.get(`/api/v1/drills/${body.items[0]!.id}`)).status).toBe(404);
  });
});
