import { LANGUAGES } from '../platform/problems.js';

/**
 * What a spreadsheet program would take for a formula, a number, a share, a time or an amount, and alter: a leading
 * `= + - @`, a tab or a carriage return (OWASP, "CSV Injection"); figures and what stands between them (`0800`, `1e5`,
 * `1/2`, `12:30`, `50%`, `(1)`); and our own mark. A date of ISO 8601 is left to be one.
 */
const ALTERED = /^(?:[=+\-@\t\r']|(?!\d{4}-\d\d-\d\d$)[\s$€£(.,]*\d[\d\s.,:/()%eE+\-$€£]*$)/;

/** The names of months in the languages of the directory, whole and short: `marzo`, `mar`. */
const MONTHS = LANGUAGES.flatMap((language) =>
  (['long', 'short'] as const).flatMap((month) => {
    const name = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, at) => name.format(Date.UTC(2026, at)).replace('.', ''));
  }),
);
const MONTH = `(?:${[...new Set(MONTHS)].join('|')})\\.?`;
/** What would be a day: `3 May`, `Ene 2026`. */
const DATED = new RegExp(
  `^(?:\\d{1,4}[\\s./-]*)?${MONTH}[\\s.,/-]*\\d[\\d\\s.,/-]*$|^\\d{1,4}[\\s./-]*${MONTH}$`,
  'iu',
);

/** The cell with the mark `'` before it where a spreadsheet would alter it: LibreOffice would drop the + of +5411. */
export const guardCell = (text: string): string =>
  ALTERED.test(text) || DATED.test(text) ? `'${text}` : text;

/** The cell without the mark that `guardCell` gave it. */
export const unguardCell = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);
