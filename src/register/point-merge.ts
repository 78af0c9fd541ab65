import type { ContactPointRow } from './document.js';

/** Whether two rows say the same to a reader; what differs otherwise is only the entry's label of their time. */
export const sameContent = (a: ContactPointRow, b: ContactPointRow): boolean =>
  a.id === b.id ||
  (a.kind === b.kind &&
    a.use === b.use &&
    a.personal === b.personal &&
    a.value === b.value &&
    a.extension === b.extension &&
    a.as_printed === b.as_printed &&
    a.label === b.label &&
    a.own_rank === b.own_rank);

const sameOrNone = (a: ContactPointRow | null, b: ContactPointRow | null): boolean =>
  a === null || b === null ? a === b : sameContent(a, b);

/** From the surest to the likeliest: how a row of one list is known again in another. */
const MARKS: readonly ((a: ContactPointRow, b: ContactPointRow) => boolean)[] = [
  (a, b) => a.id === b.id,
  (a, b) => a.point === b.point,
  sameContent,
  (a, b) => a.kind === b.kind && a.use === b.use && a.personal === b.personal,
];

/** Each row of `base` with what became of it in `other` (null: gone), and the rows that are new there. */
export function pairs(base: readonly ContactPointRow[], other: readonly ContactPointRow[]) {
  const became = new Map<ContactPointRow, ContactPointRow | null>(base.map((row) => [row, null]));
  const unknown = new Set(other);
  for (const mark of MARKS) {
    for (const row of base.filter((one) => became.get(one) === null)) {
      const found = [...unknown].find((one) => mark(row, one));
      if (!found) continue;
      became.set(row, found);
      unknown.delete(found);
    }
  }
  return { became, added: [...unknown] };
}

/** What is proposed for one contact point: it is added, replaced or removed. */
export interface PointPart {
  id: string;
  base: ContactPointRow | null;
  now: ContactPointRow | null;
  proposed: ContactPointRow | null;
  state: PartState;
}

/** `conflict`: both moved, apart from each other. `already`: what is proposed stands there now. */
export type PartState = 'clean' | 'conflict' | 'already';

/** The three-way rule for one thing of three sides. */
export function stateOf<T>(base: T, now: T, proposed: T, same: (a: T, b: T) => boolean): PartState {
  if (same(now, proposed)) return 'already';
  return same(now, base) ? 'clean' : 'conflict';
}

export interface PointLists {
  base: readonly ContactPointRow[];
  now: readonly ContactPointRow[];
  proposed: readonly ContactPointRow[];
}

/** The part that stands for the order of those that stay. */
export const ORDER_PART = 'contactPoints:order';

const partId = (row: ContactPointRow): string => `contactPoints:${row.id}`;

/** The parts of a change of contact points. The order is one part, of those that stay. */
export function pointParts(lists: PointLists): { parts: PointPart[]; order: PartState | null } {
  const { became, added } = pairs(lists.base, lists.proposed);
  const present = pairs(lists.base, lists.now);
  const changed = lists.base.flatMap((base): PointPart[] => {
    const [proposed, now] = [became.get(base)!, present.became.get(base)!];
    if (sameOrNone(base, proposed)) return [];
    return [{ id: partId(base), base, now, proposed, state: stateOf(base, now, proposed, sameOrNone) }];
  });
  const brought = added.map((proposed): PointPart => {
    const now = present.added.find((one) => sameContent(one, proposed)) ?? null;
    return { id: partId(proposed), base: null, now, proposed, state: now ? 'already' : 'clean' };
  });
  return { parts: [...changed, ...brought], order: orderState(lists) };
}

function orderState(lists: PointLists): PartState | null {
  const keys = keysOf(lists);
  const [base, now, proposed] = [keys.base, keys.now, keys.proposed].map((list) =>
    list
      .filter((key) => keys.proposed.includes(key) && keys.now.includes(key) && keys.base.includes(key))
      .join(),
  );
  const stays = keys.base.filter((key) => keys.proposed.includes(key)).join();
  if (stays === keys.proposed.filter((key) => keys.base.includes(key)).join()) return null;
  return stateOf(base, now, proposed, (a, b) => a === b);
}

/** Every row by one name on all three sides, the base row's where there is one. */
function keysOf({ base, now, proposed }: PointLists) {
  const name = new Map(base.map((row) => [row, row.id]));
  const there = pairs(base, proposed);
  const here = pairs(base, now);
  for (const [row, other] of there.became) if (other) name.set(other, row.id);
  for (const [row, other] of here.became) if (other) name.set(other, row.id);
  for (const row of here.added) name.set(row, row.id);
  for (const row of there.added) name.set(row, here.added.find((one) => sameContent(one, row))?.id ?? row.id);
  const keys = (rows: readonly ContactPointRow[]) => rows.map((row) => name.get(row)!);
  return { base: keys(base), now: keys(now), proposed: keys(proposed) };
}

/**
 * The present list with the chosen parts on it. What the parts do not name stays as it is now; what they bring
 * stands where its proposer put it.
 */
export function mergePoints(lists: PointLists, chosen: ReadonlySet<string>): ContactPointRow[] {
  const keys = keysOf(lists);
  const rows = new Map(keys.now.map((key, index) => [key, lists.now[index]!]));
  for (const { id, base, now, proposed, state } of pointParts(lists).parts) {
    if (!chosen.has(id) || state === 'already') continue;
    const key = keys.proposed[proposed ? lists.proposed.indexOf(proposed) : -1] ?? base?.id ?? '';
    if (now && !proposed) rows.delete(key);
    if (proposed) rows.set(key, proposed);
  }
  const [first, second] = chosen.has(ORDER_PART) ? [keys.proposed, keys.now] : [keys.now, keys.proposed];
  return arranged(first, second, [...rows.keys()]).map((key) => rows.get(key)!);
}

/** The keys in the order of `first`; those it lacks come behind what precedes them in `second`. */
function arranged(first: readonly string[], second: readonly string[], keys: readonly string[]): string[] {
  const wanted = new Set(keys);
  const result = first.filter((key) => wanted.has(key));
  second.forEach((key, index) => {
    if (!wanted.has(key) || result.includes(key)) return;
    const before = second.slice(0, index).findLast((one) => result.includes(one));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key);
  });
  return result;
}
