/** What our own exports mark with `'` so that a spreadsheet does not alter it (exports/spreadsheet.ts). */
const GUARDED = /^'(?=[=+\-@\t\r']|\d+$)/;

/** The cell without the mark that an export for spreadsheets gave it; any other apostrophe stays. */
export const unguardCell = (cell: string): string => cell.replace(GUARDED, '');
