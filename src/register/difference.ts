import { isDeepStrictEqual } from 'node:util';

/** One field that differs between two views of an entry; null: the field was not there or not visible. */
export interface FieldDifference {
  /** Path of the field, such as `names` or `contactPoints`. */
  field: string;
  before: unknown;
  after: unknown;
}

/** Whether two JSON values say the same. */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));

const plain = (value: unknown): unknown =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);

/** The fields that differ, in the order of `after` and then of what only `before` had. */
export function difference(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  ignored: readonly string[] = [],
): FieldDifference[] {
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...fields]
    .filter((field) => !ignored.includes(field) && !same(before[field], after[field]))
    .map((field) => ({ field, before: plain(before[field]), after: plain(after[field]) }));
}
