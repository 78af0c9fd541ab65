import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OwnCopyResponse } from '../src/editions/copy.dto.js';
import type { DifferenceResponse } from '../src/editions/delivery.dto.js';
import type { EditionResponse } from '../src/editions/edition.dto.js';
import { verifyFolder } from '../src/editions/edition-verify.js';
import type { CopyManifest } from '../src/editions/manifest.js';
import { OF_COPY, OF_EDITION } from '../src/editions/statement.js';
import type { Api } from './support/api.js';
import { passwordOf } from './support/browser.js';
import { demand, entryInput, match, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { Gpg, itWithGpg } from './support/gpg.js';

const POINTS = '/api/v1/law-enforcement-contacts';
const STATEMENTS = [OF_EDITION, OF_COPY].flatMap((files) => Object.values(files));

let enlace: Enlace;
let editor: Api;
let second: Api;
let peru: Api;
let folder: string;
let edition: EditionResponse;

beforeAll(async () => {
  enlace = await startEnlace({ demo: true, jobs: true });
  folder = mkdtempSync(join(tmpdir(), 'enlace-walk-'));
  const signedIn = (who: string) => enlace.signIn(`${who}@demo.example`, passwordOf(enlace, who));
  editor = await signedIn('editor');
  second = await signedIn('second-editor');
  peru = await signedIn('authority-pe');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace?.close();
});

/** Waits for the server to have done it. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** One person begins and checks it, the other approves it, the server makes its files, the first publishes it. */
async function publish(title: string): Promise<EditionResponse> {
  const input = { title, languages: ['es'], formats: ['json', 'csv', 'vcf', 'xlsx'] };
  const { id } = demand(await editor.post<EditionResponse>('/api/v1/editions', input), 201).body;
  const path = `/api/v1/editions/${id}`;
  demand(await editor.post(`${path}/check`, {}), 200);
  expect((await editor.post(`${path}/approve`, {})).body.type).toBe('/problems/second-person-required');
  demand(await second.post(`${path}/approve`, {}), 200);
  await until(async () => {
    const { files } = demand(await editor.get<EditionResponse>(path), 200).body;
    expect(files.map(({ error }) => error).filter(Boolean)).toEqual([]);
    return files.every(({ state }) => state === 'done');
  });
  return demand(await editor.post<EditionResponse>(`${path}/publish`, {}), 200).body;
}

interface Point {
  id: string;
  kind: string;
  use: string;
  value: string;
  tlp: string;
}

interface Office extends SeenEntry {
  names: { original: string };
  contactPoints: Point[];
}

/** The first office of a State that answers day and night. */
async function office(country: string): Promise<Office> {
  const path = `${POINTS}?country=${country}&function=CONTACT_24_7`;
  return demand(await editor.get<{ items: Office[] }>(path), 200).body.items[0]!;
}

const agreed = async (proposed: { status: number; body: Record<string, unknown>; text: string }) => {
  if (proposed.status === 200 || proposed.status === 201) return;
  if (proposed.status !== 202) throw new Error(proposed.text);
  demand(await second.post(`/api/v1/changes/${String(proposed.body.id)}/approve`, {}), 200);
};

/** The office with other values, and nothing else different. */
async function changed({ id, contactPoints }: Office, value: (point: Point) => string): Promise<void> {
  const path = `${POINTS}/${id}`;
  const points = contactPoints.map((point) => ({
    id: point.id,
    kind: point.kind,
    use: point.use,
    tlp: point.tlp,
    value: value(point),
  }));
  await agreed(await editor.patch(path, { contactPoints: points }, await match(editor, path)));
}

/** The files of the last edition that the State gets, and those of its own copy, in a folder. */
async function kept(): Promise<string> {
  const own = mkdtempSync(join(folder, 'kept-'));
  for (const name of STATEMENTS) await keep(own, name);
  const { files, data } = JSON.parse(readFileSync(join(own, 'copy-manifest.json'), 'utf8')) as CopyManifest;
  for (const name of [...files.map(({ name }) => name), ...data]) await keep(own, name);
  return own;
}

async function keep(own: string, name: string): Promise<void> {
  const response = await fetch(`${enlace.url}/api/v1/editions/${edition.id}/files/${name}`, {
    headers: { authorization: `Bearer ${peru.token}` },
  });
  expect([name, response.status]).toEqual([name, 200]);
  writeFileSync(join(own, name), Buffer.from(await response.arrayBuffer()));
}

describe('the demonstration, from a fresh start', () => {
  it('publishes edition 1 to a State, which acknowledges it, and after three changes edition 2 says exactly those', async () => {
    const recipient = { name: 'Perú', kind: 'authority', state: 'PE', language: 'es' };
    demand(await editor.post('/api/v1/edition-recipients', recipient), 201);
    const first = await publish('Primera');
    expect(first.number).toBe(1);
    demand(await peru.post(`/api/v1/editions/${first.id}/acknowledge`, {}), 204);

    const [brazil, chile] = [await office('BR'), await office('CL')];
    const telephone = (red: boolean) =>
      brazil.contactPoints.find(({ kind, tlp }) => kind === 'telephone' && (tlp === 'TLP:RED') === red)!;
    const [old, hidden] = [telephone(false), telephone(true)];
    // One that Peru may not see changes as well.
    const numbers = new Map([
      [old.id, '+556133334444'],
      [hidden.id, '+556133335555'],
    ]);
    await changed(brazil, ({ id, value }) => numbers.get(id) ?? value);
    const path = `${POINTS}/${chile.id}`;
    await agreed(await editor.post(`${path}/withdraw`, { reason: 'Cerrada' }, await match(editor, path)));
    const input = entryInput('law-enforcement-contacts', {
      country: 'UY',
      names: { original: 'Nueva unidad' },
    });
    const fresh = `${POINTS}/${demand(await editor.post<SeenEntry>(POINTS, input), 201).body.id}`;
    await agreed(await editor.post(`${fresh}/publish`, {}, await match(editor, fresh)));

    edition = await publish('Segunda');
    expect([edition.number, edition.base]).toEqual([2, first.id]);
    const { body } = await peru.get<DifferenceResponse>(`/api/v1/editions/${edition.id}/changes`);
    const seen = body.items.map(({ kind, name, details }) => [
      kind,
      name,
      ...details.map(({ words, before, after }) => [words, before, after]),
    ]);
    expect([body.since, body.count]).toEqual([1, 3]);
    expect(seen).toEqual([
      ['changed', brazil.names.original, ['Reescriba este número', old.value, '+556133334444']],
      ['withdrawn', chile.names.original, ['Elimine esta ficha', chile.names.original, null]],
      ['new', 'Nueva unidad', ['Agregue esta ficha', null, 'Nueva unidad']],
    ]);
  });

  it('gives the State files that hold, and says which one a single byte was changed in', async () => {
    const proof = { password: passwordOf(enlace, 'authority-pe') };
    demand(await peru.post('/api/v1/edition-proofs', proof), 204);
    const copy = `/api/v1/editions/${edition.id}/copy`;
    demand(await peru.post(copy, {}), 202);
    await until(async () => (await peru.get<OwnCopyResponse>(copy)).body.copy?.state === 'done');
    const own = await kept();
    expect((await verifyFolder(own)).wrong).toEqual([]);
    const file = join(own, 'enlace-2.json');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('+556133334444');
    expect(text).not.toContain('+556133335555');
    writeFileSync(file, text.replace('+556133334444', '+556133334445'));
    expect((await verifyFolder(own)).wrong).toEqual([expect.stringContaining('enlace-2.json was altered')]);
  });

  itWithGpg('is signed well, gpg says, and badly after one byte was changed', async () => {
    const [own, gpg] = [await kept(), new Gpg()];
    try {
      expect(gpg.run(['--import', 'signing-key.asc'], { cwd: own }).status).toBe(0);
      expect(gpg.verdict(own)).toBe('Good');
      const manifest = join(own, 'manifest.json');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('Segunda', 'Secunda'));
      expect(gpg.verdict(own)).toBe('BAD');
    } finally {
      gpg.close();
    }
  });
});
