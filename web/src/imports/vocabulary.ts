import type { Import, Outcome } from './imports.queries.js';

type Field = NonNullable<Import['columns'][number]['field']>;

/** What a column may hold, in the order in which one looks for it. */
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
] as const satisfies readonly Field[];

export const DATE_ORDERS = [
  'day-first',
  'month-first',
  'unsure',
] as const satisfies readonly Import['dates'][];

/** What becomes of a row: what needs a person first. */
export const OUTCOMES = [
  'rejected',
  'conflict',
  'duplicate',
  'create',
  'update',
  'merged',
  'skipped',
] as const satisfies readonly Outcome[];
