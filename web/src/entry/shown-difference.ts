import { linesOf, type Words } from '../entries/wording.js';

interface FieldDifference {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** The two sides of a difference in lines; what a list says on both sides is left out, unless only its order moved. */
export function shownDifference(
  { field, before, after }: FieldDifference,
  words: Words,
): { before: string[]; after: string[] } {
  const [was, is] = [linesOf(field, before, words), linesOf(field, after, words)];
  const lists = Array.isArray(before) && Array.isArray(after);
  const gone = was.filter((line) => !is.includes(line));
  const come = is.filter((line) => !was.includes(line));
  return lists && gone.length + come.length > 0 ? { before: gone, after: come } : { before: was, after: is };
}
