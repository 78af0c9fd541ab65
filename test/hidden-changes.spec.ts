import { registers } from '../src/registers.js';
import type { RegisterName } from '../src/register/vocabulary.js';
import { givenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { demand, Directory, givenKey, match, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const OPEN = { kind: 'telephone', value: '+556120258900', tlp: 'TLP:CLEAR' };
const RED = { kind: 'telephone', use: '24/7', value: '+556120258901', tlp: 'TLP:RED' };
const RESPONSIBLE = { kind: 'email', use: 'responsible', value: 'responsavel@orgao.example' };
const LAST = { kind: 'email', value: 'contato@orgao.example', tlp: 'TLP:GREEN' };

const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
/** Whoever may not see what is TLP:RED: of much clearance, of little, and a machine. */
const outsiders = new Map<string, Api>();

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  const api = async (options: Parameters<typeof givenAccount>[1]) =>
    (await givenAccount(enlace, options)).api;
  outsiders.set('authority of Peru', await api({ role: 'national-authority', state: 'PE' }));
  outsiders.set('reader of Brazil', await api({ role: 'law-enforcement-reader', state: 'BR' }));
  outsiders.set('observer', await api({ role: 'observer' }));
  outsiders.set(
    'machine',
    (await givenKey(enlace, await givenAccount(enlace, { role: 'administrator' }))).api,
  );
});

afterAll(() => enlace?.close());

/** Everything an outsider may ask that a trace could show in. */
const asked = (register: RegisterName, id: string): string[] => [
  `${register}/${id}`,
  `${register}/${id}/history`,
  `${register}/${id}?on=2026-11-25`,
  `${register}/${id}?knownAt=2026-11-25T00:00:00Z`,
  ...['total=exact', 'limit=1', 'q=unidade', 'q=8901', 'status=draft', 'status=withdrawn'].map(
    (query) => `${register}?${query}`,
  ),
  ...['never-verified', 'confirmed'].map((state) => `${register}?freshness=${state}&total=exact`),
  `exports/${register}.json`,
  `exports/directory.csv?for=machines`,
];

