import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import type { EditionResponse } from '../../src/editions/edition.dto.js';
import { unguardCell } from '../../src/exports/spreadsheet.js';
import { Directory } from '../support/directory.js';
import { Editions } from '../support/editions.js';
import { startEnlace, type Enlace } from '../support/enlace.js';
import { Gpg, itWithGpg } from '../support/gpg.js';
import { firstLoad } from './support/first-load.js';
import { hostileEntries, type HostileEntry } from './support/hostile-entries.js';

/** The same each time: what fails is the change's doing, not the day's. */
const SEED = 20261126;
const ENTRIES = Number(process.env.ENLACE_TEST_HOSTILE_ENTRIES ?? 2000);
/** So many are also printed. */
const PRINTED = Math.min(ENTRIES, 300);

const run = (program: string, words: string[], cwd?: string) =>
  spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1e9, cwd, timeout: 180_000 });
const there = (program: string, flag: string): boolean => {
  const found = run(program, [flag]).status === 0;
  if (!found) console.warn(`SKIPPED: ${program} is not on this machine; it read no hostile entry.`);
  return found;
};
const itWith = (program: string, flag = '--version') => (there(program, flag) ? it : it.skip);

let enlace: Enlace;
let editions: Editions;
let folder: string;
let printed: EditionResponse;
let whole: EditionResponse;
const wanted = hostileEntries(ENTRIES, SEED);

beforeAll(async () => {
  enlace = await startEnlace();
  folder = mkdtempSync(join(tmpdir(), 'enlace-foreign-'));
  editions = new Editions(await Directory.of(enlace));
  await firstLoad(enlace, wanted.slice(0, PRINTED));
  printed = await editions.published({ formats: ['pdf'], languages: ['es'] });
  await firstLoad(enlace, wanted.slice(PRINTED));
  whole = await editions.published({ formats: ['csv', 'vcf', 'xlsx'], languages: ['es'] });
}, 300_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace?.close();
});

/** Puts a file of an edition into the folder. */
async function kept(edition: EditionResponse, end: string): Promise<string> {
  const name = edition.files.find((file) => file.name.endsWith(end))?.name ?? end;
  writeFileSync(join(folder, name), await editions.bytes(edition.id, name));
  return name;
}

/** Programs end lines in their own way; nothing else of a text is theirs to change. */
const oneWay = (text: string): string => text.replace(/\r\n|\r/g, '\n');

const COLUMNS = [
  'country',
  'name',
  'unit',
  'address',
  'notes',
  'contactKind',
  'contactUse',
  'contactValue',
  'contactExtension',
];

/** What each line of a list must say, in the order of `COLUMNS`. */
const lines = (entries: readonly HostileEntry[]): string[] =>
  entries
    .flatMap(({ input: { country, names, unit, address, notes, contactPoints } }) =>
      contactPoints.map(({ kind, use, value, extension }) =>
        [country, names.original, unit, address, notes, kind, use, value, extension ?? ''].map((one) =>
          oneWay(String(one)),
        ),
      ),
    )
    .map((line) => JSON.stringify(line));

/** What the one has and the other has not, each as often as it does: nothing when they are equal. */
function unlike(read: readonly string[], wanted: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of wanted) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of read) left.set(one, (left.get(one) ?? 0) - 1);
  return [...left]
    .flatMap(([one, n]) => (n === 0 ? [] : [`${n > 0 ? 'missing' : 'foreign'} ${one}`]))
    .slice(0, 30);
}

/** The same of lists that another program wrote as CSV. */
function linesOf(files: readonly string[], asShown = (cell: string) => cell): string[] {
  return files.flatMap((file) => {
    const [headers = [], ...rows] = parse(readFileSync(file), { bom: true });
    const at = COLUMNS.map((name) => headers.indexOf(name));
    return rows.map((row) => JSON.stringify(at.map((index) => oneWay(asShown(row[index] ?? '')))));
  });
}

/** Has LibreOffice open a file and write each of its sheets as CSV, as it shows them. */
function opened(name: string, ...how: string[]): string[] {
  const out = mkdtempSync(join(folder, 'opened-'));
  const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const said = run(
    'soffice',
    ['--headless', '--norestore', profile, ...how, '--convert-to', asCsv, '--outdir', out, name],
    folder,
  );
  if (said.status !== 0) throw new Error(said.stderr);
  return readdirSync(out).map((file) => join(out, file));
}

