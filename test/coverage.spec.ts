import { DataSource } from 'typeorm';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { VisibleTo } from '../src/access/visible-to.js';
import { readPublished } from '../src/coverage/coverage.query.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { demand, Directory, givenKey, signedInAgain } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

interface Values {
  confirmed: number;
  overdue: number;
  neverVerified: number;
}
interface Line {
  iso2: string;
  score: number;
  required: number;
  met: number;
  values: Values;
  cells: { state: string; since: string | null; unverified: boolean }[];
  missing: { requirement: string; treaty: string | null; function: string | null }[];
  languages: string[];
  attestedOn: string | null;
}
interface Board {
  day: string;
  open: boolean;
  columns: { requirement: string; treaty: string | null; function: string | null }[];
  states: Line[];
}

const DAY = 24 * 60 * 60 * 1000;
const NUMBER = { kind: 'telephone', use: '24/7', value: '+556120258900', tlp: 'TLP:GREEN' };
const RED = { kind: 'telephone', use: 'urgent', value: '+556120258901', tlp: 'TLP:RED' };
const DESIGNATION = { treaty: 'UNTOC', article: '18(13)', function: 'MLA' };

const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let administrator: Awaited<ReturnType<typeof givenAccount>>;
let brazil: Awaited<ReturnType<typeof givenAccount>>;
let peru: Awaited<ReturnType<typeof givenAccount>>;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  administrator = await givenAccount(enlace, { role: 'administrator' });
  brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR', name: 'Ana' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
});
afterAll(() => enlace?.close());

const board = async (api: Api): Promise<Board> => demand(await api.get<Board>('/api/v1/coverage'), 200).body;
const summary = async (api: Api): Promise<string> =>
  demand(await api.get('/api/v1/coverage/summary'), 200).text;
const lineIn = ({ states }: Pick<Board, 'states'>, iso2: string): Line =>
  states.find((one) => one.iso2 === iso2)!;
const cell = (
  of: Board,
  iso2: string,
  requirement: string,
  treaty: string | null = null,
  role: string | null = null,
) => {
  const index = of.columns.findIndex(
    (one) => one.requirement === requirement && one.treaty === treaty && one.function === role,
  );
  return lineIn(of, iso2).cells[index]!;
};

