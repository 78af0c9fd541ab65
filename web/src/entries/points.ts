import type { Point } from './entry.js';

/** What somebody looks for on an entry, in the order in which they look. */
export const GROUPS = ['urgent', 'telephone', 'email', 'other'] as const;
export type Group = (typeof GROUPS)[number];

const URGENT_USES: readonly string[] = ['24/7', 'urgent'];

const groupOf = ({ kind, use }: Pick<Point, 'kind' | 'use'>): Group => {
  if (URGENT_USES.includes(use)) return 'urgent';
  return kind === 'telephone' || kind === 'email' ? kind : 'other';
};

/** The values by group, 24/7 before urgent, else in the order of preference; no group that has none. */
export function groupsOf<P extends Pick<Point, 'kind' | 'use'>>(
  points: readonly P[],
): { group: Group; points: P[] }[] {
  return GROUPS.map((group) => ({ group, points: points.filter((point) => groupOf(point) === group) }))
    .map(({ group, points: own }) => ({ group, points: group === 'urgent' ? byUrgency(own) : own }))
    .filter(({ points: own }) => own.length > 0);
}

const byUrgency = <P extends Pick<Point, 'use'>>(points: readonly P[]): P[] =>
  points.toSorted((a, b) => URGENT_USES.indexOf(a.use) - URGENT_USES.indexOf(b.use));

/** How long a new value is marked as changed, in days: who knows the old one by heart shall notice. */
const RECENTLY = 14;
const DAY = 24 * 60 * 60 * 1000;

/** Whether a value took the place of another one a short while ago: the first has the name of its point. */
export const changedRecently = (
  { id, point, changedAt }: Pick<Point, 'id' | 'point' | 'changedAt'>,
  now: Date,
): boolean => id !== point && now.getTime() - new Date(changedAt).getTime() < RECENTLY * DAY;
