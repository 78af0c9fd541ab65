import { same } from './difference.js';
import { digestOf } from './digest.js';
import type { ContactPointRow, Designation, EntryDocument } from './document.js';
import {
  mergePoints,
  ORDER_PART,
  pointParts,
  stateOf,
  type PartState,
  type PointLists,
} from './point-merge.js';
import { laneOf, type Lane } from './two-persons.js';

/** One part of a change that can be accepted or declined by itself; null: nothing there on that side. */
export interface Part {
  /** Such as `notes`, `contactPoints:<id>`, `designations:<what it is for>`. */
  id: string;
  field: string;
  lane: Lane;
  base: unknown;
  now: unknown;
  proposed: unknown;
  state: PartState;
}

/** An entry at one moment, with personal fields in place and the contact values that the actor may see. */
export interface Side {
  document: EntryDocument;
  points: ContactPointRow[];
}

/** What a change was proposed on, what stands now, and what it proposes. */
export interface ThreeSides {
  base: Side;
  now: Side;
  proposed: Side;
  /** The fields that the proposer touched. */
  fields: readonly string[];
}

const DESIGNATIONS = 'designations';

/** All parts of a change, in the order of its fields. */
export function partsOf(sides: ThreeSides): Part[] {
  const fields = sides.fields.flatMap((field) =>
    field === 'contactPoints'
      ? []
      : field === DESIGNATIONS
        ? designationParts(sides)
        : [fieldPart(sides, field)],
  );
  return sides.fields.includes('contactPoints') ? [...fields, ...contactParts(sides)] : fields;
}

/** The present entry with the chosen parts on it, and nothing else. `points` null: they stay. */
export function merged(sides: ThreeSides, chosen: ReadonlySet<string>) {
  const patch: Record<string, unknown> = {};
  for (const { id, field, proposed } of partsOf(sides))
    if (chosen.has(id) && id === field) patch[field] = proposed;
  const parts = designationParts(sides).filter(({ id }) => chosen.has(id) && id !== DESIGNATIONS);
  if (parts.length > 0) patch[DESIGNATIONS] = mergedDesignations(sides, parts);
  const touchesPoints = [...chosen].some((id) => id.startsWith('contactPoints:'));
  return { patch, points: touchesPoints ? mergePoints(listsOf(sides), chosen) : null };
}

const listsOf = ({ base, now, proposed }: ThreeSides): PointLists => ({
  base: base.points,
  now: now.points,
  proposed: proposed.points,
});

function fieldPart({ base, now, proposed }: ThreeSides, field: string): Part {
  const [b, n, p] = [base.document[field], now.document[field], proposed.document[field]];
  return {
    id: field,
    field,
    lane: laneOf([field]),
    base: b ?? null,
    now: n ?? null,
    proposed: p ?? null,
    state: stateOf(b, n, p, same),
  };
}

function contactParts(sides: ThreeSides): Part[] {
  const { parts, order } = pointParts(listsOf(sides));
  const field = 'contactPoints';
  const lane = 'operational' as const;
  const points = parts.map((part): Part => ({ ...part, field, lane }));
  const { base, now, proposed } = listsOf(sides);
  return order ? [...points, { id: ORDER_PART, field, lane, base, now, proposed, state: order }] : points;
}

/** Designations by what each is for; two of one list that are for the same are told apart by their place. */
function named(document: EntryDocument): Map<string, Designation> {
  const result = new Map<string, Designation>();
  for (const one of (document[DESIGNATIONS] as Designation[] | undefined) ?? []) {
    const name = digestOf([one.treaty ?? one.basis, one.function, one.direction, one.stage]).slice(0, 12);
    let free = name;
    for (let place = 2; result.has(free); place += 1) free = `${name}.${place}`;
    result.set(free, one);
  }
  return result;
}

function designationParts(sides: ThreeSides): Part[] {
  if (!sides.fields.includes(DESIGNATIONS)) return [];
  const [base, now, proposed] = [sides.base, sides.now, sides.proposed].map(({ document }) =>
    named(document),
  );
  const names = [...new Set([...base!.keys(), ...proposed!.keys()])];
  const parts = names.flatMap((name): Part[] => {
    const [b, n, p] = [base, now, proposed].map((side) => side!.get(name) ?? null);
    if (same(b, p)) return [];
    const id = `${DESIGNATIONS}:${name}`;
    return [
      { id, field: DESIGNATIONS, lane: 'legal', base: b, now: n, proposed: p, state: stateOf(b, n, p, same) },
    ];
  });
  // Only their order differs.
  return parts.length > 0 ? parts : [fieldPart(sides, DESIGNATIONS)];
}

function mergedDesignations({ now }: ThreeSides, parts: readonly Part[]): Designation[] {
  const result = named(now.document);
  for (const { id, proposed } of parts) {
    const name = id.slice(DESIGNATIONS.length + 1);
    if (proposed) result.set(name, proposed as Designation);
    else result.delete(name);
  }
  return [...result.values()];
}