describe(`${ENTRIES} hostile entries of an edition, read by programs that are not ours`, () => {
  itWith('soffice')(
    'LibreOffice shows every name, number and text of the workbook as it is stored',
    async () => {
      const sheets = opened(await kept(whole, '.xlsx')).filter(
        (file) => !/-(Léame|Cambios|Expertos)\.csv$/.test(file),
      );
      expect(sheets).toHaveLength(2);
      expect(unlike(linesOf(sheets), lines(wanted))).toEqual([]);
    },
  );

  itWith('soffice')(
    'LibreOffice shows the list for spreadsheets whole, whichever separators it is told to look for',
    async () => {
      // As its dialogue has them ticked at first: comma, semicolon and tabulator, UTF-8.
      const how = '--infilter=Text - txt - csv (StarCalc):44/59/9,34,76,1';
      const list = opened(await kept(whole, '-spreadsheets.csv'), how);
      expect(unlike(linesOf(list, unguardCell), lines(wanted))).toEqual([]);
    },
  );

  it.each(['.vcf', '-vcard3.vcf'])('ical.js reads every name, number and mailbox of %s', async (end) => {
    const name = await kept(whole, `enlace-${whole.number}${end}`);
    const cards = ICAL.parse(readFileSync(join(folder, name), 'utf8')) as unknown as [
      string,
      [string, object, string, string][],
    ][];
    // RFC 2426 has semicolons marked in every text; this reader leaves the mark.
    const plain = (value: string) => (end === '.vcf' ? value : value.replace(/\\;/g, ';'));
    const read = cards.map(([, properties]) => {
      const of = (property: string) =>
        properties.filter(([key]) => key === property).map(([, , , value]) => plain(value));
      const dialled = of('tel').map((tel) => tel.replace(/^tel:/, '').replace(/;ext=| x/, ' x'));
      return JSON.stringify([of('fn'), dialled.sort(), of('email')]);
    });
    const expected = wanted.map(({ input: { names, contactPoints } }) => {
      const of = (...kinds: string[]) => contactPoints.filter(({ kind }) => kinds.includes(kind));
      const dialled = of('telephone', 'fax').map(
        ({ value, extension }) => value + (extension ? ` x${extension}` : ''),
      );
      return JSON.stringify([[names.original], dialled.sort(), of('email').map(({ value }) => value)]);
    });
    expect(unlike(read, expected)).toEqual([]);
  });

  itWith('pdftotext', '-v')(
    `pdftotext reads every name and number of the ${PRINTED} that are printed`,
    async () => {
      const text = bare(run('pdftotext', ['-layout', await kept(printed, '-es.pdf'), '-'], folder).stdout);
      const missing = wanted.slice(0, PRINTED).flatMap(({ input: { names, contactPoints } }) => {
        const values = contactPoints.filter(({ kind }) => kind !== 'address');
        const shown = [
          names.original,
          ...values.map(({ value, extension }) => value + (extension ? ` x${extension}` : '')),
        ];
        return shown.filter((one) => !piecesOf(one).every((piece) => text.includes(bare(piece))));
      });
      expect(missing).toEqual([]);
    },
  );

  itWithGpg('gpg calls the signature good, and bad after one byte was changed', async () => {
    for (const name of ['manifest.json', 'manifest.json.asc', 'signing-key.asc']) await kept(whole, name);
    const gpg = new Gpg();
    try {
      expect(gpg.run(['--import', 'signing-key.asc'], { cwd: folder }).status).toBe(0);
      expect(gpg.verdict(folder)).toBe('Good');
      const bytes = readFileSync(join(folder, 'manifest.json'));
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(join(folder, 'manifest.json'), bytes);
      expect(gpg.verdict(folder)).toBe('BAD');
    } finally {
      gpg.close();
    }
  });
});

/** Without what a line's end and the direction of writing put between. */
const bare = (text: string): string => text.replace(/[\s\u2066-\u2069\u202A-\u202E\u200E\u200F]/g, '');

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The text whole. pdftotext takes the direction of a page for that of each line in it, and so exchanges the runs of one
 * that goes both ways: of such a text each word of each direction.
 */
const piecesOf = (text: string): string[] =>
  RIGHT_TO_LEFT.test(text)
    ? text.match(
        /[\p{Script=Arabic}\p{Script=Hebrew}]+|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+|\d+/gu,
      )!
    : [text];
