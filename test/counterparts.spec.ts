import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { CounterpartAnswer } from '../src/counterparts/counterparts.dto.js';
import type { CounterpartMatrix } from '../src/counterparts/matrix.dto.js';
import { givenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { Directory } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

/** A Thursday, 13:00 in Ottawa and 15:00 in Santiago. */
const NOW = '2026-11-26T18:00:00Z';

let enlace: Enlace;
let directory: Directory;
let peru: Api;
let observer: Api;
let administrator: Api;

beforeAll(async () => {
  enlace = await startEnlace({ demo: true, clock: new TestClock(NOW) });
  directory = await Directory.of(enlace);
  peru = (await givenAccount(enlace, { role: 'national-authority', state: 'PE' })).api;
  observer = (await givenAccount(enlace, { role: 'observer' })).api;
  administrator = (await givenAccount(enlace, { role: 'administrator' })).api;
});
afterAll(() => enlace?.close());

async function ask(api: Api, question: object): Promise<CounterpartAnswer> {
  const { status, body, text } = await api.post<CounterpartAnswer>('/api/v1/counterparts', question);
  if (status !== 200) throw new Error(text);
  return body;
}
const names = ({ routes }: CounterpartAnswer) => routes.map(({ authority }) => authority.names.original);
const ofBrazil = { country: 'BR', functions: ['MLA'] };
const designation = { treaty: 'A-55', article: '3', function: 'MLA' };

describe('the finder', () => {
  it('names for evidence from Chile the unit that Chile designated under the Nassau Convention', async () => {
    const answer = await ask(peru, { to: 'CL', measure: 'mla-evidence', languages: ['es'] });
    expect(answer.question).toMatchObject({ from: { iso2: 'PE' }, on: '2026-11-26', urgent: false });
    const [first] = answer.routes;
    expect(first!.authority.names.original).toBe('Unidad de Cooperación Internacional y Extradiciones');
    expect(first!.bases[0]).toMatchObject({ treaty: 'A-55', since: '2004-05-28', competence: 'designated' });
    expect(first!.reasons[0]).toMatchObject({ code: 'treaty-binds' });
    expect(first!.languages).toEqual({ accepted: ['es'], known: false, shared: ['es'] });
    expect(first!.now).toMatchObject({ localTime: '2026-11-26T15:00:00-03:00', state: 'unknown' });
    expect(first!.checklist.text).toContain('Convención de Nassau (A-55), art. 2, 3, 7');
    expect(answer.fallback.text).not.toBe('');
  });

  it('does not lose the one point that answers at night among a dozen police units', async () => {
    const contact = 'law-enforcement-contacts';
    for (let n = 1; n <= 12; n += 1)
      await directory.published(contact, {
        country: 'BO',
        names: { original: `Unidad ${n}` },
        functions: ['INVESTIGATION'],
      });
    await directory.published(contact, {
      country: 'BO',
      names: { original: 'Zona de guardia' },
      functions: ['CONTACT_24_7'],
    });
    const answer = await ask(peru, { to: 'BO', measure: 'police-information', urgent: true });
    expect(names(answer)).toEqual(expect.arrayContaining(['Zona de guardia', 'Unidad 1']));
    expect(answer.routes.length).toBeLessThanOrEqual(10);
  });

  it('names in a hurry the 24/7 point of Canada under article 35 of the Budapest Convention', async () => {
    const brazil = (await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR' })).api;
    const answer = await ask(brazil, {
      to: 'CA',
      measure: 'expedited-preservation',
      urgent: true,
      languages: ['en'],
    });
    const [first] = answer.routes;
    expect(first!.authority.names.original).toBe('National Operations Centre (NOC)');
    expect(first!.lane).toBe('legal');
    expect(first!.bases[0]).toMatchObject({
      treaty: 'CETS-185',
      since: '2023-03-01',
      competence: 'designated',
    });
    expect(first!.bases[0]!.articles.map(({ article }) => article)).toEqual(['29', '35']);
    expect(first!.networks).toEqual(['budapest-art-35']);
    expect(first!.now).toMatchObject({ state: 'always' });
    expect(first!.contactPoints[0]).toMatchObject({ kind: 'telephone' });
    expect(answer.fallback.route).toBe(2);
  });

  it('tells what it does not know: nobody of Haiti, and that the Nassau Convention does not bind it', async () => {
    const answer = await ask(observer, { from: 'CA', to: 'HT', measure: 'mla-evidence' });
    expect(answer.routes).toEqual([]);
    expect(answer.gaps.map(({ code, treaty }) => [code, treaty])).toEqual(
      expect.arrayContaining([
        ['no-designation', 'UNTOC'],
        ['no-authority', null],
      ]),
    );
    expect(answer.gaps.filter(({ treaty }) => treaty === 'A-55')).toEqual([]);
    expect(answer.fallback.code).toBe('diplomatic-channel');
  });

  it('asks by the law of the day: in 2011 nobody of Brazil under the Budapest Convention', async () => {
    const treaties = async (on: string) =>
      (await ask(observer, { from: 'CL', to: 'BR', measure: 'stored-content', on })).routes.flatMap(
        ({ bases }) => bases.map(({ treaty }) => treaty),
      );
    expect(await treaties('2011-05-03')).not.toContain('CETS-185');
    expect(await treaties('2023-03-01')).toContain('CETS-185');
  });

  it('goes by what the lists say at the time of asking, though it keeps them between answers', async () => {
    const sides = async () => {
      const { routes } = await ask(observer, { from: 'CL', to: 'BR', measure: 'stored-content' });
      return routes.flatMap(({ bases }) => bases).find(({ treaty }) => treaty === 'CETS-185')?.since;
    };
    const before = await sides();
    const owner = new pg.Client({ connectionString: enlace.database.ownerUrl });
    await owner.connect();
    const listed = `update treaty_status set date = date`;
    const ofBrazil = `where treaty = 'CETS-185' and country = 'BR' and act = 'entry_into_force'`;
    expect((await owner.query(`${listed} + 31 ${ofBrazil}`)).rowCount).toBe(1);
    const after = await sides();
    await owner.query(`${listed} - 31 ${ofBrazil}`);
    await owner.end();
    expect([before, after, await sides()]).toEqual(['2023-03-01', '2023-04-01', '2023-03-01']);
  });

  it('answers GET and POST alike, and says what is wrong with a question', async () => {
    const query = 'to=CL&measure=mla-evidence&languages=es,pt&urgent=true';
    const got = await peru.get(`/api/v1/counterparts?${query}`);
    const posted = await ask(peru, {
      to: 'CL',
      measure: 'mla-evidence',
      languages: ['es', 'pt'],
      urgent: true,
    });
    expect(got.body).toEqual(posted);
    for (const [api, question] of [
      [peru, { to: 'PE', measure: 'extradition' }],
      [peru, { to: 'XX', measure: 'extradition' }],
      [observer, { to: 'CL', measure: 'extradition' }],
      [peru, { to: 'CL', measure: 'x' }],
      [peru, { to: 'CL', measure: 'extradition', on: '2026-02-30' }],
    ] as const)
      expect((await api.post('/api/v1/counterparts', question)).status).toBe(400);
  });

  it('knows only what was recorded by then, and designations only on their days', async () => {
    const before = enlace.clock.now().toISOString();
    (enlace.clock as TestClock).advance(60_000);
    await directory.published('central-authorities', {
      ...ofBrazil,
      names: { original: 'Autoridade de 2011' },
      designations: [{ ...designation, validFrom: '2008-01-01', validTo: '2011-12-31' }],
    });
    const question = { to: 'BR', measure: 'mla-evidence' };
    expect(names(await ask(peru, { ...question, on: '2011-05-03' }))).toContain('Autoridade de 2011');
    expect(names(await ask(peru, { ...question, on: '2012-01-01' }))).not.toContain('Autoridade de 2011');
    expect(names(await ask(peru, { ...question, on: '2011-05-03', knownAt: before }))).not.toContain(
      'Autoridade de 2011',
    );
  });

  it('does not let a value that the caller may not see change anything, not even the rank', async () => {
    const made = async (name: string, contactPoints: object[] = []) =>
      directory.published('central-authorities', {
        ...ofBrazil,
        names: { original: name },
        designations: [designation],
        contactPoints,
      });
    const id = await made('Autoridade A');
    await made('Autoridade B', [{ kind: 'telephone', value: '+55 61 2025 8900' }]);
    const question = { from: 'PE', to: 'BR', measure: 'mla-evidence', languages: ['pt'] };
    const before = await ask(observer, question);
    const seen = await ask(peru, question);
    await directory.changed('central-authorities', id, {
      contactPoints: [{ kind: 'telephone', value: '+55 61 2025 8901', tlp: 'TLP:RED' }],
    });
    const draft = await directory.draft('central-authorities', { ...ofBrazil, designations: [designation] });
    expect(await ask(observer, question)).toEqual(before);
    expect(await ask(peru, question)).toEqual(seen);
    // The secretariat sees it, and is answered otherwise.
    const own = await ask(directory.editor.api, question);
    expect(JSON.stringify(own)).toContain('+556120258901');
    expect(JSON.stringify(own)).not.toContain(draft);
  });

  it('records in the ledger the values that it showed above TLP:GREEN', async () => {
    const { routes } = await ask(peru, { to: 'EC', measure: 'expedited-preservation', urgent: true });
    const shown = routes
      .flatMap(({ contactPoints }) => contactPoints)
      .find(({ tlp }) => tlp === 'TLP:AMBER')!;
    const releases = await administrator.get<{ items: { purpose: string }[] }>(
      `/api/v1/releases?value=${shown.id}`,
    );
    expect(JSON.stringify(releases.body)).toContain('POST /api/v1/counterparts');
  });
});

describe('a gap', () => {
  it('is told to the secretariat with one request, and once a day', async () => {
    const gap = { to: 'HT', measure: 'mla-evidence', code: 'no-designation', treaty: 'UNTOC' };
    const told = async () =>
      (
        await directory.editor.api.get<{ items: { kind: string; text: string; path: string }[] }>(
          '/api/v1/notifications',
        )
      ).body.items.filter(({ kind }) => kind === 'gap-reported');
    for (let time = 0; time < 2; time += 1)
      expect((await peru.post('/api/v1/counterparts/gaps', gap)).status).toBe(202);
    const [news, ...more] = await told();
    expect(more).toEqual([]);
    expect(news!.path).toBe('/find?from=PE&to=HT&measure=mla-evidence');
    expect(news!.text).toContain('Haiti');
    expect((await observer.post('/api/v1/counterparts/gaps', gap)).status).toBe(400);
    expect((await peru.post('/api/v1/counterparts/gaps', { ...gap, to: 'XX' })).status).toBe(400);
  });
});

describe('the national holidays', () => {
  it('close an office, unless an administrator knows better', async () => {
    await directory.published('central-authorities', {
      country: 'AR',
      names: { original: 'Oficina con horario' },
      functions: ['MLA'],
      timeZone: 'America/Argentina/Buenos_Aires',
      hours: { always: false, weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })) },
      designations: [designation],
    });
    const opening = async () => {
      const { routes } = await ask(peru, { to: 'AR', measure: 'mla-evidence' });
      return routes.find(({ authority }) => authority.names.original === 'Oficina con horario')!.now;
    };
    const path = '/api/v1/countries/AR/holidays/2026-11-26';
    expect(await opening()).toMatchObject({ state: 'open', opensAt: null });
    expect((await peru.put(path, { name: 'Asueto' })).status).toBe(403);
    expect((await administrator.put(path, { name: 'Asueto' })).status).toBe(200);
    expect(await opening()).toMatchObject({
      state: 'holiday',
      holiday: 'Asueto',
      opensAt: '2026-11-27T09:00:00-03:00',
    });
    const { body } = await observer.get<object[]>('/api/v1/countries/AR/holidays?year=2026');
    expect(body).toContainEqual({ country: 'AR', day: '2026-11-26', name: 'Asueto', source: 'correction' });
    expect((await administrator.delete(path)).status).toBe(204);
    expect((await administrator.delete(path)).status).toBe(404);
    expect(await opening()).toMatchObject({ state: 'open' });
  });
});

