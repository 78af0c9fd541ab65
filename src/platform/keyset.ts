import { Problem } from './problems.js';

/** Where the next page begins, opaque to the caller: the last row's sort key. */
export const keysetCursor = (...key: string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key that a cursor stands for.
 * @param patterns one a part: what the part must look like before it reaches SQL
 * @throws Problem `invalid-request` for a cursor this list did not give.
 */
export function keysetOf(cursor: string, patterns: readonly RegExp[]): string[] {
  const parts = parse(cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === patterns.length &&
    parts.every((part, i) => typeof part === 'string' && patterns[i]!.test(part));
  if (fits) return parts as string[];
  throw new Problem('invalid-request', 'Begin again without cursor.', {
    errors: [{ field: 'cursor', message: 'cursor was not given by this list' }],
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** One page: the rows, and where the next begins. Ask the database for `limit + 1` rows. */
export function pageOf<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(last) : null };
}

/** `Link` to the next page (RFC 8288), as a reference relative to the request's own address. */
export function nextLink(query: object, next: string | null): Record<string, string> {
  if (next === null) return {};
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor: next })) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return { Link: `<?${parameters.toString()}>; rel="next"` };
}
