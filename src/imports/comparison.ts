import { readContactValue } from '../register/contact-values.js';
import type { ContactPointInput } from '../register/document.js';
import { nameKey } from './folded.js';

/** The part of an entry that imports compare: what stands in the directory, or what rows before said. */
export interface Content {
  fields: Record<string, unknown>;
  contactPoints: ContactPointInput[];
}

export interface Compared {
  /** Both together: what is new added, what clashes as it was. */
  union: Content;
  /** As the row would have it where they clash; `union` where nothing does. */
  proposed: Content;
  /** Fields in which the row says something new. */
  added: string[];
  /** Fields in which both say something, and not the same. */
  clashes: string[];
}

/** Fields of which there is one: two different values are a conflict. */
const SINGLE = ['parentInstitution', 'address', 'hours', 'notes', 'source'];
const LISTS = ['functions', 'languages', 'acceptedLanguages'];

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const folded = (value: unknown): string => nameKey(typeof value === 'string' ? value : JSON.stringify(value));

/** What makes two contact values one: kind, value without case, extension. */
export function pointKey(point: ContactPointInput, country: string | null): string {
  const read = readContactValue(point, country);
  const { value, extension } = typeof read === 'string' ? { value: point.value, extension: null } : read;
  const plain = point.kind === 'web' ? value.replace(/\/+$/, '') : value;
  return JSON.stringify([point.kind, plain.toLowerCase(), extension]);
}

function comparePoints(before: ContactPointInput[], row: ContactPointInput[], country: string | null) {
  const known = new Set(before.map((point) => pointKey(point, country)));
  const said = new Set(row.map((point) => pointKey(point, country)));
  const fresh = row.filter((point) => !known.has(pointKey(point, country)));
  const clashing = new Set(
    fresh
      .map(({ kind }) => kind)
      .filter((kind) => before.some((point) => point.kind === kind && !said.has(pointKey(point, country)))),
  );
  const added = fresh.filter(({ kind }) => !clashing.has(kind));
  const kept = before.filter((point) => !clashing.has(point.kind) || said.has(pointKey(point, country)));
  return { union: [...before, ...added], proposed: [...kept, ...fresh], added, clashing };
}

const union = (before: unknown, row: unknown): unknown[] => {
  const all = [...((before as unknown[] | undefined) ?? [])];
  const known = new Set(all.map((one) => key(one)));
  return [...all, ...((row as unknown[] | undefined) ?? []).filter((one) => !known.has(key(one)))];
};

const key = (one: unknown): string =>
  typeof one === 'object' && one !== null && 'language' in one ? String(one.language) : String(one);

/** Compares what a row says with what stands. Lists grow; of contact values a kind may grow, never be exchanged. */
export function compare(before: Content, row: Content, country: string | null): Compared {
  const points = comparePoints(before.contactPoints, row.contactPoints, country);
  const made: Compared = {
    union: { fields: { ...before.fields }, contactPoints: points.union },
    proposed: { fields: { ...before.fields }, contactPoints: points.proposed },
    added: points.added.length > 0 ? ['contactPoints'] : [],
    clashes: points.clashing.size > 0 ? ['contactPoints'] : [],
  };
  for (const field of LISTS) {
    const grown = union(before.fields[field], row.fields[field]);
    if (grown.length === ((before.fields[field] as unknown[] | undefined) ?? []).length) continue;
    made.union.fields[field] = made.proposed.fields[field] = grown;
    made.added.push(field);
  }
  for (const field of SINGLE) {
    const [old, value] = [before.fields[field], row.fields[field]];
    if (isNothing(value) || folded(old ?? '') === folded(value)) continue;
    made.proposed.fields[field] = value;
    if (isNothing(old)) {
      made.union.fields[field] = value;
      made.added.push(field);
    } else made.clashes.push(field);
  }
  return made;
}
