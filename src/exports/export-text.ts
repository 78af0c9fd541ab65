import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../access/actor.js';
import { labelOf, rankOf } from '../access/tlp.js';
import type { EntryView } from '../register/view.js';
import { HEADERS, linesOf, type Stamp } from './export-columns.js';
import { guardCell } from './spreadsheet.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Entries as the text of a CSV file (RFC 4180), batch by batch. `machines`: cells as they are, and no mark. For
 * spreadsheets every cell stands in quotes, because programs that look for several separators at once find none in those.
 */
export async function* csvText(
  batches: AsyncIterable<EntryView[]>,
  { machines, stamp }: { machines: boolean; stamp: Stamp },
): AsyncGenerator<string> {
  const csv = (lines: readonly (readonly string[])[]) =>
    stringify(lines as string[][], { record_delimiter: '\r\n', quoted: !machines });
  let start = (machines ? '' : BYTE_ORDER_MARK) + csv([HEADERS]);
  for await (const entries of batches) {
    const lines = entries.flatMap((entry) => linesOf(entry, stamp));
    yield start + csv(machines ? lines : lines.map((line) => line.map(guardCell)));
    start = '';
  }
  if (start) yield start;
}

const strictest = ({ tlp, contactPoints }: EntryView): number =>
  Math.max(rankOf(tlp), ...contactPoints.map((point) => rankOf(point.tlp)));

/** What an export says of itself before its entries. */
export const exportHead = ({ date, actor, filters }: { date: string; actor: Actor; filters: object }) => ({
  date,
  audience: { role: actor.role, state: actor.state },
  filters: new URLSearchParams(Object.entries(filters) as [string, string][]).toString() || null,
});

/** Entries as the text of one JSON document, batch by batch: the head's fields, then as `ExportResponse` says. */
export async function* jsonText(batches: AsyncIterable<EntryView[]>, head: object): AsyncGenerator<string> {
  let start = `${JSON.stringify(head).slice(0, -1)},"entries":[`;
  let count = 0;
  let rank = 0;
  for await (const entries of batches) {
    const text = entries.map((entry) => JSON.stringify(entry)).join(',\n');
    rank = Math.max(rank, ...entries.map(strictest));
    yield start + (count > 0 && text ? ',\n' : '') + text;
    start = '';
    count += entries.length;
  }
  yield `${start}],"count":${count},"tlp":${JSON.stringify(labelOf(rank))}}\n`;
}

/**
 * Entries as lines of JSON, batch by batch: first what the file is, then one entry a line, last their count and the
 * strictest label. Whoever misses the last line has a file that was cut short.
 */
export async function* ndjsonText(batches: AsyncIterable<EntryView[]>, head: object): AsyncGenerator<string> {
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  let start = line({ export: head });
  let count = 0;
  let rank = 0;
  for await (const entries of batches) {
    rank = Math.max(rank, ...entries.map(strictest));
    yield start + entries.map(line).join('');
    start = '';
    count += entries.length;
  }
  yield start + line({ end: { count, tlp: labelOf(rank) } });
}
