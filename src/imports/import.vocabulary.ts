/** The controlled words of imports, and their limits. */

/** What becomes of a row. */
export const OUTCOMES = [
  'create',
  'update',
  'merged',
  'duplicate',
  'conflict',
  'rejected',
  'skipped',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a column may hold. `contacts`: telephones, mailboxes and pages together in one cell. */
export const IMPORT_FIELDS = [
  'country',
  'register',
  'name',
  'parentInstitution',
  'functions',
  'address',
  'city',
  'postalCode',
  'telephone',
  'fax',
  'email',
  'web',
  'contacts',
  'hours',
  'always',
  'languages',
  'designations',
  'sourceDate',
  'sourceUrl',
  'notes',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** In which order a date in digits is read: day first, month first, or only where there is no doubt. */
export const DATE_ORDERS = ['day-first', 'month-first', 'unsure'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** previewed -> committing -> committed; back to previewed, with the reason, when the directory had moved on. */
export const IMPORT_STATES = ['previewed', 'committing', 'committed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Ten megabytes, as a sender's mail programme counts them. */
export const FILE_LIMIT = 10 * 1024 * 1024;
export const ROW_LIMIT = 20_000;
export const COLUMN_LIMIT = 200;
/** Characters of one cell. */
export const CELL_LIMIT = 2000;

/** Throw when the file as a whole cannot be read; the message says what to do. */
export class FileRefused extends Error {}
