import type { EntryView } from '../register/view.js';
import { HEADERS, linesOf, type Stamp } from './export-columns.js';
import { workbookBytes, type Sheet } from './workbook.js';

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

/** Entries as a sheet, one line a value. */
export const entriesSheet = (name: string, batches: AsyncIterable<EntryView[]>, stamp: Stamp): Sheet => ({
  name,
  headers: HEADERS,
  widths: WIDTHS,
  rows: cellsOf(batches, stamp),
});

/** Entries as a workbook of one sheet. */
export const xlsxBytes = (batches: AsyncIterable<EntryView[]>, stamp: Stamp): AsyncGenerator<Buffer> =>
  workbookBytes([entriesSheet('Enlace', batches, stamp)]);

async function* cellsOf(batches: AsyncIterable<EntryView[]>, stamp: Stamp): AsyncGenerator<string[]> {
  for await (const entries of batches)
    for (const entry of entries) for (const line of linesOf(entry, stamp)) yield line;
}
