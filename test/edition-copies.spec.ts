import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readSheet } from 'read-excel-file/node';
import type { OwnCopyResponse } from '../src/editions/copy.dto.js';
import { CopyBuilder } from '../src/editions/copy-builder.js';
import type { BoardResponse, HolderList } from '../src/editions/delivery.dto.js';
import type { RecipientResponse } from '../src/editions/recipient.dto.js';
import type { EditionResponse } from '../src/editions/edition.dto.js';
import { EditionKeys } from '../src/editions/edition-keys.js';
import { verifyFolder } from '../src/editions/edition-verify.js';
import type { CopyManifest, Manifest } from '../src/editions/manifest.js';
import { OF_COPY, OF_EDITION } from '../src/editions/statement.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { demand, Directory } from './support/directory.js';
import { Editions } from './support/editions.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const CARD = 'law-enforcement-contacts';
const STATEMENTS = [OF_EDITION, OF_COPY].flatMap((files) => Object.values(files));

let enlace: Enlace;
let directory: Directory;
let editions: Editions;
let peru: GivenAccount;
let chile: GivenAccount;
let recipient: RecipientResponse;
let edition: EditionResponse;
let serial: string;
let folder: string;

beforeAll(async () => {
  enlace = await startEnlace();
  folder = mkdtempSync(join(tmpdir(), 'enlace-copies-'));
  directory = await Directory.of(enlace);
  editions = new Editions(directory);
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE', language: 'es' });
  chile = await givenAccount(enlace, { role: 'national-authority', state: 'CL' });
  for (const input of [
    { name: 'Perú & «Co»', kind: 'authority', state: 'PE', language: 'es', formats: ['json', 'xlsx', 'pdf'] },
    { name: 'Chile', kind: 'authority', state: 'CL', language: 'es', formats: ['csv'] },
  ]) {
    const made = demand(
      await directory.editor.api.post<RecipientResponse>('/api/v1/edition-recipients', input),
      201,
    );
    recipient ??= made.body;
  }
  await directory.published(CARD, {
    country: 'PE',
    names: { original: 'Fiscalía de Lima' },
    contactPoints: [{ kind: 'telephone', value: '+5112082211', tlp: 'TLP:AMBER', use: '24/7' }],
  });
  edition = await editions.published({ formats: ['json', 'csv', 'xlsx', 'pdf'], languages: ['en', 'es'] });
  const { body } = await directory.editor.api.get<BoardResponse>(`/api/v1/editions/${edition.id}/board`);
  serial = body.items.find(({ id }) => id === recipient.id)!.serial;
  for (const who of [peru, chile])
    demand(await who.api.post('/api/v1/edition-proofs', { password: who.password }), 204);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace?.close();
});

const path = (rest: string) => `/api/v1/editions/${edition.id}/${rest}`;
const fetched = async (who: GivenAccount, name: string): Promise<Buffer> => {
  const response = await fetch(enlace.url + path(`files/${name}`), {
    headers: { authorization: `Bearer ${who.token}` },
  });
  if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};
const copyOf = async (who: GivenAccount) => (await who.api.get<OwnCopyResponse>(path('copy'))).body.copy;

