import type { EntryView } from '../register/view.js';
import { HEADERS, linesOf, type Stamp } from './export-columns.js';
import { zipped, type ZipPart } from './zip-stream.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows a sheet can have (ECMA-376, 18.3.1.73); more go to the next sheet. */
const MOST_ROWS = 1_048_576;

/** Widths in characters, by header; the rest are as wide as their header asks for. */
const WIDTHS: Readonly<Record<string, number>> = {
  id: 38,
  contactId: 38,
  name: 45,
  parentInstitution: 35,
  unit: 30,
  address: 40,
  notes: 40,
  contactValue: 32,
  contactAsPrinted: 24,
  designations: 40,
};

/** What XML 1.0 cannot hold, in a text that Excel reads back: `_x` begins its own escapes (ECMA-376, 22.4.2.4). */
const escapeCell = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const COLUMN_NAMES = HEADERS.map((_, index) => columnName(index));

/** A row of texts and nothing else: no cell is ever a number or a formula. */
function row(cells: readonly string[], number: number, style = ''): string {
  const filled = cells.map((cell, index) =>
    cell === ''
      ? ''
      : `<c r="${COLUMN_NAMES[index]!}${number}" t="inlineStr"${style}><is><t xml:space="preserve">${escapeCell(cell)}</t></is></c>`,
  );
  return `<row r="${number}">${filled.join('')}</row>`;
}

const relationships = (...all: [id: string, type: string, target: string][]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Entries as a workbook (ECMA-376) of one sheet a million rows: header frozen, filters on, one line a value. */
export function xlsxBytes(batches: AsyncIterable<EntryView[]>, stamp: Stamp): AsyncGenerator<Buffer> {
  return zipped(parts(batches, stamp));
}

function* parts(batches: AsyncIterable<EntryView[]>, stamp: Stamp): Generator<ZipPart> {
  const lines = { source: cellsOf(batches, stamp), more: true };
  let sheets = 0;
  while (lines.more) {
    sheets += 1;
    yield { path: `xl/worksheets/sheet${sheets}.xml`, content: sheet(lines) };
  }
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const parts: [path: string, xml: string][] = [
    ['xl/workbook.xml', workbook(numbers)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(
        ...numbers.map((n): [string, string, string] => [
          `sheet${n}`,
          'worksheet',
          `worksheets/sheet${n}.xml`,
        ]),
        ['styles', 'styles', 'styles.xml'],
      ),
    ],
    ['xl/styles.xml', STYLES],
    ['_rels/.rels', relationships(['workbook', 'officeDocument', 'xl/workbook.xml'])],
    ['[Content_Types].xml', contentTypes(numbers)],
  ];
  for (const [path, xml] of parts) yield { path, content: [xml] };
}

async function* cellsOf(batches: AsyncIterable<EntryView[]>, stamp: Stamp): AsyncGenerator<string[]> {
  for await (const entries of batches)
    for (const entry of entries) for (const line of linesOf(entry, stamp)) yield line;
}

/** One sheet of the rows that are left, as many as fit; `more` says whether any remain. */
async function* sheet(lines: { source: AsyncGenerator<string[]>; more: boolean }): AsyncGenerator<string> {
  const columns = HEADERS.map((header, index) => {
    const width = WIDTHS[header] ?? Math.max(12, header.length + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  yield (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns.join('')}</cols><sheetData>${row(HEADERS, 1, ' s="1"')}`
  );
  let count = 1;
  lines.more = false;
  let text = '';
  for (;;) {
    const next = await lines.source.next();
    if (next.done) break;
    count += 1;
    text += row(next.value, count);
    if (text.length > 65_536) {
      yield text;
      text = '';
    }
    if (count === MOST_ROWS) {
      lines.more = true;
      break;
    }
  }
  yield `${text}</sheetData><autoFilter ref="A1:${COLUMN_NAMES.at(-1)!}${count}"/></worksheet>`;
}

const workbook = (numbers: readonly number[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers
    .map((n) => `<sheet name="Enlace${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="sheet${n}"/>`)
    .join('')}</sheets></workbook>`;

const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
  `<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

const contentTypes = (numbers: readonly number[]): string =>
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('')}</Types>`;
