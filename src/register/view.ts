import type { Actor } from '../access/actor.js';
import { labelOf, rankOf, type Tlp } from '../access/tlp.js';
import { ceilingFor, isConcerned, seesEntry, seesValue, type EntryFacts } from '../access/visibility.js';
import type { ContactPointRow, EntryDocument, EntryRow } from './document.js';
import { digestOf } from './digest.js';
import { designationsOf } from './entry-index.js';
import { designationFreshness, freshnessOf, type Freshness, type FreshnessDays } from './freshness.js';
import type {
  ContactKind,
  ContactUse,
  DesignationMethod,
  Status,
  VerificationMethod,
  VerifierSide,
} from './vocabulary.js';

/** One contact value as a reader gets it. An erased one is a tombstone: that it was, and nothing of what it was. */
export interface ContactPointView {
  id: string;
  /** The id of the first value that stood here; another than `id`: this value took the place of one before. */
  point: string;
  kind: ContactKind;
  use: ContactUse;
  personal: boolean;
  value: string | null;
  extension: string | null;
  asPrinted: string | null;
  label: string | null;
  tlp: Tlp;
  /** When this value replaced the one before, ISO 8601 UTC. */
  changedAt: string;
  /** `by`: for whom whoever verified it spoke, never who that was; absent: not recorded. */
  freshness: Freshness & { method: VerificationMethod | null; by?: VerifierSide };
  erased: boolean;
  /** In force by one person alone (break-glass), until countersigned. */
  singleSignature: boolean;
}

/** Whether a point that answers day and night was reached when it was last tried. */
export interface LastDrill {
  /** `YYYY-MM-DD`. */
  on: string;
  answered: boolean;
  /** Time to answer. */
  seconds: number | null;
  /** Not reached twice in a row: other counterparts are shown before it. */
  failing: boolean;
}

/** One entry as a reader gets it. No version number and no date of change: hidden changes must leave no trace. */
export interface EntryView extends EntryDocument {
  id: string;
  register: string;
  status: Status;
  demo: boolean;
  /** How its last drill went; null: it was in none. */
  lastDrill: LastDrill | null;
  contactPoints: ContactPointView[];
  /** How sure its designations are, all together; null: it has none, or this is a version of the past. */
  designationFreshness: (Freshness & { method: DesignationMethod | null; by?: VerifierSide }) | null;
  /** Only for those concerned: proposals awaiting a decision, and whether one person alone published this. */
  pendingChanges?: number;
  singleSignature?: boolean;
}

/** A person's field in a version's document: a reference to the row that can be erased. */
export interface PersonalReference {
  personal: string;
}

export const isPersonalReference = (value: unknown): value is PersonalReference =>
  typeof value === 'object' && value !== null && typeof (value as PersonalReference).personal === 'string';

const ERASED_NAME = { original: '[erased]', language: null, translations: {} };

/** The document with each person's field put back in place, or its tombstone once erased. */
export function withPersonalFields(row: EntryRow): EntryDocument {
  const values = new Map(row.personal.map(({ id, value }) => [id, value]));
  const resolve = (field: string, value: unknown): unknown => {
    if (!isPersonalReference(value)) return value;
    return values.get(value.personal) ?? (field === 'names' ? ERASED_NAME : null);
  };
  const fields = Object.entries(row.document).map(
    ([field, value]) => [field, resolve(field, value)] as const,
  );
  return Object.fromEntries(fields) as EntryDocument;
}

export function pointView(point: ContactPointRow, days: FreshnessDays, now: Date): ContactPointView {
  return {
    id: point.id,
    point: point.point,
    kind: point.kind,
    use: point.use,
    personal: point.personal,
    value: point.value,
    extension: point.extension,
    asPrinted: point.as_printed,
    label: point.label,
    tlp: labelOf(Math.max(point.own_rank, point.visible_rank)),
    changedAt: new Date(point.created_at).toISOString(),
    freshness: {
      ...freshnessOf(point, days, now),
      method: point.verified_method,
      ...(point.verified_side ? { by: point.verified_side } : {}),
    },
    erased: point.erased_at !== null,
    singleSignature: point.single_signature,
  };
}

const factsOf = (row: EntryRow): EntryFacts => ({
  country: row.country,
  kind: row.kind,
  status: row.status,
  wasPublished: row.first_published !== null,
  rank: row.tlp_rank,
});

/** The contact points of that version this actor may see, in the writer's order. */
export function visiblePoints(row: EntryRow, actor: Actor): ContactPointRow[] {
  const rows = new Map(row.points.map((point) => [point.id, point]));
  const facts = factsOf(row);
  return row.contact_points.flatMap((id) => {
    const point = rows.get(id);
    const value = point && { personal: point.personal, rank: point.visible_rank, published: point.published };
    return point && seesValue(actor, facts, value!) ? [point] : [];
  });
}

/**
 * What one actor sees of an entry at a version; null: for this actor it does not exist. The only way from a row
 * to a response: lists, single reads, history, exports and changes all pass here.
 */
export function view(row: EntryRow, actor: Actor, now: Date): EntryView | null {
  if (!seesEntry(actor, factsOf(row))) return null;
  const concerned = isConcerned(actor, row.country);
  const wasShown = row.first_published !== null && row.version_number >= row.first_published;
  if (row.version_rank > ceilingFor(actor, row.country) || !(wasShown || concerned)) return null;
  return {
    id: row.id,
    register: row.register,
    status: row.version_status,
    ...withPersonalFields(row),
    contactPoints: visiblePoints(row, actor).map((point) => pointView(point, row.days, now)),
    demo: row.demo,
    lastDrill: lastDrillOf(row),
    designationFreshness: designationsFreshness(row, now),
    ...(concerned ? { pendingChanges: row.pending, singleSignature: row.single_signature } : {}),
  };
}

/** Drills in a row without an answer after which a point counts as failing; the order of lists too (migration 1755). */
export const MISSES_TO_FAIL = 2;

function lastDrillOf({ last_drill: last }: EntryRow): LastDrill | null {
  if (!last) return null;
  const { at, answered, seconds, misses } = last;
  return {
    on: new Date(at).toISOString().slice(0, 10),
    answered,
    seconds,
    failing: misses >= MISSES_TO_FAIL,
  };
}

function designationsFreshness(row: EntryRow, now: Date): EntryView['designationFreshness'] {
  if (!row.designated || designationsOf(row.document).length === 0) return null;
  const { at, method, side } = row.designated;
  return { ...designationFreshness(at, row.days, now), method, ...(side ? { by: side } : {}) };
}

/** The values of a view that the release ledger must hold: those shown above TLP:GREEN. */
export const releasedValues = (views: readonly EntryView[]): string[] =>
  views.flatMap(({ contactPoints }) =>
    contactPoints
      .filter(({ tlp, value }) => value !== null && rankOf(tlp) > rankOf('TLP:GREEN'))
      .map(({ id }) => id),
  );

/** The strong entity tag of what this actor sees (RFC 9110, 8.8.3). */
export const etagOf = (entry: EntryView): string => `"${digestOf(entry).slice(0, 32)}"`;
