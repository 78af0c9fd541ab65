import { rowsOf, type ImportRow, type Outcome } from './imports.queries.js';

/** A spreadsheet must not take a cell for a formula; the server's own CSV files are marked the same way. */
const cell = (text: string | number | null): string => {
  const plain = String(text ?? '');
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
};

const line = (row: ImportRow, words: (outcome: Outcome) => string): string =>
  [
    row.line,
    words(row.outcome),
    row.country,
    row.name,
    ...[row.reasons, row.warnings].map((remarks) =>
      remarks.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('\n'),
    ),
  ]
    .map(cell)
    .join(',');

/** What became of the rows, for who sent the file: as CSV that spreadsheets open. */
export async function reportOf(
  id: string,
  outcome: Outcome | null,
  headers: readonly string[],
  words: (outcome: Outcome) => string,
): Promise<Blob> {
  const lines = [headers.map(cell).join(',')];
  let cursor: string | null = null;
  do {
    const page: { items: ImportRow[]; next: string | null } = await rowsOf(id, outcome, cursor, 100);
    lines.push(...page.items.map((row) => line(row, words)));
    cursor = page.next;
  } while (cursor !== null);
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
