import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../src/access/actor.js';
import { CLEARANCES } from '../src/access/clearance.js';
import { systemContext, type Credential, type RequestContext } from '../src/access/request-context.js';
import { ROLES, STATE_ROLES, type ActorRole } from '../src/access/roles.js';
import { Transactions } from '../src/access/transactions.js';
import { ceilingFor, isConcerned, seesEntry, seesValue } from '../src/access/visibility.js';
import { VisibleTo } from '../src/access/visible-to.js';
import { ENTITIES } from '../src/entities.js';
import { DatabaseConnections, servingOptions } from '../src/platform/database.js';
import { SqlParameters } from '../src/platform/queryable.js';
import type { EntryRow } from '../src/register/document.js';
import { freshnessOf, freshnessSql, STANDARD_DAYS, type FreshnessDays } from '../src/register/freshness.js';
import { RegisterQuery } from '../src/register/register.query.js';
import { view } from '../src/register/view.js';
import { CONTACT_KINDS, CONTACT_USES, KINDS, STATUSES } from '../src/register/vocabulary.js';
import { givenAccount } from './support/accounts.js';
import { givenKey } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

/** One entry of every State, kind, status, label and past there is, each with a handful of random values. */
const COUNTRIES = ['BR', 'PE', null];
const RANKS = [0, 1, 2, 3, 4];
const VALUES_AN_ENTRY = 8;
const RECORDED = new Date('2026-11-01T00:00:00Z');

const rank = fc.constantFrom(...RANKS);
const status = fc.constantFrom(...STATUSES);
const values = fc.array(
  fc.record({ personal: fc.boolean(), thenRank: rank, todayRank: rank, published: fc.boolean() }),
  { minLength: VALUES_AN_ENTRY, maxLength: VALUES_AN_ENTRY },
);
const pasts = fc.record({ values, statuses: fc.tuple(status, status), ranks: fc.tuple(rank, rank) });

interface StoredEntry {
  id: string;
  country: string | null;
  kind: 'person' | 'office';
  status: 'draft' | 'published' | 'withdrawn';
  tlp_rank: number;
  first_published: number | null;
}
interface StoredVersion {
  entry_id: string;
  version: number;
  status: string;
  tlp_rank: number;
  country: string | null;
}
interface StoredValue {
  id: string;
  entry_id: string;
  personal: boolean;
  then_rank: number;
  today_rank: number;
  published: boolean;
}
interface Stored {
  entries: StoredEntry[];
  versions: StoredVersion[];
  points: StoredValue[];
}

/** What one actor got, as sorted ids. */
interface Seen {
  entries: string[];
  values: string[];
}

/** The first layer switched off: everything is visible to everybody. */
class NoFirstLayer extends VisibleTo {
  override entries = () => 'true';
  override versions = () => 'true';
  override values = () => 'true';
  override concerned = () => 'true';
  override limits = () => ({ state: null, own: 4, others: 4, personal: true, concerned: '*' });
}

const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

let enlace: Enlace;
/** A connection that no policy holds back. */
let superuser: DataSource;
let serving: DataSource;
let stored: Stored;
let credentials: Map<string, Credential>;
const clock = new TestClock();
const visibleTo = new VisibleTo();

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  serving = enlace.app.get(DataSource);
  const { ownerUrl, superuserUrl } = enlace.database;
  const options = servingOptions(new DatabaseConnections(ownerUrl, superuserUrl), ENTITIES);
  superuser = await new DataSource(options).initialize();
  const [{ bypasses }] = await superuser.query<[{ bypasses: boolean }]>(
    'select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
  );
  expect(bypasses).toBe(true);
  stored = await store(generated());
  credentials = await everyCredential();
});

afterAll(async () => {
  await superuser?.destroy();
  await enlace?.close();
});

/** One credential for each role, and for the two roles of a State a second one of a State without entries. */
async function everyCredential(): Promise<Map<string, Credential>> {
  const all = new Map<string, Credential>([['system', { kind: 'system', name: 'job:test' }]]);
  const administrator = await givenAccount(enlace, { role: 'administrator' });
  for (const role of ROLES) {
    if (role === 'recipient') continue;
    for (const state of STATE_ROLES.includes(role) ? ['BR', 'PE', 'CL'] : [undefined]) {
      const { sessionId } = await givenAccount(enlace, { role, state });
      all.set([role, state].filter(Boolean).join(' of '), { kind: 'session', sessionId });
    }
  }
  for (const state of [null, 'BR']) {
    const { id, secretHash } = await givenKey(enlace, administrator, ['country:read'], state);
    all.set(state ? `recipient of ${state}` : 'recipient', { kind: 'client', clientId: id, secretHash });
  }
  return all;
}

