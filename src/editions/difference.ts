import type { EntryView, ContactPointView } from '../register/view.js';
import { difference } from '../register/difference.js';

export const DIFFERENCE_KINDS = ['new', 'withdrawn', 'changed', 'verified'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What somebody who keeps a copy has to do about it. */
export const ACTIONS = [
  'add-entry',
  'strike-entry',
  'retype',
  'add-value',
  'strike-value',
  'doubt',
  'note',
  'keep',
] as const;
export type Action = (typeof ACTIONS)[number];

/** One thing that differs. */
export interface Detail {
  action: Action;
  /** The document's field, or the kind of contact value. */
  field: string;
  /** What the value is for, such as `24/7`. */
  use: string | null;
  before: string | null;
  after: string | null;
}

/** One entry that is not as it was. */
export interface EntryDifference {
  kind: DifferenceKind;
  entryId: string;
  register: string;
  country: string | null;
  /** Null: it must not be told any more. */
  name: string | null;
  details: Detail[];
}

const IGNORED = [
  'designationFreshness',
  'contactPoints',
  'pendingChanges',
  'singleSignature',
  'demo',
  'status',
  'id',
  'register',
];

/** What an entry became from one edition to the next, as one reader sees both; null: nothing that concerns it. */
export function entryDifference(
  before: EntryView | undefined,
  after: EntryView | undefined,
): EntryDifference | null {
  const seen = after ?? before;
  if (!seen) return null;
  const head = {
    entryId: seen.id,
    register: seen.register,
    country: seen.country,
    name: seen.names.original,
  };
  if (!before)
    return { ...head, kind: 'new', details: [detail('add-entry', 'entry', null, seen.names.original)] };
  if (!after)
    return {
      ...head,
      kind: 'withdrawn',
      details: [detail('strike-entry', 'entry', seen.names.original, null)],
    };
  const details = [
    ...pointDetails(before.contactPoints, after.contactPoints),
    ...fieldDetails(before, after),
    ...designationDetails(before, after),
  ];
  if (details.length === 0) return null;
  return {
    ...head,
    kind: details.every(({ action }) => action === 'keep') ? 'verified' : 'changed',
    details,
  };
}

/** They stand as they were, and somebody has said so since. */
function designationDetails(before: EntryView, after: EntryView): Detail[] {
  const [was, is] = [before.designationFreshness?.verifiedAt, after.designationFreshness?.verifiedAt];
  const kept =
    is &&
    is !== was &&
    difference({ is: before['designations'] }, { is: after['designations'] }).length === 0;
  return kept ? [detail('keep', 'designations', null, null)] : [];
}

const detail = (
  action: Action,
  field: string,
  before: string | null,
  after: string | null,
  use: string | null = null,
): Detail => ({ action, field, use, before, after });

function fieldDetails(before: EntryView, after: EntryView): Detail[] {
  return difference({ ...before }, { ...after }, IGNORED).map((one) =>
    detail('note', one.field, plain(one.before), plain(one.after)),
  );
}

const written = ({ value, extension }: ContactPointView): string =>
  (value ?? '') + (extension ? ` x${extension}` : '');

/** A value is followed by its id; one that replaced another of the same kind and use is to be retyped. */
function pointDetails(before: readonly ContactPointView[], after: readonly ContactPointView[]): Detail[] {
  const then = new Map(before.map((point) => [point.id, point]));
  const now = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !now.has(id));
  const details: Detail[] = [];
  for (const point of after) {
    const same =
      then.get(point.id) ?? taken(gone, (one) => alike(one, point) && written(one) === written(point));
    if (same) details.push(...standing(same, point));
    else
      details.push(
        came(
          taken(gone, (one) => alike(one, point)),
          point,
        ),
      );
  }
  return [
    ...details,
    ...gone.map((point) => detail('strike-value', point.kind, written(point), null, point.use)),
  ];
}

const alike = (a: ContactPointView, b: ContactPointView): boolean => a.kind === b.kind && a.use === b.use;

function taken(
  from: ContactPointView[],
  fits: (one: ContactPointView) => boolean,
): ContactPointView | undefined {
  const at = from.findIndex(fits);
  return at < 0 ? undefined : from.splice(at, 1)[0];
}

const came = (replaced: ContactPointView | undefined, point: ContactPointView): Detail =>
  replaced
    ? detail('retype', point.kind, written(replaced), written(point), point.use)
    : detail('add-value', point.kind, null, written(point), point.use);

/** The value stands; somebody may have confirmed it, or said that it is wrong. */
function standing(before: ContactPointView, after: ContactPointView): Detail[] {
  const [was, is] = [before.freshness, after.freshness];
  if (is.state === 'disputed' && was.state !== 'disputed')
    return [detail('doubt', after.kind, written(after), written(after), after.use)];
  const verified = is.verifiedAt !== null && is.verifiedAt !== was.verifiedAt;
  return verified ? [detail('keep', after.kind, written(after), written(after), after.use)] : [];
}

function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => plain(one) ?? '').join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([key, one]) => `${key}: ${plain(one)}`)
      .join(', ');
  return JSON.stringify(value);
}