describe('the matrix', () => {
  const matrix = async (query: string) =>
    (await observer.get<CounterpartMatrix>(`/api/v1/counterparts/matrix?${query}`)).body;

  it('says of each pair whether it is covered, by what, and how fresh', async () => {
    const { states, rows } = await matrix('measure=mla-evidence');
    expect(states).toHaveLength(35);
    expect(rows.map(({ cells }) => cells.length)).toEqual(Array.from({ length: 35 }, () => 34));
    const cell = (from: string, to: string) =>
      rows.find((row) => row.from === from)!.cells.find((one) => one.to === to);
    expect(cell('PE', 'CL')).toMatchObject({ cover: 'designated', treaty: 'A-55' });
    expect(cell('CA', 'HT')).toMatchObject({ cover: 'unknown', treaty: 'UNTOC', freshness: null });
  });

  it('agrees with the answer to each question', async () => {
    const { rows } = await matrix('measure=extradition&area=cyber-crime');
    for (const to of ['CL', 'CA', 'BR', 'UY', 'JM']) {
      const answer = await ask(observer, {
        from: 'PE',
        to,
        measure: 'extradition',
        area: 'cyber-crime',
        languages: ['es'],
      });
      const cell = rows.find((row) => row.from === 'PE')!.cells.find((one) => one.to === to)!;
      expect([to, ['designated', 'general', 'contact'].includes(cell.cover)]).toEqual([
        to,
        answer.routes.length > 0,
      ]);
    }
  });
});