function generated(): Stored {
  const shapes = COUNTRIES.flatMap((country) =>
    KINDS.flatMap((kind) => STATUSES.flatMap((now) => RANKS.map((label) => ({ country, kind, now, label })))),
  );
  const random = fc.sample(pasts, { seed: 20261124, numRuns: shapes.length });
  const all: Stored = { entries: [], versions: [], points: [] };
  for (const [index, { country, kind, now, label }] of shapes.entries()) {
    const { values: made, statuses, ranks } = random[index]!;
    const entry = { id: randomUUID(), country, kind, status: now, tlp_rank: label };
    const past = [...statuses, now];
    const first = past.indexOf('published') + 1;
    all.entries.push({ ...entry, first_published: first || null });
    past.forEach((one, number) =>
      all.versions.push({
        entry_id: entry.id,
        version: number + 1,
        status: one,
        tlp_rank: [...ranks, label][number]!,
        country,
      }),
    );
    for (const { personal, thenRank, todayRank, published } of made) {
      const ranked = { then_rank: thenRank, today_rank: todayRank };
      all.points.push({ id: randomUUID(), entry_id: entry.id, personal, published, ...ranked });
    }
  }
  return all;
}

async function store(all: Stored): Promise<Stored> {
  const pointsOf = (id: string) => all.points.filter(({ entry_id }) => entry_id === id).map((one) => one.id);
  const country = new Map(all.entries.map((entry) => [entry.id, entry.country]));
  const made = { version: 3, demo: false, created_at: RECORDED, created_by: 'test' };
  await insert(
    'register_entry',
    all.entries.map((entry) => ({ ...made, ...entry, register: 'law-enforcement-contacts' })),
  );
  await insert(
    'entry_version',
    all.versions.map((version) => ({
      ...version,
      current: version.version === 3,
      register: 'law-enforcement-contacts',
      document: { names: { original: 'x' } },
      contact_points: pointsOf(version.entry_id),
      functions: [],
      languages: [],
      treaties: [],
      specialities: [],
      search_text: '',
      sort_name: version.entry_id,
      valid_from: `2026-11-0${version.version}`,
      recorded_at: `2026-11-0${version.version}T00:00:00Z`,
      recorded_by: 'test',
      recorded_by_name: 'Test',
      single_signature: false,
      digest: '',
    })),
  );
  const point = { kind: 'telephone', use: 'general', value: '110', digest: '', created_at: RECORDED };
  await insert(
    'contact_point',
    all.points.map((one) => ({
      ...point,
      ...one,
      point: one.id,
      own_rank: one.then_rank,
      country: country.get(one.entry_id) ?? null,
    })),
  );
  await insert(
    'central_authority',
    all.entries.map(({ id }) => ({ entry_id: id, accepted_languages: [], channels: [] })),
  );
  await insert(
    'designation',
    all.entries.map(({ id }) => ({ entry_id: id, position: 0, function: 'MLA' })),
  );
  await insert(
    'change',
    all.entries.map((entry) => ({
      id: entry.id,
      register: 'experts',
      entry_id: entry.id,
      country: entry.country,
      base_version: 1,
      action: 'change',
      lane: 'legal',
      state: 'pending',
      patch: {},
      proposed_by: 'test',
      proposed_by_name: 'Test',
      proposed_at: RECORDED,
    })),
  );
  return all;
}

async function insert(table: string, rows: object[]): Promise<void> {
  const columns = Object.keys(rows[0]!)
    .map((column) => `"${column}"`)
    .join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  await superuser.query(sql, [JSON.stringify(rows)]);
}

/** Reads as that actor: in the serving role's transaction, under the policies. */
function asActor<T>(
  credential: Credential,
  work: (tx: EntityManager, actor: Actor) => Promise<T>,
): Promise<T> {
  const context: RequestContext = { ...systemContext('test'), credential, permission: 'country:read' };
  return enlace.app.get(Transactions).read(context, work);
}

