import fc from 'fast-check';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory, signedInAgain, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const REGISTER = 'law-enforcement-contacts';
const LIST = `/api/v1/${REGISTER}`;
const DAY = 24 * 60 * 60 * 1000;
/** How long sequences are tried for. */
const SECONDS = 6;

/** A document as it was answered. */
type Document = Record<string, unknown>;
interface HistoryItem {
  recordedAt: string;
  validFrom: string;
  changes: { field: string; before: unknown; after: unknown }[];
}

/** One accepted change: what of the entry, and how many days before today it became true. */
interface Step {
  notes: number;
  telephone: number;
  label: number;
  since: number;
  act: 'change' | 'withdraw and restore';
}

/** An account of which tests need a token of now, again and again. */
interface Reader {
  account: GivenAccount;
  role: 'editor' | 'national-authority' | 'observer';
  state: string | null;
}

const clock = new TestClock('2026-01-01T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let readers: Reader[];

beforeAll(async () => {
  enlace = await startEnlace({ clock, env: { LOG_LEVEL: 'warn' } });
  directory = await Directory.of(enlace);
  readers = [
    { account: await givenAccount(enlace, { role: 'editor' }), role: 'editor', state: null },
    {
      account: await givenAccount(enlace, { role: 'national-authority', state: 'PE' }),
      role: 'national-authority',
      state: 'PE',
    },
    { account: await givenAccount(enlace, { role: 'observer' }), role: 'observer', state: null },
  ];
});

afterAll(() => enlace?.close());

/** Of how sure we are, of what waits and of who signed, only the present is known. */
const ofThen = ({
  pendingChanges: _,
  singleSignature: __,
  contactPoints,
  ...fields
}: Document): Document => ({
  ...fields,
  contactPoints: (contactPoints as Document[]).map(({ freshness: ___, ...point }) => point),
});

async function read(reader: Reader, id: string, query = ''): Promise<Document | null> {
  const { api } = await signedInAgain(enlace, reader.account, reader.role, reader.state);
  const { status, body } = await api.get(`${LIST}/${id}${query}`);
  expect([200, 404]).toContain(status);
  return status === 200 ? ofThen(body) : null;
}

async function history(reader: Reader, id: string): Promise<HistoryItem[]> {
  const { api } = await signedInAgain(enlace, reader.account, reader.role, reader.state);
  return demand(await api.get<HistoryItem[]>(`${LIST}/${id}/history`), 200).body;
}

const dayBefore = (days: number): string =>
  new Date(clock.now().getTime() - days * DAY).toISOString().slice(0, 10);

const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'];
const points = ({ telephone, label }: Pick<Step, 'telephone' | 'label'>) => [
  { kind: 'email', value: 'plantao@orgao.example', tlp: 'TLP:CLEAR' },
  { kind: 'telephone', value: `+55 61 2025 8${100 + telephone}`, tlp: LABELS[label] },
];

async function take(step: Step, id: string): Promise<void> {
  if (step.act === 'withdraw and restore') {
    await directory.decided(REGISTER, id, 'withdraw', { reason: 'x' });
    clock.advance(1000);
    await directory.decided(REGISTER, id, 'restore');
    return;
  }
  const validFrom = dayBefore(step.since);
  await directory.changed(REGISTER, id, {
    notes: `note ${step.notes}`,
    contactPoints: points(step),
    validFrom,
  });
}

/** Labels that only get stricter: then what was read then may be read today. */
const steps = fc.array(
  fc.record({
    notes: fc.nat(3),
    telephone: fc.nat(3),
    label: fc.constant(0),
    since: fc.constantFrom(0, 0, 1, 5, 20),
    act: fc.constantFrom(
      'change' as const,
      'change' as const,
      'change' as const,
      'withdraw and restore' as const,
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

async function fresh(validFrom: string): Promise<string> {
  await directory.signInAgain();
  const first = { contactPoints: points({ telephone: 0, label: 0 }), tlp: 'TLP:CLEAR', validFrom };
  return directory.published(REGISTER, first);
}

/** Tries random sequences for some seconds; a slow machine tries fewer. */
function forRandomSteps(check: (all: Step[]) => Promise<void>): Promise<void> {
  const end = Date.now() + SECONDS * 1000;
  const property = fc.asyncProperty(steps, async (all) => {
    if (Date.now() < end) await check(all);
  });
  return fc.assert(property, { numRuns: 20, endOnFailure: true });
}

describe('the history of an entry', () => {
  it('gives, as known at any instant, exactly what was read then', async () => {
    await forRandomSteps(async (all) => {
      const id = await fresh(dayBefore(0));
      const moments: [instant: string, seen: (Document | null)[]][] = [];
      const remember = async () => {
        const instant = clock.now().toISOString();
        const seen = [];
        for (const reader of readers) seen.push(await read(reader, id));
        moments.push([instant, seen]);
      };
      await remember();
      for (const step of all) {
        clock.advance(DAY);
        await directory.signInAgain();
        await take(step, id);
        await remember();
      }
      clock.advance(DAY);
      for (const [instant, seen] of moments) {
        for (const [index, reader] of readers.entries()) {
          const then = await read(reader, id, `?knownAt=${instant}`);
          expect([reader.role, instant, then]).toEqual([reader.role, instant, seen[index]]);
        }
      }
    });
  }, 120_000);

  it('gives, as true on a day, the last word said of that day', async () => {
    await forRandomSteps(async (all) => {
      const validFrom = dayBefore(30);
      const id = await fresh(validFrom);
      const words: { since: string; seen: Document | null }[] = [
        { since: validFrom, seen: await read(readers[1]!, id) },
      ];
      for (const step of all.filter(({ act }) => act === 'change')) {
        clock.advance(1000);
        const before = await history(readers[0]!, id);
        await take(step, id);
        const changed = (await history(readers[0]!, id)).length > before.length;
        if (changed) words.push({ since: dayBefore(step.since), seen: await read(readers[1]!, id) });
      }
      for (const days of [0, 1, 3, 5, 10, 20, 30]) {
        const day = dayBefore(days);
        const last = words.filter(({ since }) => since <= day).at(-1)!;
        expect([day, await read(readers[1]!, id, `?on=${day}`)]).toEqual([day, last.seen]);
      }
      expect(await read(readers[1]!, id, `?on=${dayBefore(31)}`)).toBeNull();
    });
  }, 120_000);

  it('adds up, difference by difference, to what stands today', async () => {
    await forRandomSteps(async (all) => {
      const id = await fresh(dayBefore(0));
      for (const step of all) {
        clock.advance(60_000);
        await take(step, id);
      }
      for (const reader of readers) {
        const items = (await history(reader, id)).reverse();
        const added = items.reduce<Document>((document, { changes }) => {
          expect(changes.length).toBeGreaterThan(0);
          for (const { field, before } of changes) expect(document[field] ?? null).toEqual(before);
          const after = Object.fromEntries(changes.map((one) => [one.field, one.after]));
          return { ...document, ...after };
        }, {});
        const { demo: _, ...today } = (await read(reader, id))!;
        const known = Object.entries({ ...added }).filter(([, value]) => value !== null);
        expect(Object.fromEntries(known)).toEqual(
          Object.fromEntries(Object.entries(today).filter(([, value]) => value !== null)),
        );
      }
    });
  }, 120_000);

  it("of old values obeys the stricter of then's and today's label", async () => {
    const observer = readers[2]!;
    const numbers = async (id: string, query = '') =>
      ((await read(observer, id, query)) as unknown as SeenEntry).contactPoints.map(({ value }) => value);
    const id = await fresh(dayBefore(0));
    const open = clock.now().toISOString();
    expect(await numbers(id)).toContain('+556120258100');
    clock.advance(1000);
    const seen = await directory.read(REGISTER, id);
    const contactPoints = points({ telephone: 0, label: 2 }).map((point, index) => ({
      ...point,
      id: seen.contactPoints[index]!.id,
    }));
    await directory.changed(REGISTER, id, { contactPoints });
    const closed = clock.now().toISOString();
    // What was open is closed since: nobody reads the past more widely than the present.
    expect(await numbers(id)).toEqual(['plantao@orgao.example']);
    expect(await numbers(id, `?knownAt=${open}`)).toEqual(['plantao@orgao.example']);
    expect(JSON.stringify(await history(observer, id))).not.toContain('8100');
    clock.advance(1000);
    const again = await directory.read(REGISTER, id);
    const reopened = contactPoints.map((point, index) => ({
      ...point,
      id: again.contactPoints[index]!.id,
      tlp: 'TLP:CLEAR',
    }));
    await directory.changed(REGISTER, id, { contactPoints: reopened });
    // What was closed then stays closed for then.
    expect(await numbers(id)).toContain('+556120258100');
    expect(await numbers(id, `?knownAt=${closed}`)).toEqual(['plantao@orgao.example']);
  });
});
