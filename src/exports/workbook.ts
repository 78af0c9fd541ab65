import { zipped, type ZipPart } from './zip-stream.js';

/** One sheet of texts as it is made: its name, its header and, by header, widths in characters. */
export interface Sheet {
  name: string;
  headers: readonly string[];
  widths?: Readonly<Record<string, number>>;
  rows: AsyncIterable<readonly string[]>;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows a sheet can have (ECMA-376, 18.3.1.73); more go to the next sheet. */
const MOST_ROWS = 1_048_576;

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

/** A row of texts and nothing else: no cell is ever a number or a formula. */
function row(cells: readonly string[], number: number, style = ''): string {
  const filled = cells.map((cell, index) =>
    cell === ''
      ? ''
      : `<c r="${columnName(index)}${number}" t="inlineStr"${style}><is><t xml:space="preserve">${escapeCell(cell)}</t></is></c>`,
  );
  return `<row r="${number}">${filled.join('')}</row>`;
}

const relationships = (...all: [id: string, type: string, target: string][]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/**
 * A workbook (ECMA-376) as it is made: each sheet with its header frozen and filters on; what passes a million rows goes
 * to a next sheet of that name.
 * @param mark what stands above and below each printed page: whose copy it is
 */
export function workbookBytes(sheets: Iterable<Sheet>, mark: string | null = null): AsyncGenerator<Buffer> {
  return zipped(parts(sheets, mark));
}

function* parts(sheets: Iterable<Sheet>, mark: string | null): Generator<ZipPart> {
  const names: string[] = [];
  for (const one of sheets) {
    const rows = { source: one.rows[Symbol.asyncIterator](), more: true };
    for (let part = 1; rows.more; part += 1) {
      names.push(part === 1 ? one.name : `${one.name} ${part}`);
      yield { path: `xl/worksheets/sheet${names.length}.xml`, content: sheetText(one, rows, mark) };
    }
  }
  const numbers = names.map((_, index) => index + 1);
  const rest: [path: string, xml: string][] = [
    ['xl/workbook.xml', workbook(names)],
    ['xl/_rels/workbook.xml.rels', workbookRelationships(numbers)],
    ['xl/styles.xml', STYLES],
    ['_rels/.rels', relationships(['workbook', 'officeDocument', 'xl/workbook.xml'])],
    ['[Content_Types].xml', contentTypes(numbers)],
  ];
  for (const [path, xml] of rest) yield { path, content: [xml] };
}

const workbookRelationships = (numbers: readonly number[]): string =>
  relationships(
    ...numbers.map((n): [string, string, string] => [`sheet${n}`, 'worksheet', `worksheets/sheet${n}.xml`]),
    ['styles', 'styles', 'styles.xml'],
  );

interface Rows {
  source: AsyncIterator<readonly string[]>;
  more: boolean;
}

function sheetStart({ headers, widths = {} }: Sheet): string {
  const columns = headers.map((header, index) => {
    const width = widths[header] ?? Math.max(12, header.length + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns.join('')}</cols><sheetData>${row(headers, 1, ' s="1"')}`
  );
}

/** One sheet of the rows that are left, as many as fit; `more` says whether any remain. */
async function* sheetText(one: Sheet, rows: Rows, mark: string | null): AsyncGenerator<string> {
  yield sheetStart(one);
  let count = 1;
  rows.more = false;
  let text = '';
  for (;;) {
    const next = await rows.source.next();
    if (next.done) break;
    count += 1;
    text += row(next.value, count);
    if (text.length > 65_536) {
      yield text;
      text = '';
    }
    if (count === MOST_ROWS) {
      rows.more = true;
      break;
    }
  }
  yield `${text}</sheetData><autoFilter ref="A1:${columnName(one.headers.length - 1)}${count}"/>${pageMark(mark)}</worksheet>`;
}

/** Above and below each page (ECMA-376, 18.3.1.46): a sign `&` of the text stands twice, and at most 255 letters are read. */
function pageMark(mark: string | null): string {
  if (mark === null) return '';
  const text = `&amp;C${escapeCell(mark.slice(0, 100).replace(/&/g, '&&'))}`;
  return `<headerFooter><oddHeader>${text}</oddHeader><oddFooter>${text}</oddFooter></headerFooter>`;
}

const workbook = (names: readonly string[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map(
      (name, index) => `<sheet name="${escapeCell(name)}" sheetId="${index + 1}" r:id="sheet${index + 1}"/>`,
    )
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