/** Reads all pages of all statuses by that query; `show` is what the layer makes of a row. */
async function readAll(
  query: RegisterQuery,
  tx: EntityManager,
  actor: Actor,
  show: (row: EntryRow) => { id: string; contactPoints: { id: string }[] } | null,
): Promise<Seen> {
  const entries: string[] = [];
  const points: string[] = [];
  for (const one of STATUSES) {
    const { rows, next } = await query.page(tx, actor, { status: one }, 1000, null);
    expect(next).toBeNull();
    for (const shown of rows.map(show)) {
      if (!shown) continue;
      entries.push(shown.id);
      points.push(...shown.contactPoints.map(({ id }) => id));
    }
  }
  return { entries: sorted(entries), values: sorted(points) };
}

const viewed = (actor: Actor) => (row: EntryRow) => view(row, actor, clock.now());
const unviewed = (row: EntryRow) => ({ id: row.id, contactPoints: row.points });

const factsOf = (entry: StoredEntry) => ({
  ...entry,
  rank: entry.tlp_rank,
  wasPublished: entry.first_published !== null,
});

const wasShown = ({ entry_id, version }: { entry_id: string; version: number }): boolean => {
  const first = stored.entries.find(({ id }) => id === entry_id)!.first_published;
  return first !== null && version >= first;
};

/** What the pure rules of access/visibility.ts say. */
function byTheRules(actor: Actor): Seen {
  const facts = new Map(stored.entries.map((entry) => [entry.id, factsOf(entry)]));
  const entries = [...facts.values()].filter((entry) => seesEntry(actor, entry));
  const shown = stored.points.filter((point) =>
    seesValue(actor, facts.get(point.entry_id)!, {
      personal: point.personal,
      published: point.published,
      rank: Math.max(point.then_rank, point.today_rank),
    }),
  );
  return { entries: sorted(entries.map(({ id }) => id)), values: sorted(shown.map(({ id }) => id)) };
}

const ids = (rows: { id: string }[]): string[] => sorted(rows.map(({ id }) => id));

/** Every actor in turn, as the database confirmed it. */
async function forEachActor(check: (name: string, credential: Credential, actor: Actor) => Promise<void>) {
  for (const [name, credential] of credentials) {
    const actor = await asActor(credential, (_, confirmed) => Promise.resolve(confirmed));
    await check(name, credential, actor);
  }
}

/** What an actor sees by each of the layers, to be compared. */
async function layersOf(credential: Credential, actor: Actor) {
  const query = new RegisterQuery(visibleTo, clock);
  const unguarded = new RegisterQuery(new NoFirstLayer(), clock);
  return {
    rules: byTheRules(actor),
    both: await asActor(credential, (tx) => readAll(query, tx, actor, viewed(actor))),
    serviceOnly: await unbound((tx) => readAll(query, tx, actor, viewed(actor))),
    databaseOnly: await asActor(credential, (tx) => readAll(unguarded, tx, actor, unviewed)),
    sql: {
      entries: ids(await byCondition('register_entry e', (add) => visibleTo.entries(actor, add))),
      values: ids(
        await byCondition('contact_point p join register_entry e on e.id = p.entry_id', (add) => {
          return `${visibleTo.entries(actor, add)} and ${visibleTo.values(actor, add)}`;
        }),
      ),
    },
    tables: await asActor(credential, async (tx) => ({
      entries: ids(await tx.query('select id from register_entry')),
      values: ids(await tx.query('select id from contact_point')),
    })),
  };
}

/** Reads where the database lets everything through: no policy binds the connection, its settings name the system. */
const unbound = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  superuser.transaction(async (tx) => {
    await tx.query(`select begin_system('job:test')`);
    return work(tx);
  });

async function byCondition(from: string, condition: (parameters: SqlParameters) => string) {
  const parameters = new SqlParameters();
  const where = condition(parameters);
  const alias = from.startsWith('contact_point') ? 'p' : 'e';
  return superuser.query<{ id: string }[]>(
    `select ${alias}.id from ${from} where ${where}`,
    parameters.values,
  );
}

/** The layers agree for every actor; answers how many entries and values each saw, so that a test can look at it. */
async function expectLayersToAgree(): Promise<Map<string, [number, number]>> {
  const counts = new Map<string, [number, number]>();
  await forEachActor(async (name, credential, actor) => {
    const { rules, ...layers } = await layersOf(credential, actor);
    for (const [layer, seen] of Object.entries(layers))
      expect({ name, layer, ...seen }).toEqual({ name, layer, ...rules });
    counts.set(name, [rules.entries.length, rules.values.length]);
  });
  return counts;
}

