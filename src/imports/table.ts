import { readCsv, type Delimiter } from './csv-file.js';
import { decode, type Encoding } from './decoding.js';
import { headerRow } from './headers.js';
import { FileRefused } from './import.vocabulary.js';
import { isXlsx, readXlsxRecords } from './xlsx-file.js';
import { unguardCell } from './unguard.js';

/** A file as rows of cells. */
export interface Table {
  format: 'csv' | 'xlsx';
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  headers: string[];
  /** Index of the header's record. */
  headerRow: number;
  /** What follows the header; the first one's line is `headerRow` + 2. */
  records: string[][];
}

/**
 * Reads a file, whatever its sender called it: XLSX by its first bytes, else CSV.
 * @throws FileRefused
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const isBook = isXlsx(bytes);
  const { encoding, text } = isBook ? { encoding: null, text: '' } : decode(bytes);
  const { records, delimiter } = isBook
    ? { records: await readXlsxRecords(bytes), delimiter: null }
    : readCsv(text);
  const cells = records.map((record) => record.map(unguardCell));
  const at = headerRow(cells);
  const headers = cells[at]?.map((header) => header.trim()) ?? [];
  while (headers.length > 0 && headers.at(-1) === '') headers.pop();
  if (headers.length === 0) throw new FileRefused('The file is empty.');
  return {
    format: isBook ? 'xlsx' : 'csv',
    encoding,
    delimiter,
    headers,
    headerRow: at,
    records: cells.slice(at + 1),
  };
}
