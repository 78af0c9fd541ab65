import type { Change, Part } from '../changes/changes.queries.js';
import type { AnyEntry } from '../entries/entries.queries.js';
import type { FormDocument } from './form.js';
import { formOf } from './reading.js';

type Point = AnyEntry['contactPoints'][number];
type Designation = NonNullable<AnyEntry['designations']>[number];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A list with what stands there (null: nothing) replaced by what is proposed (null: nothing more). */
function replaced<T>(list: readonly T[], isIt: (one: T) => boolean, proposed: T | null): T[] {
  if (!list.some(isIt)) return proposed === null ? [...list] : [...list, proposed];
  return list.flatMap((one) => (isIt(one) ? (proposed === null ? [] : [proposed]) : [one]));
}

/** The value keeps the name of the one it is to replace; a new one has a name that the entry does not know yet. */
function withPoint(points: readonly Point[], part: Part): Point[] {
  const [now, proposed] = [part.now, part.proposed] as [Point | null, Point | null];
  const { id, point } = now ?? proposed ?? { id: '', point: '' };
  return replaced(points, (one) => one.id === now?.id, proposed && { ...proposed, id, point });
}

function ordered(points: readonly Point[], proposed: readonly Point[]): Point[] {
  const place = new Map(proposed.map(({ point }, index) => [point, index]));
  return [...points].sort((a, b) => (place.get(a.point) ?? Infinity) - (place.get(b.point) ?? Infinity));
}

function withPart(entry: AnyEntry, part: Part): AnyEntry {
  const { id, field, now, proposed } = part;
  if (id === 'contactPoints:order')
    return { ...entry, contactPoints: ordered(entry.contactPoints, proposed as Point[]) };
  if (field === 'contactPoints') return { ...entry, contactPoints: withPoint(entry.contactPoints, part) };
  if (id === field) return { ...entry, [field]: proposed };
  const isIt = (one: Designation) => same(one, now);
  return {
    ...entry,
    designations: replaced(entry.designations ?? [], isIt, proposed as Designation | null),
  };
}

/** The form of the entry as it stands, with a proposal on it: what its proposer corrects. */
export function proposedForm(entry: AnyEntry, { parts }: Pick<Change, 'parts'>): FormDocument {
  const form = formOf(parts.reduce(withPart, entry));
  const known = new Set(entry.contactPoints.map(({ id }) => id));
  const rows = form.contactPoints.map((row) =>
    row.id && known.has(row.id) ? row : { ...row, id: null, point: null },
  );
  return { ...form, contactPoints: rows };
}