describe('the coverage board', () => {
  it('shows the secretariat all 35 States, and an authority its own alone', async () => {
    expect((await board(directory.editor.api)).states).toHaveLength(35);
    expect((await board(brazil.api)).states.map(({ iso2 }) => iso2)).toEqual(['BR']);
  });

  it('says what is missing of a State of which nothing is published, and since when it is asked for', async () => {
    const all = await board(directory.editor.api);
    const { missing, score } = lineIn(all, 'BR');
    expect(score).toBe(0);
    expect(missing.map(({ requirement }) => requirement)).toEqual(
      expect.arrayContaining([
        'designation',
        'point-24-7',
        'cyber-crime-unit',
        'expert',
        'languages',
        'verified',
      ]),
    );
    expect(cell(all, 'BR', 'designation', 'UNTOC', 'MLA')).toMatchObject({
      state: 'missing',
      since: '2004-02-28',
    });
  });

  it('fills as entries are published, and only then', async () => {
    const published = {
      country: 'BR',
      designations: [DESIGNATION],
      acceptedLanguages: [{ language: 'pt', purpose: 'requests' }],
    };
    await directory.draft('central-authorities', { ...published, acceptedLanguages: [] });
    expect(cell(await board(brazil.api), 'BR', 'designation', 'UNTOC', 'MLA').state).toBe('missing');
    await directory.published('central-authorities', {
      ...published,
    });
    await directory.published('experts', { country: 'BR' });
    const point = await directory.published('law-enforcement-contacts', {
      country: 'BR',
      functions: ['CONTACT_24_7'],
      unitType: 'cyber-crime-unit',
      contactPoints: [NUMBER, RED],
    });
    const before = await board(brazil.api);
    for (const requirement of ['point-24-7', 'cyber-crime-unit', 'expert', 'languages'])
      expect([requirement, cell(before, 'BR', requirement).state]).toEqual([requirement, 'met']);
    expect(cell(before, 'BR', 'designation', 'UNTOC', 'MLA').state).toBe('met');
    expect(cell(before, 'BR', 'designation', 'UNTOC', 'EXTRADITION').state).toBe('missing');
    expect(cell(before, 'BR', 'verified').state).toBe('missing');
    expect(lineIn(before, 'BR')).toMatchObject({ languages: ['pt'], values: { neverVerified: 2 } });

    const path = `/api/v1/law-enforcement-contacts/${point}`;
    const [first] = (await directory.read('law-enforcement-contacts', point)).contactPoints;
    demand(
      await directory.editor.api.post(`${path}/verifications`, {
        contactPointIds: [first!.id],
        method: 'call',
      }),
      200,
    );
    const after = await board(brazil.api);
    expect(cell(after, 'BR', 'verified').state).toBe('partly');
    expect(lineIn(after, 'BR').score).toBeGreaterThan(lineIn(before, 'BR').score);
  });

  it('says "unknown" of a State that an incomplete list does not show, and asks nothing of it', async () => {
    const all = await board(directory.editor.api);
    const unknown = all.states.flatMap(({ iso2, cells }) =>
      cells.flatMap(({ state }, index) => (state === 'unknown' ? [{ iso2, ...all.columns[index]! }] : [])),
    );
    expect(unknown.length).toBeGreaterThan(0);
    for (const { iso2, treaty, function: role } of unknown) {
      const { body } = await brazil.api.get<{ treaty: string; inForce: { answer: string } }[]>(
        `/api/v1/countries/${iso2}/treaties`,
      );
      expect(body.find((one) => one.treaty === treaty)!.inForce.answer).toBe('unknown');
      expect(lineIn(all, iso2).missing).not.toContainEqual(
        expect.objectContaining({ treaty, function: role }),
      );
    }
  });

  it('is open to authorities when an administrator says so, over what they may see of other States', async () => {
    const refused = await peru.api.get('/api/v1/coverage/BR/letter');
    expect(refused.status).toBe(403);
    demand(await administrator.api.patch('/api/v1/settings', { coverageOpen: true }), 200);
    const opened = await board(peru.api);
    expect(opened).toMatchObject({ open: true });
    expect(opened.states).toHaveLength(35);
    // Two values, one of them TLP:RED: Peru counts one.
    const sum = ({ values }: Line) => Object.values(values).reduce((a: number, b) => a + (b as number), 0);
    expect(sum(lineIn(opened, 'BR'))).toBe(1);
    expect(sum(lineIn(await board(brazil.api), 'BR'))).toBe(2);
    demand(await administrator.api.patch('/api/v1/settings', { coverageOpen: false }), 200);
    expect((await board(peru.api)).states.map(({ iso2 }) => iso2)).toEqual(['PE']);
  });

  it('writes the letter in the language of the State, or another of the four', async () => {
    const letter = async (iso2: string, query = '') =>
      demand(
        await directory.editor.api.get<{ text: string; language: string }>(
          `/api/v1/coverage/${iso2}/letter${query}`,
        ),
        200,
      ).body;
    expect(await letter('BR')).toMatchObject({ language: 'pt' });
    expect((await letter('BR')).text).toContain('artigo 16');
    expect((await letter('HT')).text).toContain('Haïti');
    expect((await letter('SR')).language).toBe('en');
    expect((await letter('BR', '?language=fr')).text).toContain('Objet');
    expect((await directory.editor.api.get('/api/v1/coverage/FI/letter')).status).toBe(404);
  });
});

