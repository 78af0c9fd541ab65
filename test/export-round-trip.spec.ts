import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { readSheet } from 'read-excel-file/node';
import { csvText, exportHead, ndjsonText } from '../src/exports/export-text.js';
import { HEADERS, linesOf } from '../src/exports/export-columns.js';
import { vcardText, type VcardVersion } from '../src/exports/vcard-text.js';
import { xlsxBytes } from '../src/exports/xlsx-text.js';
import { systemActor } from '../src/access/actor.js';
import type { EntryView } from '../src/register/view.js';

const STAMP = { date: '2026-11-24T12:00:00.000Z', audience: 'national-authority PE' };

/** What breaks files: quotes, separators, lines, formulas, signs, folding, accents, right-to-left, cards in cards. */
const NASTY = [
  ...[
    '"',
    "'",
    ';',
    ',',
    '\n',
    '\r\n',
    '\t',
    '|',
    '=',
    '+',
    '-',
    '@',
    '\\',
    '\\n',
    '<b>',
    '&amp;',
    ']]>',
    ' ',
  ],
  ...[
    '=cmd|"/C calc"!A0',
    '=HYPERLINK("http://x.example")',
    '+541143210000',
    '0011',
    '1e5',
    '@SUM(1)',
    '-2+3',
  ],
  ...[
    'São João',
    'Ñandú',
    'e\u0301',
    'مكتب',
    'עו"ד',
    '検察',
    '🛡️',
    'END:VCARD',
    '\nTEL:+1',
    ':tel',
    'x'.repeat(90),
  ],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  // What inputs refuse never reaches an export; a cell of blanks alone is read back as none.
  .map((text) =>
    text
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, '')
      .toWellFormed(),
  )
  .map((text) => (text.trim() === '' ? 'x' : text));
const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 13 })
  .map((all) => `+${all.join('')}`);
const point = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('telephone', 'fax', 'email'),
  use: fc.constantFrom('general', '24/7'),
  personal: fc.boolean(),
  number: digits,
  text: hostile,
  extension: fc.option(fc.constantFrom('1', '0042', '999')),
  asPrinted: fc.option(hostile),
  label: fc.option(hostile),
  tlp: fc.constantFrom('TLP:GREEN', 'TLP:RED'),
});
const entries = fc.record({
  id: fc.uuid(),
  names: fc.record({ original: hostile, language: fc.constant('es'), translations: fc.constant({}) }),
  unit: fc.option(hostile),
  parentInstitution: fc.option(hostile),
  address: fc.option(hostile),
  notes: fc.option(hostile),
  points: fc.array(point, { maxLength: 3 }),
});

const made = fc.sample(entries, { seed: 20261124, numRuns: 2_000 }).map(({ points, ...entry }) => ({
  register: 'experts',
  country: 'PE',
  kind: 'office',
  status: 'published',
  tlp: 'TLP:GREEN',
  functions: ['MLA'],
  languages: [],
  hours: null,
  timeZone: null,
  source: null,
  demo: false,
  ...entry,
  contactPoints: points.map(({ number, text, ...one }) => ({
    ...one,
    value: one.kind === 'email' ? text : number,
    extension: one.kind === 'telephone' ? one.extension : null,
    changedAt: STAMP.date,
    freshness: { state: 'due', verifiedAt: STAMP.date, validUntil: null, method: 'call' },
    erased: false,
  })),
})) as unknown as EntryView[];

async function* batches() {
  for (let at = 0; at < made.length; at += 300) yield await Promise.resolve(made.slice(at, at + 300));
}

async function whole(parts: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

const lines = made.flatMap((entry) => linesOf(entry, STAMP));

describe('2,000 hostile entries, exported and read back by another program', () => {
  it('CSV for machines: every cell equal', async () => {
    const text = (await whole(csvText(batches(), { machines: true, stamp: STAMP }))).toString();
    expect(parse(text, { relax_column_count: false })).toEqual([[...HEADERS], ...lines]);
  });

  it('CSV for spreadsheets: every cell equal but for the mark, and none that a spreadsheet would alter', async () => {
    const text = (await whole(csvText(batches(), { machines: false, stamp: STAMP }))).toString();
    const cells = parse(text, { bom: true }).slice(1);
    expect(cells.map((line) => line.map((cell) => cell.replace(/^'/, '')))).toEqual(
      lines.map((line) => line.map((cell) => cell)),
    );
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]|^\d+$/.test(cell))).toEqual([]);
  });

  it('XLSX: every cell a text, every text equal', async () => {
    const sheet = await readSheet(await whole(xlsxBytes(batches(), STAMP)), { trim: false });
    const cells = sheet.map((line) => HEADERS.map((_, index) => line[index] ?? ''));
    expect(cells[0]).toEqual([...HEADERS]);
    expect(cells.slice(1)).toEqual(lines);
  });

  it.each<VcardVersion>(['4.0', '3.0'])(
    'vCard %s: as many cards, the same names, numbers and addresses',
    async (version) => {
      const text = (await whole(vcardText(batches(), STAMP, version))).toString();
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      const cards = ICAL.parse(text) as unknown as [string, [string, object, string, string][]][];
      const all = (cards[0] as unknown) === 'vcard' ? [cards as never] : cards;
      expect(all).toHaveLength(made.length);
      const one = (value: string) => value.replace(/\r\n|\r/g, '\n');
      const read = (all as [string, [string, object, string, string][]][]).map(([, properties]) => {
        // RFC 2426 asks for the mark before a semicolon in every text; this reader leaves it there.
        const plain = (value: string) => (version === '3.0' ? value.replace(/\\;/g, ';') : value);
        const of = (name: string) =>
          properties.filter((property) => property[0] === name).map((property) => plain(property[3]));
        return {
          names: of('fn'),
          telephones: of('tel')
            .map((tel) => tel.replace(/^tel:/, ''))
            .sort(),
          emails: of('email').sort(),
        };
      });
      expect(read).toEqual(
        made.map((entry) => ({
          names: [one(entry.names.original)],
          telephones: entry.contactPoints
            .filter(({ kind }) => kind !== 'email')
            .map(
              ({ value, extension }) =>
                `${value}${extension ? `${version === '4.0' ? ';ext=' : ' x'}${extension}` : ''}`,
            )
            .sort(),
          emails: entry.contactPoints
            .filter(({ kind }) => kind === 'email')
            .map(({ value }) => one(value!))
            .sort(),
        })),
      );
    },
  );

  it('NDJSON: one value a line, the last one says how many there were', async () => {
    const about = { date: STAMP.date, actor: systemActor('job:test'), filters: {} };
    const text = (await whole(ndjsonText(batches(), exportHead(about)))).toString();
    const read = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(read.slice(1, -1)).toEqual(made);
    expect(read.at(-1)).toEqual({ end: { count: made.length, tlp: 'TLP:RED' } });
  });
});
