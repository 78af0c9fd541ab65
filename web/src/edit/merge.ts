import type { Register } from '../entries/entry.js';
import { fieldsOf, type Field, type FormDocument, type PointRow } from './form.js';
import { written } from './writing.js';

/** A field, or one contact value, that two people changed differently: what was read, what stands now, what was typed. */
export interface Conflict {
  /** Unlike every other of the same merge. */
  id: string;
  field: Field;
  /** For one contact value: the point. */
  point: string | null;
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

export interface Merge {
  /** What stands now with my changes; in a conflict, mine until somebody chooses. */
  form: FormDocument;
  conflicts: Conflict[];
  /** What somebody else changed and I did not. */
  taken: Field[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a contact value says, whatever row it stands in. */
const content = (row: PointRow | undefined): unknown => {
  if (!row) return null;
  const [value] = written('contactPoints', [{ ...row, id: null }]) as unknown[];
  return value;
};

/**
 * Brings my changes onto what stands now, field by field and contact value by contact value: what only one of us
 * changed is taken; what both changed differently is a conflict.
 */
export function merged(
  register: Register,
  base: FormDocument,
  theirs: FormDocument,
  mine: FormDocument,
): Merge {
  const result: Merge = { form: { ...mine }, conflicts: [], taken: [] };
  for (const field of fieldsOf(register)) {
    if (field === 'contactPoints') mergePoints(result, base, theirs, mine);
    else mergeField(result, field, base, theirs, mine);
  }
  return result;
}

function mergeField<F extends Field>(
  result: Merge,
  field: F,
  base: FormDocument,
  theirs: FormDocument,
  mine: FormDocument,
): void {
  const [was, now, typed] = [base, theirs, mine].map((one) => written(field, one[field]));
  if (same(was, now) || same(now, typed)) return;
  if (!same(was, typed)) {
    result.conflicts.push({ id: field, field, point: null, base: was, theirs: now, mine: typed });
    return;
  }
  result.form[field] = theirs[field];
  result.taken.push(field);
}

const byPoint = ({ contactPoints }: FormDocument, point: string | null): PointRow | undefined =>
  contactPoints.find((row) => row.point !== null && row.point === point);

function mergePoints(result: Merge, base: FormDocument, theirs: FormDocument, mine: FormDocument): void {
  const order = (form: FormDocument) => form.contactPoints.map(({ point }) => point);
  const reordered = !same(order(base), order(mine));
  const known = [...new Set([...order(reordered ? mine : theirs), ...order(theirs), ...order(mine)])];
  const rows = known.flatMap((point) => {
    if (point === null) return [];
    const [was, now, typed] = [base, theirs, mine].map((form) => byPoint(form, point));
    const [a, b, c] = [content(was), content(now), content(typed)];
    if (same(a, c)) {
      if (!same(a, b) && !result.taken.includes('contactPoints')) result.taken.push('contactPoints');
      return now ? [now] : [];
    }
    if (!same(a, b) && !same(b, c))
      result.conflicts.push({
        id: `contactPoints ${point}`,
        field: 'contactPoints',
        point,
        base: a,
        theirs: b,
        mine: c,
      });
    // It replaces the value that stands now, or is a new one where that was removed.
    return typed ? [{ ...typed, id: now?.id ?? null, point }] : [];
  });
  result.form.contactPoints = [...rows, ...mine.contactPoints.filter(({ point }) => point === null)];
}

/** The form with a conflict decided. */
export function decided(
  form: FormDocument,
  conflict: Conflict,
  choice: 'mine' | 'theirs',
  theirs: FormDocument,
  mine: FormDocument,
): FormDocument {
  const from = choice === 'mine' ? mine : theirs;
  if (conflict.point === null) return { ...form, [conflict.field]: from[conflict.field] };
  const now = byPoint(theirs, conflict.point);
  const chosen = byPoint(from, conflict.point);
  const row = chosen && { ...chosen, id: now?.id ?? null };
  const others = form.contactPoints;
  const at = others.findIndex(({ point }) => point === conflict.point);
  if (at < 0) return { ...form, contactPoints: row ? [...others, row] : others };
  return { ...form, contactPoints: others.toSpliced(at, 1, ...(row ? [row] : [])) };
}
