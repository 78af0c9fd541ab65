import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partsOf } from '../src/editions/edition-printer.js';
import { EditionBuilder } from '../src/editions/edition-builder.js';
import type { HolderList } from '../src/editions/delivery.dto.js';
import { EmergencyPack } from '../src/editions/emergency-pack.js';
import type { EmergencyPackResponse } from '../src/editions/emergency.dto.js';
import { EditionStore } from '../src/editions/edition-store.js';
import { Typesetter } from '../src/print/typesetter.js';
import { givenAccount } from './support/accounts.js';
import { Directory } from './support/directory.js';
import { Editions } from './support/editions.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const CARD = 'law-enforcement-contacts';
/** What would be markup, a formula, a command, another script or another number, were it read as one. */
const HOSTILE = [
  '= Heading *bold* _it_ `raw` $x^2$ @ref <label> #strong[x] #panic("x")',
  '"Quoted"; semicolon, \'single\' \\ back\\slash //comment /* block */',
  '#import "house.typ": * #read("/etc/passwd")',
  '=HYPERLINK("http://evil.example")',
  'Ñandú Çağrı Ærø Łódź — Ministério Público “Federal”',
  'Sub-dirección general de co-operación anti-ciber-delito y auto-protección de la niñez en línea',
  'إدارة التعاون الدولي',
  'x'.repeat(190),
];
const NUMBERS = ['+541143210000', '+5116255555', '+15555550123', '+18765550199'];
const ADDRESS =
  'very-long-mail-box.for-the-directorate-of-mutual-assistance@sub-domain.of.the.ministry.example';

let enlace: Enlace;
let directory: Directory;
let editions: Editions;
let folder: string;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  editions = new Editions(directory);
  folder = mkdtempSync(join(tmpdir(), 'enlace-print-'));
  const states = ['AR', 'PE', 'US', 'JM'];
  for (const [at, original] of HOSTILE.entries())
    await directory.published(CARD, {
      country: states[at % states.length],
      names: { original, language: 'es', translations: {} },
      functions: ['CONTACT_24_7'],
      languages: [{ language: 'es', purpose: 'requests', level: null }],
      contactPoints: [
        {
          kind: 'telephone',
          use: '24/7',
          value: NUMBERS[at % 4],
          extension: '1234567890'.repeat(4),
          tlp: 'TLP:AMBER',
        },
        { kind: 'telephone', value: '+5119998877', tlp: 'TLP:RED' },
        { kind: 'email', value: `o${at}.${ADDRESS}`, tlp: 'TLP:GREEN' },
      ],
    });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace?.close();
});

const run = (program: string, ...words: string[]) =>
  spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1e8 });
const pdftotext = run('pdftotext', '-v').status === 0;
if (!pdftotext)
  console.warn('SKIPPED: pdftotext is not on this machine; it did not read the printed edition.');

/** Without what a line's end and the direction of writing put between. */
const bare = (text: string): string => text.replace(/[\s\u2066-\u2069\u202A-\u202E\u200E\u200F]/g, '');

describe('a printed edition', () => {
  (pdftotext ? it : it.skip)(
    'gives back every name, number and address as it is stored, and nothing its audience may not see',
    async () => {
      const edition = await editions.published({ formats: ['json', 'pdf'], languages: ['es', 'fr'] });
      const printed = edition.files.filter(({ format }) => format === 'pdf');
      expect(printed.map(({ name, state, error }) => [name, state, error])).toEqual([
        [`enlace-${edition.number}-es.pdf`, 'done', null],
        [`enlace-${edition.number}-fr.pdf`, 'done', null],
      ]);
      for (const { name } of printed) {
        const bytes = await editions.bytes(edition.id, name);
        const file = join(folder, name);
        writeFileSync(file, bytes);
        const text = bare(run('pdftotext', '-layout', file, '-').stdout);
        for (const wanted of [...HOSTILE, ...HOSTILE.map((_, at) => `o${at}.${ADDRESS}`)])
          expect([wanted, text.includes(bare(wanted))]).toEqual([wanted, true]);
        for (const number of NUMBERS) expect(text).toContain(`${number}x${'1234567890'.repeat(4)}`);
        expect(text).not.toContain('5119998877');
      }
    },
  );

  (pdftotext ? it : it.skip)(
    'is tagged, in its language, titled, and has a bookmark for each State',
    async () => {
      const edition = await editions.made({ formats: ['pdf'], languages: ['pt'] });
      const file = join(folder, 'tagged.pdf');
      const bytes = await editions.bytes(edition.id, `enlace-${edition.number}-pt.pdf`);
      writeFileSync(file, bytes);
      expect(run('pdfinfo', file).stdout).toMatch(
        /Title: +Enlace · Diretório hemisférico de contrapartes[^]*Tagged: +yes/,
      );
      const structure = run('pdfinfo', '-struct-text', file).stdout;
      for (const state of ['Argentina', 'Estados Unidos', 'Jamaica']) expect(structure).toContain(state);
      expect(bytes.toString('latin1')).toMatch(/\/Lang\s?\(pt\)/);
      expect(bytes.toString('latin1')).toContain('/Outlines');
    },
  );

  it('ends being typeset when the edition is discarded', async () => {
    const { id, number } = await editions.approved({ formats: ['pdf'], languages: ['en'] });
    const building = enlace.app.get(EditionBuilder).build(id);
    await directory.editor.api.post(`/api/v1/editions/${id}/discard`, {});
    await building;
    expect(await enlace.app.get(EditionStore).holds(id, `enlace-${number}-en.pdf`, 0)).toBe(false);
    expect(await editions.read(id)).toMatchObject({ state: 'discarded', files: [] });
    const stop = new AbortController();
    const typesetting = new Typesetter().typeset('directory.typ', {}, stop.signal);
    stop.abort();
    await expect(typesetting).rejects.toThrow(/abort/i);
  });
});