describe("a recipient's own copy", () => {
  it('is made when it is asked for, in its language and formats, and signed apart', async () => {
    expect(await copyOf(peru)).toMatchObject({ serial, state: 'none', language: 'es', files: [] });
    const ordered = await peru.api.post<OwnCopyResponse>(path('copy'), {});
    expect([ordered.status, ordered.body.copy!.state]).toEqual([202, 'waiting']);
    // It is signed with a newer key than its edition.
    await enlace.app.get(EditionKeys).rotate();
    await enlace.app.get(CopyBuilder).build({ editionId: edition.id, recipientId: recipient.id });
    const own = (await copyOf(peru))!;
    const name = (end: string) => `enlace-${serial.toLowerCase()}-es.${end}`;
    expect([own.state, own.error, own.files.map((file) => file.name)]).toEqual([
      'done',
      null,
      [name('xlsx'), name('pdf')],
    ]);
    expect((await peru.api.post<OwnCopyResponse>(path('copy'), {})).status).toBe(200);
    const manifest = JSON.parse((await fetched(peru, 'copy-manifest.json')).toString()) as CopyManifest;
    expect(manifest).toMatchObject({
      enlace: 'edition-copy',
      edition: { number: edition.number, digest: edition.digest },
      serial,
      recipient: 'Perú & «Co»',
      files: own.files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes, entries: 1 })),
      data: ['.json', '.schema.json', '-changes.json', '-changes-es.csv'].map(
        (end) => `enlace-${edition.number}${end}`,
      ),
    });
  });

  it('says on every sheet and page whose it is', async () => {
    const book = await fetched(peru, `enlace-${serial.toLowerCase()}-es.xlsx`);
    const first = await readSheet(book, 'Léame');
    expect(first[1]).toEqual(['Copia para', `${serial} · Perú & «Co»`]);
    const sheet = (await readSheet(book, 'Fuerzas del orden')) as string[][];
    expect(sheet[1]!.at(-1)).toContain(`${serial} · Perú & «Co»`);
    const shown = join(folder, 'book.xlsx');
    writeFileSync(shown, book);
    const xml = spawnSync('unzip', ['-p', shown, 'xl/worksheets/sheet4.xml'], { encoding: 'utf8' });
    if (xml.status === 0)
      expect(xml.stdout).toContain(`<oddHeader>&amp;C${serial} · Perú &amp;&amp; «Co»</oddHeader>`);
    if (spawnSync('pdftotext', ['-v']).status !== 0)
      return console.warn('SKIPPED: pdftotext is not on this machine; it read no copy.');
    const file = join(folder, 'copy.pdf');
    writeFileSync(file, await fetched(peru, `enlace-${serial.toLowerCase()}-es.pdf`));
    const pages = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
      .stdout.split('\f')
      .slice(0, -1);
    expect(pages.filter((page) => !page.includes(serial))).toEqual([]);
    expect(pages.join(' ')).toContain('+5112082211');
  });

  it('goes to nobody else, and its recipient gets neither of the two without its serial', async () => {
    const own = `files/enlace-${serial.toLowerCase()}-es.pdf`;
    for (const who of [chile, directory.editor]) expect((await who.api.get(path(own))).status).not.toBe(200);
    expect((await chile.api.get(path('files/copy-manifest.json'))).status).toBe(404);
    const plain = await peru.api.get(path(`files/enlace-${edition.number}-es.pdf`));
    expect([plain.status, plain.body.detail]).toEqual([409, expect.stringContaining('its own copy')]);
    expect((await chile.api.post(path('copy'), {})).body.detail).toContain('neither');
    const observer = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR' });
    expect(await copyOf(observer)).toBeNull();
    expect((await observer.api.post(path('copy'), {})).status).toBe(403);
  });

  it('stays as it was signed, whoever writes to the database', async () => {
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    try {
      for (const statement of ["update edition_copy set manifest = 'x'", 'delete from edition_copy'])
        await expect(owner.query(statement)).rejects.toThrow('immutable');
    } finally {
      await owner.destroy();
    }
  });

  it('is verified with its edition: whole without what others get, and wrong after one byte or beside another edition', async () => {
    const kept = mkdtempSync(join(folder, 'kept-'));
    const { files } = (await copyOf(peru))!;
    const { data } = JSON.parse((await fetched(peru, 'copy-manifest.json')).toString()) as CopyManifest;
    for (const name of [...STATEMENTS, ...data, ...files.map(({ name }) => name)])
      writeFileSync(join(kept, name), await fetched(peru, name));
    const { good, wrong } = await verifyFolder(kept);
    expect(wrong).toEqual([]);
    expect(good).toContain(`The copy ${serial} (Perú & «Co») is of edition ${edition.number}`);
    const trusted = readFileSync(join(kept, 'signing-key.pem'), 'utf8');
    expect((await verifyFolder(kept, trusted)).good.join('\n')).toMatch(
      /^manifest.json is signed with the key that you trust[^]*^copy-manifest.json is trusted through 1 endorsement/m,
    );
    const book = join(kept, files[0]!.name);
    const bytes = readFileSync(book);
    bytes[100]! ^= 1;
    writeFileSync(book, bytes);
    expect((await verifyFolder(kept)).wrong).toEqual([
      expect.stringContaining(`${files[0]!.name} was altered`),
    ]);
    const other = JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8')) as Manifest;
    writeFileSync(join(kept, 'manifest.json'), JSON.stringify({ ...other, number: 99 }));
    expect((await verifyFolder(kept)).wrong).toContain(
      `The copy ${serial} is not of the edition whose manifest.json lies here`,
    );
  });

  it('is what the ledger answers with, when it is asked who holds a number', async () => {
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const { body } = await administrator.api.post<HolderList>('/api/v1/holders', { value: '+5112082211' });
    const of = body.items.filter(({ id }) => id === peru.id).map(({ by }) => by);
    expect(of.sort()).toEqual([`edition ${edition.number}`, `edition ${edition.number} (${serial})`]);
  });

  it('goes on where a server was that died, and is not given out once the edition is recalled', async () => {
    const next = await editions.published({ formats: ['xlsx'], languages: ['es'] });
    const order = `/api/v1/editions/${next.id}/copy`;
    demand(await peru.api.post(order, {}), 202);
    const owner = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    const [job] = await owner.query<{ key: string }[]>(
      `select key from graphile_worker.jobs where key like 'editions.copy:${next.id}%'`,
    );
    await owner.query(`delete from graphile_worker._private_jobs where key like 'editions.copy:%'`);
    await enlace.app.get(CopyBuilder).onApplicationBootstrap();
    const again = await owner.query<{ key: string }[]>(
      `select key from graphile_worker.jobs where key like 'editions.copy:%'`,
    );
    await owner.destroy();
    expect(again.map(({ key }) => key)).toEqual([job!.key]);
    demand(await directory.editor.api.post(`/api/v1/editions/${next.id}/recall`, { reason: 'wrong' }), 200);
    await enlace.app.get(CopyBuilder).build({ editionId: next.id, recipientId: recipient.id });
    expect((await peru.api.get<OwnCopyResponse>(order)).body.copy!.state).toBe('waiting');
    expect((await peru.api.post(order, {})).status).toBe(409);
  });
});
