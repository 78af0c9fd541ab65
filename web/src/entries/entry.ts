import type { components } from '../api/schema.js';

export type Entry = components['schemas']['EntryResponse'];
export type Point = components['schemas']['ContactPointResponse'];
export type Register = Entry['register'];

/** The address a value is opened with; null: it cannot be. Only these schemes, whatever the value says. */
export function linkOf({
  kind,
  value,
  extension,
}: Pick<Point, 'kind' | 'value' | 'extension'>): string | null {
  if (value === null) return null;
  if (kind === 'telephone') return `tel:${value}${extension ? `;ext=${extension}` : ''}`;
  if (kind === 'email') return `mailto:${encodeURIComponent(value).replace('%40', '@')}`;
  if (kind === 'web') return /^https?:\/\//i.test(value) ? value : null;
  return null;
}

const USES = ['24/7', 'urgent', 'general', 'after-hours'];

/** The number somebody in a hurry should call: the 24/7 one first. */
export const mainNumber = (points: readonly Point[]): Point | undefined =>
  points
    .filter(({ kind, value }) => kind === 'telephone' && value !== null)
    .sort((a, b) => USES.indexOf(a.use) - USES.indexOf(b.use))[0];

/** The worst of an entry's values: an entry is as sure as its least sure value. */
const WORST = ['disputed', 'overdue', 'never-verified', 'due', 'confirmed'] as const;
export const freshnessOf = (points: readonly Point[]) =>
  WORST.find((state) => points.some(({ freshness }) => freshness.state === state));