describe('how fresh and complete States are', () => {
  const outsiders = new Map<string, Api>();

  beforeAll(async () => {
    const api = async (options: Parameters<typeof givenAccount>[1]) =>
      (await givenAccount(enlace, options)).api;
    outsiders.set('authority of Peru', peru.api);
    outsiders.set('reader of Brazil', await api({ role: 'law-enforcement-reader', state: 'BR' }));
    outsiders.set('observer', await api({ role: 'observer' }));
    outsiders.set('machine', (await givenKey(enlace, administrator)).api);
  });
  const seen = async () =>
    new Map(await Promise.all([...outsiders].map(async ([who, api]) => [who, await summary(api)] as const)));

  it('is the same, byte by byte, whatever changes that the reader may not see', async () => {
    const before = await seen();
    const own = await board(brazil.api);
    // An entry of TLP:RED with every kind of thing in it, a draft, and a hidden value that is verified.
    await directory.published('central-authorities', {
      tlp: 'TLP:RED',
      designations: [{ ...DESIGNATION, treaty: 'UNCAC', article: '46(13)' }],
      acceptedLanguages: [{ language: 'fr', purpose: 'requests' }],
      contactPoints: [NUMBER],
    });
    await directory.draft('experts', {});
    const id = await directory.published('law-enforcement-contacts', {
      country: 'BR',
      tlp: 'TLP:RED',
      contactPoints: [RED],
    });
    const [red] = (await directory.read('law-enforcement-contacts', id)).contactPoints;
    demand(
      await directory.editor.api.post(`/api/v1/law-enforcement-contacts/${id}/verifications`, {
        contactPointIds: [red!.id],
        method: 'call',
      }),
      200,
    );
    expect(await seen()).toEqual(before);
    // Those who may see it do notice.
    expect(await board(brazil.api)).not.toEqual(own);
  });

  it('changes at once with what the reader sees', async () => {
    const before = await seen();
    await directory.published('law-enforcement-contacts', {
      country: 'BR',
      tlp: 'TLP:CLEAR',
      contactPoints: [NUMBER],
    });
    const after = await seen();
    for (const [who, text] of before) expect([who, after.get(who)]).not.toEqual([who, text]);
  });

  it('is held back by the service alone and by the database alone', async () => {
    const visibleTo = new VisibleTo();
    const observer = { ...OBSERVER, clearance: { own: 1, others: 1, personal: false } } as never;
    const limits = visibleTo.limits(observer);
    const everything = { state: null, own: 4, others: 4, personal: true, concerned: '*' };
    const source = new DataSource({
      type: 'postgres',
      url: enlace.database.servingUrl,
      extra: { connectionString: enlace.database.servingUrl },
    });
    await source.initialize();
    try {
      const counted = (settings: object, caller: object) =>
        source.transaction(async (tx) => {
          for (const [name, value] of Object.entries(settings))
            await tx.query('select set_config($1, $2, true)', [`enlace.${name}`, String(value)]);
          return [...(await readPublished(tx, caller as never, clock.now()))].map(([iso2, one]) => [
            iso2,
            one,
          ]);
        });
      const asObserver = { role: 'observer', actor: 'x', state: '', own: 1, others: 1, personal: false };
      const asSystem = { role: 'system', actor: 'x', state: '', own: 4, others: 4, personal: true };
      const both = await counted(asObserver, limits);
      expect(await counted(asObserver, everything)).toEqual(both);
      expect(await counted(asSystem, limits)).toEqual(both);
      expect(await counted(asSystem, everything)).not.toEqual(both);
      expect(await counted({}, everything)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});

const OBSERVER = { kind: 'user', id: 'x', name: 'x', role: 'observer', state: null };

describe('the trend', () => {
  const runDue = () => enlace.app.get(DueTasks).runDue(clock.now());
  const trend = async (api: Api, query = '') =>
    demand(await api.get<Record<string, unknown>[]>(`/api/v1/coverage/trend${query}`), 200).body;

  it('keeps one row a day and State, however often the day is run', async () => {
    expect(await runDue()).toContain('coverage.snapshot');
    expect(await runDue()).not.toContain('coverage.snapshot');
    clock.advance(DAY);
    await runDue();
    await enlace.app.get(Transactions).read(systemContext('job:test'), async (tx) => {
      const [row] = await tx.query<{ rows: number; days: number }[]>(
        'select count(*)::int as rows, count(distinct day)::int as days from coverage_snapshot',
      );
      expect(row).toEqual({ rows: 2 * 2 * 35, days: 2 });
    });
  });

  it('shows an authority its own State, and the secretariat the sum of all', async () => {
    await directory.signInAgain();
    const ana = await signedInAgain(enlace, brazil, 'national-authority', 'BR');
    const inca = await signedInAgain(enlace, peru, 'national-authority', 'PE');
    expect((await trend(directory.editor.api)).map(({ day, states }) => [day, states])).toEqual([
      ['2026-11-24', 35],
      ['2026-11-25', 35],
    ]);
    const [own] = await trend(ana.api);
    expect(own).toMatchObject({ states: 1, score: lineIn(await board(ana.api), 'BR').score });
    expect((await inca.api.get('/api/v1/coverage/trend?country=BR')).status).toBe(403);
  });

  it('shows an authority of another State, once opened, figures without what it may not see', async () => {
    const boss = await signedInAgain(enlace, administrator, 'administrator');
    const inca = await signedInAgain(enlace, peru, 'national-authority', 'PE');
    demand(await boss.api.patch('/api/v1/settings', { coverageOpen: true }), 200);
    const [seen] = await trend(inca.api, '?country=BR');
    const [all] = await trend(directory.editor.api, '?country=BR');
    const count = (one: Record<string, unknown>) =>
      Object.values(one['values'] as Record<string, number>).reduce((a, b) => a + b);
    expect(count(seen!)).toBeLessThan(count(all!));
    // Stricter than those figures: none of them.
    const clearances = [
      { role: 'national-authority', own: 'TLP:AMBER', others: 'TLP:GREEN', personal: true },
    ];
    demand(await boss.api.patch('/api/v1/settings', { clearances }), 200);
    expect(await trend(inca.api, '?country=BR')).toEqual([]);
    expect(await trend(inca.api, '?country=PE')).toEqual([]);
  });
});
