/**
 * The one range of bytes that a `Range` header asks for (RFC 9110, 14.1.2), both ends inclusive; null: all of it, also
 * where the header asks for several or is none; `unsatisfiable` where it begins after the end.
 */
export function rangeOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const start = Math.max(0, bytes - Number(to));
    return Number(to) === 0 || bytes === 0 ? 'unsatisfiable' : { start, end: bytes - 1 };
  }
  const [start, end] = [Number(from), to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)];
  if (start >= bytes) return 'unsatisfiable';
  return start > end ? null : { start, end };
}