describe('the emergency pack', () => {
  it('says whom to call in each State, to whoever may see it all, after a password, with a row in the ledger', async () => {
    const { api, password } = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR' });
    const observer = await givenAccount(enlace, { role: 'observer' });
    const read = () => api.get<EmergencyPackResponse>('/api/v1/emergency-pack');
    expect((await read()).body).toEqual({ madeAt: null, tlp: null, states: 0, files: [] });
    await enlace.app.get(EmergencyPack).make();
    expect((await observer.api.get('/api/v1/emergency-pack')).status).toBe(403);
    const { body } = await read();
    expect([body.tlp, body.states, body.files.map(({ language }) => language)]).toEqual([
      'TLP:AMBER',
      35,
      ['en', 'es', 'pt', 'fr', null],
    ]);
    const path = `/api/v1/emergency-pack/${body.files.at(-1)!.name}`;
    expect((await api.get(path)).body.type).toBe('/problems/proof-required');
    await api.post('/api/v1/edition-proofs', { password });
    const cards = (await api.get(path)).text;
    expect([cards.includes('+18765550199'), cards.includes('5119998877')]).toEqual([true, false]);
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const holders = await administrator.api.post<HolderList>('/api/v1/holders', { value: '+18765550199' });
    expect(holders.body.items.map(({ role, by }) => [role, by])).toContainEqual([
      'law-enforcement-reader',
      'emergency-pack',
    ]);
    expect((await api.get('/api/v1/emergency-pack/pack.json')).status).toBe(404);
  });

  (pdftotext ? it : it.skip)('has a page a State with the steps in their order, numbers whole', async () => {
    const pack = (await enlace.app.get(EmergencyPack).present())!;
    const file = enlace.app.get(EditionStore).path(pack.folder, 'enlace-emergency-es.pdf');
    expect(run('pdfinfo', file).stdout).toMatch(/Pages: +36\n/);
    const pages = run('pdftotext', '-layout', file, '-').stdout.split('\f');
    const jamaica = pages.find((page) => page.includes('Zona horaria America/Jamaica'))!;
    expect(bare(jamaica)).toContain(`${NUMBERS[3]}x${'1234567890'.repeat(4)}`);
    expect(jamaica.match(/^ *\d\. \S+/gm)!.map((one) => one.trim())).toEqual([
      '1. Punto',
      '2. Otras',
      '3. Oficina',
      '4. Autoridad',
    ]);
    expect(jamaica.match(/TLP:AMBER/g)!.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a directory that is too large for one document', () => {
  const states = [
    { iso2: 'PE', names: { en: 'Peru', es: 'Perú', pt: 'Peru', fr: 'Pérou' } },
    {
      iso2: 'US',
      names: { en: 'United States', es: 'Estados Unidos', pt: 'Estados Unidos', fr: 'États-Unis' },
    },
    { iso2: 'BR', names: { en: 'Brazil', es: 'Brasil', pt: 'Brasil', fr: 'Brésil' } },
  ];

  it('is printed in parts of whole States, in the order of its language, and organisations come last', () => {
    const counts = new Map([
      ['', 2],
      ['PE', 4],
      ['US', 3],
      ['BR', 5],
    ]);
    const slice = (country: string, count: number, from = 0) => ({ country, from, count });
    expect(partsOf(counts, states, 'en', 8)).toEqual([
      [slice('BR', 5)],
      [slice('PE', 4), slice('US', 3)],
      [slice('', 2)],
    ]);
    expect(partsOf(counts, states, 'es', 8)[0]).toEqual([slice('BR', 5), slice('US', 3)]);
    expect(partsOf(counts, states, 'en', 100)).toHaveLength(1);
  });

  it('divides a State only when it is larger than a document', () => {
    expect(
      partsOf(
        new Map([
          ['PE', 7],
          ['US', 1],
        ]),
        states,
        'en',
        3,
      ),
    ).toEqual([
      [{ country: 'PE', from: 0, count: 3 }],
      [{ country: 'PE', from: 3, count: 3 }],
      [
        { country: 'PE', from: 6, count: 1 },
        { country: 'US', from: 0, count: 1 },
      ],
    ]);
  });
});
