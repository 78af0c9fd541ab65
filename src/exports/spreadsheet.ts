/**
 * What a spreadsheet program would take for a formula or a number and alter: a leading `= + - @`, a tab or a
 * carriage return (OWASP, "CSV Injection"), a leading zero (a national number), and our own mark.
 */
const ALTERED = /^(?:[=+\-@\t\r']|\d+$)/;

/** The cell with the mark `'` before it where a spreadsheet would alter it: LibreOffice would drop the + of +5411. */
export const guardCell = (text: string): string => (ALTERED.test(text) ? `'${text}` : text);

/** The cell without the mark that `guardCell` gave it. */
export const unguardCell = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);