/** Every byte of an answer but the request's id, and the moment at which an export was made. */
const plain = ({ status, text, headers }: ApiAnswer) => ({
  status,
  text: text
    .replace(/"requestId":"[^"]*"/, '')
    .replace(/^\{"date":"[^"]*"/, '')
    // When it was made stands before for whom, at the end of each line of a CSV file.
    .replace(/,[^,\n]*Z,[^,\n]*$/gm, ''),
  headers: [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'),
});

async function everything(register: RegisterName, id: string): Promise<Map<string, object>> {
  const answers = new Map<string, object>();
  const ask = async ([name, api]: [string, Api]) => {
    for (const path of asked(register, id))
      answers.set(`${name}: ${path}`, plain(await api.get(`/api/v1/${path}`)));
  };
  await Promise.all([...outsiders].map(ask));
  return answers;
}

/** What an act is done to: the entry as an editor reads it. */
interface Target {
  register: RegisterName;
  id: string;
  path: string;
  points: PointInput[];
}
type PointInput = { id: string; kind: string; value: string; [field: string]: unknown };

const targetOf = async (register: RegisterName, id: string): Promise<Target> => {
  const { contactPoints } = await directory.read(register, id);
  const points = contactPoints.map((point) => {
    const { id: one, kind, value, tlp, use, personal } = point as typeof point & PointInput;
    return { id: one, kind, value: value!, tlp, use, personal };
  });
  return { register, id, path: `/api/v1/${register}/${id}`, points };
};

const isRed = ({ value }: PointInput): boolean => value === RED.value;
const change = ({ register, id }: Target, contactPoints: object[]) =>
  directory.changed(register, id, { contactPoints });

async function propose({ path }: Target, patch: object): Promise<string> {
  const { api } = directory.editor;
  return String(demand(await api.patch(path, patch, await match(api, path)), 202).body.id);
}

/** What outsiders must not notice. */
const HIDDEN: Record<string, (target: Target) => Promise<void>> = {
  'another number in place of a hidden one': (target) =>
    change(
      target,
      target.points.map((one) => (isRed(one) ? { ...one, value: '+55 61 2025 8999' } : one)),
    ),
  'a hidden number taken away': (target) =>
    change(
      target,
      target.points.filter((one) => !isRed(one)),
    ),
  'one hidden number more, between others': (target) => {
    const [first, ...rest] = target.points;
    return change(target, [first!, { ...RED, kind: 'fax', value: '+55 61 2025 8777' }, ...rest]);
  },
  'hidden values in another order': (target) => {
    const [open, red, responsible, last] = target.points;
    return change(target, [responsible!, open!, red!, last!]);
  },
  'a hidden number verified': async ({ path, points }) => {
    const body = { contactPointIds: [points.find(isRed)!.id], method: 'call' };
    demand(await directory.editor.api.post(`${path}/verifications`, body), 200);
  },
  'a proposal that nobody decided': async (target) => {
    const contactPoints = [{ ...target.points[0], value: '+55 61 2025 8666' }];
    await propose(target, { contactPoints, tlp: 'TLP:RED', names: { original: 'Outro nome' } });
  },
  'a proposal that was declined': async (target) => {
    const id = await propose(target, { contactPoints: [{ ...target.points[0], tlp: 'TLP:RED' }] });
    demand(await directory.second.api.post(`/api/v1/changes/${id}/decline`, { reason: 'no' }), 200);
  },
  'another entry drafted and given up': async ({ register }) => {
    const id = await directory.draft(register, { kind: 'office', contactPoints: [OPEN] });
    const path = `/api/v1/${register}/${id}`;
    const etag = await match(directory.editor.api, path);
    demand(await directory.editor.api.post(`${path}/withdraw`, { reason: 'no' }, etag), 200);
  },
  'another entry of TLP:RED published and withdrawn': async ({ register }) => {
    await directory.withdrawn(register, { kind: 'office', tlp: 'TLP:RED', contactPoints: [OPEN] });
  },
};

async function given(register: RegisterName): Promise<Target> {
  const contactPoints = [OPEN, RED, RESPONSIBLE, LAST];
  return targetOf(register, await directory.published(register, { tlp: 'TLP:CLEAR', contactPoints }));
}

/** Every act where most numbers are; one each where the mechanism is the same. */
const CASES = registers.flatMap(({ name }) =>
  Object.keys(HIDDEN)
    .slice(0, name === 'law-enforcement-contacts' ? undefined : 1)
    .map((act) => [name, act] as const),
);

describe('outsiders', () => {
  it.each(CASES)('to %s get every byte as before: %s', async (register, act) => {
    const target = await given(register);
    const before = await everything(register, target.id);
    for (const outsider of outsiders.keys()) {
      expect(before.get(`${outsider}: ${register}/${target.id}`)).toHaveProperty('status', 200);
    }
    clock.advance(1000);
    await HIDDEN[act]!(target);
    expect(await everything(register, target.id)).toEqual(before);
  });

  it('notice it at once when what they see changes', async () => {
    const register = 'law-enforcement-contacts';
    const target = await given(register);
    const before = await everything(register, target.id);
    await change(target, [{ ...target.points[0]!, value: '+556120258999' }, ...target.points.slice(1)]);
    const after = await everything(register, target.id);
    for (const outsider of outsiders.keys()) {
      for (const path of [
        `${register}/${target.id}`,
        `${register}/${target.id}/history`,
        `exports/${register}.json`,
      ]) {
        const key = `${outsider}: ${path}`;
        expect([key, after.get(key)]).not.toEqual([key, before.get(key)]);
      }
    }
    const seen = await outsiders.get('observer')!.get<SeenEntry>(target.path);
    expect(seen.body.contactPoints.map(({ value }) => value)).toEqual(['+556120258999', LAST.value]);
  });
});
