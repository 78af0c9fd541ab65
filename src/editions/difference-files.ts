import { stringify } from 'csv-stringify/sync';
import { guardCell } from '../exports/spreadsheet.js';
import type { Sheet } from '../exports/workbook.js';
import type { Language } from '../platform/problems.js';
import type { RegisterName } from '../register/vocabulary.js';
import type { EntryDifference } from './difference.js';
import { actionWords, CHANGE_HEADERS, KIND_WORDS } from './difference-words.js';
import { registerWord, word } from './edition-words.js';

type Items = AsyncIterable<EntryDifference[]>;

/** One line a detail, in words of that language. */
export const changeLines = (item: EntryDifference, language: Language): string[][] =>
  item.details.map((detail) => [
    KIND_WORDS[item.kind][language],
    item.country ?? '',
    registerWord(item.register as RegisterName, language),
    item.name ?? '',
    actionWords(detail, language),
    detail.field,
    detail.use ?? '',
    detail.before ?? '',
    detail.after ?? '',
    item.entryId,
  ]);

/** For spreadsheets: with the byte order mark, every cell in quotes, and those that a program would alter marked. */
export async function* changesCsv(items: Items, language: Language): AsyncGenerator<string> {
  const csv = (lines: readonly (readonly string[])[]) =>
    stringify(lines as string[][], { record_delimiter: '\r\n', quoted: true });
  yield '\uFEFF' + csv([CHANGE_HEADERS[language]]);
  for await (const batch of items) {
    const lines = batch.flatMap((item) => changeLines(item, language));
    if (lines.length > 0) yield csv(lines.map((line) => line.map(guardCell)));
  }
}

/** For machines; count comes last, so that a file cut short is invalid. */
export async function* changesJson(items: Items, head: object): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"changes":[`;
  let count = 0;
  for await (const batch of items) {
    const text = batch.map((item) => JSON.stringify(item)).join(',\n');
    if (text) yield (count > 0 ? ',\n' : '') + text;
    count += batch.length;
  }
  yield `],"count":${count}}\n`;
}

export const changesSheet = (items: Items, language: Language): Sheet => ({
  name: word('changes', language),
  headers: CHANGE_HEADERS[language],
  widths: Object.fromEntries(
    CHANGE_HEADERS[language].map((header, at) => [header, [14, 8, 22, 45, 34, 16, 12, 32, 32, 38][at]!]),
  ),
  rows: rowsOf(items, language),
});

async function* rowsOf(items: Items, language: Language): AsyncGenerator<string[]> {
  for await (const batch of items)
    for (const item of batch) for (const line of changeLines(item, language)) yield line;
}