describe('the two layers of visibility', () => {
  it('show exactly the same entries and values: together, the service alone, the database alone', async () => {
    const counts = await expectLayersToAgree();
    const { entries, points } = stored;
    expect(counts.get('system')).toEqual([entries.length, points.length]);
    expect(counts.get('editor')).toEqual([entries.length, points.length]);
    expect(counts.get('auditor')).toEqual([0, 0]);
    const [seen, shown] = counts.get('national-authority of PE')!;
    const [fewer, less] = counts.get('law-enforcement-reader of PE')!;
    expect(entries.length > seen && seen > fewer && fewer > counts.get('observer')![0]).toBe(true);
    expect(points.length > shown && shown > less && less > counts.get('observer')![1]).toBe(true);
  });

  it('still do so when an administrator made every clearance stricter', async () => {
    await superuser.query(
      `update clearance set own = greatest(-1, own - 1), others = greatest(-1, others - 2),
              personal = personal and role <> 'law-enforcement-reader' where role <> 'system'`,
    );
    try {
      const counts = await expectLayersToAgree();
      expect(counts.get('observer')).toEqual([0, 0]);
      expect(counts.get('editor')![1]).toBeLessThan(stored.points.length);
    } finally {
      await superuser.query(
        'update clearance set own = own_default, others = others_default, personal = personal_default',
      );
    }
  });

  it.each([{}, { on: '2026-11-01' }, { knownAt: '2026-11-02T12:00:00Z' }])(
    'show the same versions of the past at %p',
    async (moment) => {
      const versionsOf = async (
        query: RegisterQuery,
        tx: EntityManager,
        actor: Actor,
        shown: (actor: Actor) => (row: EntryRow) => unknown,
      ) => {
        const found: string[] = [];
        for (const { id } of stored.entries.filter((_, index) => index % 7 === 0)) {
          const row = await query.one(tx, actor, null, id, moment);
          if (row && shown(actor)(row)) found.push(`${id} ${row.version_number}`);
        }
        return sorted(found);
      };
      const query = new RegisterQuery(visibleTo, clock);
      const unguarded = new RegisterQuery(new NoFirstLayer(), clock);
      await forEachActor(async (name, credential, actor) => {
        const both = await asActor(credential, (tx) => versionsOf(query, tx, actor, viewed));
        const service = await versionsOf(query, superuser.manager, actor, viewed);
        const database = await asActor(credential, (tx) => versionsOf(unguarded, tx, actor, () => unviewed));
        expect({ name, service, database }).toEqual({ name, service: both, database: both });
      });
    },
  );

  it('show the same versions in a history', async () => {
    await forEachActor(async (name, credential, actor) => {
      const entries = new Map(stored.entries.map((entry) => [entry.id, factsOf(entry)]));
      const expected = stored.versions.filter(
        (version) =>
          seesEntry(actor, entries.get(version.entry_id)!) &&
          version.tlp_rank <= ceilingFor(actor, version.country) &&
          (isConcerned(actor, version.country) || wasShown(version)),
      );
      const key = (one: { entry_id: string; version: number }) => `${one.entry_id} ${one.version}`;
      const rows = await asActor(credential, (tx) =>
        tx.query<StoredVersion[]>('select entry_id, version from entry_version'),
      );
      expect({ name, versions: sorted(rows.map(key)) }).toEqual({
        name,
        versions: sorted(expected.map(key)),
      });
    });
  });

  it('show designations and details with their entry, and changes to those concerned', async () => {
    await forEachActor(async (name, credential, actor) => {
      const concerned = stored.entries.filter((entry) => isConcerned(actor, entry.country));
      const { rules } = { rules: byTheRules(actor) };
      const tables = await asActor(credential, async (tx) => ({
        designation: ids(await tx.query('select entry_id as id from designation')),
        central_authority: ids(await tx.query('select entry_id as id from central_authority')),
        change: ids(await tx.query('select id from change')),
      }));
      expect({ name, ...tables }).toEqual({
        name,
        designation: rules.entries,
        central_authority: rules.entries,
        change: ids(concerned),
      });
    });
  });

  it('show reports and drills to those concerned, and who reported to the secretariat and to themselves', async () => {
    const reporter = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'CL' });
    const drill = { id: randomUUID(), title: 'x', channel: 'call', state: 'scheduled', hours: 1 };
    const by = { created_by: 'test', created_by_name: 'Test', created_at: RECORDED, starts_at: RECORDED };
    await insert('drill', [{ ...drill, ...by }]);
    const about = stored.entries.map(({ id, country }) => {
      const value = stored.points.find(({ entry_id }) => entry_id === id)!;
      return { id, entry_id: id, country, demo: false, contact_point_id: value.id };
    });
    const register = 'law-enforcement-contacts';
    await insert(
      'drill_point',
      about.map((one) => ({ ...one, register, drill_id: drill.id, language: 'en' })),
    );
    const said = {
      reporter_id: reporter.id,
      reporter_name: 'x',
      office: 'CL',
      open: true,
      reported_at: RECORDED,
    };
    await insert(
      'fault_reporter',
      about.map(({ id }) => ({ ...said, report_id: id, point: id })),
    );
    await insert(
      'fault_report',
      about.map((one) => ({ ...one, register, fault: 'no-answer', reported_at: RECORDED })),
    );
    const own: Credential = { kind: 'session', sessionId: reporter.sessionId };
    for (const [name, credential] of [...credentials, ['the reporter', own] as const]) {
      const actor = await asActor(credential, (_, confirmed) => Promise.resolve(confirmed));
      const concerned = ids(stored.entries.filter(({ country }) => isConcerned(actor, country)));
      const all = ids(stored.entries);
      const secretariat = concerned.length === all.length;
      const tables = await asActor(credential, async (tx) => ({
        drill: (await tx.query<object[]>('select id from drill')).length,
        drill_point: ids(await tx.query('select id from drill_point')),
        fault_report: ids(await tx.query('select id from fault_report')),
        fault_reporter: ids(await tx.query('select report_id as id from fault_reporter')),
      }));
      expect({ name, ...tables }).toEqual({
        name,
        drill: concerned.length > 0 ? 1 : 0,
        drill_point: concerned,
        fault_report: credential === own ? all : concerned,
        fault_reporter: secretariat || credential === own ? all : [],
      });
    }
  });

  it('let nothing through where no actor was named', async () => {
    for (const table of [
      'register_entry',
      'entry_version',
      'contact_point',
      'change',
      'designation',
      'verification',
      'drill',
      'drill_point',
      'fault_report',
      'fault_reporter',
    ]) {
      expect({ table, rows: await serving.query(`select 1 from ${table}`) }).toEqual({ table, rows: [] });
    }
  });
});

