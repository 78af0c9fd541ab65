import { CsvError, parse } from 'csv-parse/sync';
import { COLUMN_LIMIT, FileRefused, ROW_LIMIT } from './import.vocabulary.js';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How much of a file is looked at to find what separates its cells, in characters. */
const SNIFFED = 64 * 1024;
/** More than any row of cells within their limits. */
const RECORD_LIMIT = 1024 * 1024;

/** How often each delimiter stands outside quotes, record by record. */
function countDelimiters(text: string): Map<Delimiter, number>[] {
  const records = [new Map<Delimiter, number>()];
  let quoted = false;
  for (const character of text.slice(0, SNIFFED)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') records.push(new Map<Delimiter, number>());
    else if (!quoted && DELIMITERS.includes(character as Delimiter)) {
      const counts = records.at(-1)!;
      counts.set(character as Delimiter, (counts.get(character as Delimiter) ?? 0) + 1);
    }
  }
  return records;
}

/** What separates the cells, by the first record that has several; a comma when nothing does. */
export function detectDelimiter(text: string): Delimiter {
  const counts = countDelimiters(text).find(({ size }) => size > 0) ?? new Map<Delimiter, number>();
  return DELIMITERS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

/**
 * The records of a CSV file (RFC 4180), the header included.
 * @throws FileRefused when a quote never ends, or there are more rows or columns than we take.
 */
export function readCsv(text: string): { records: string[][]; delimiter: Delimiter } {
  const delimiter = detectDelimiter(text);
  assertColumns(text, delimiter);
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: RECORD_LIMIT,
      to: ROW_LIMIT + 2,
    });
    return { records: assertSize(records), delimiter };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const unclosed = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
    const what = unclosed ? 'A quote is opened and never closed' : 'A quote stands where none may';
    throw new FileRefused(
      `${what}, near line ${Number(error['lines'])} of the file. Save the file anew as CSV.`,
    );
  }
}

/** Before anything is parsed: a million columns would be a million strings. */
function assertColumns(text: string, delimiter: Delimiter): void {
  const widest = Math.max(...countDelimiters(text).map((counts) => counts.get(delimiter) ?? 0));
  if (widest >= COLUMN_LIMIT) throw new FileRefused(`The file has more than ${COLUMN_LIMIT} columns.`);
}

/** @throws FileRefused */
export function assertSize(records: string[][]): string[][] {
  if (records.length > ROW_LIMIT + 1)
    throw new FileRefused(`The file has more than ${ROW_LIMIT} rows. Divide it.`);
  if (records.some((cells) => cells.length > COLUMN_LIMIT))
    throw new FileRefused(`The file has more than ${COLUMN_LIMIT} columns.`);
  return records;
}