describe('what is written twice, for each layer once', () => {
  it('the table of clearances says the same', async () => {
    const rows = await superuser.query<({ role: ActorRole } & (typeof CLEARANCES)['system'])[]>(
      'select role, own, others, personal from clearance',
    );
    expect(Object.fromEntries(rows.map(({ role, ...clearance }) => [role, clearance]))).toEqual(CLEARANCES);
  });

  it('freshness is the same in SQL', async () => {
    const day = 24 * 60 * 60 * 1000;
    const now = clock.now();
    // Around every edge: never, 120 and 180 days, 30 before each, and the millisecond beside them.
    const ago = fc
      .tuple(
        fc.constantFrom(0, 89, 90, 91, 119, 120, 121, 149, 150, 151, 179, 180, 181),
        fc.integer({ min: -1, max: 1 }),
      )
      .map(([days, off]) => new Date(now.getTime() - days * day + off));
    const at = fc.oneof(ago, fc.date({ min: new Date('2025-01-01'), max: now, noInvalidDate: true }));
    const instant = fc.option(at.map((one) => one.toISOString()));
    const value = fc.record({
      kind: fc.constantFrom(...CONTACT_KINDS),
      use: fc.constantFrom(...CONTACT_USES),
      verified_at: instant,
      disputed_at: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, instant),
      reported_at: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, instant),
    });
    const span = (min: number, max: number) => fc.integer({ min, max });
    const settings = fc.record({
      telephone247: span(30, 365),
      value: span(30, 730),
      designation: span(90, 1095),
      due: span(7, 29),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 100, maxLength: 300 }), settings, async (all, days) => {
        const rows = await superuser.query<{ today: string; state: string }[]>(
          `select ${freshnessSql('$2::timestamptz')} as today, ${freshnessSql('$2::timestamptz', '$3::jsonb')} as state
             from jsonb_to_recordset($1) as p(kind text, use text, verified_at timestamptz, disputed_at timestamptz,
                                              reported_at timestamptz, n int) order by n`,
          [JSON.stringify(all.map((one, n) => ({ ...one, n }))), now, days],
        );
        const statesIn = (these: FreshnessDays) => all.map((one) => freshnessOf(one, these, now).state);
        expect(rows.map(({ today }) => today)).toEqual(statesIn(STANDARD_DAYS));
        expect(rows.map(({ state }) => state)).toEqual(statesIn(days));
      }),
      { numRuns: 10 },
    );
  });
});
