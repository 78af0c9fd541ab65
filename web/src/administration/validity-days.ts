import type { components } from '../api/schema.js';

export type Days = components['schemas']['ValiditySetting'];
export type Part = keyof Days;

/** Fewest and most days of each, as the server has them. */
export const SPANS: Readonly<Record<Part, readonly [fewest: number, most: number]>> = {
  telephone247: [30, 365],
  value: [30, 730],
  designation: [90, 1095],
  due: [7, 90],
};
export const PARTS = Object.keys(SPANS) as Part[];

export const textsOf = (days: Days) =>
  Object.fromEntries(PARTS.map((part) => [part, String(days[part])])) as Record<Part, string>;

export const daysOf = (typed: Record<Part, string>) =>
  Object.fromEntries(
    PARTS.map((part) => [part, /^\d+$/.test(typed[part].trim()) ? Number(typed[part]) : NaN]),
  ) as Days;

/** What the server would refuse; `short`: what is due for longer than it holds. */
export function faultsOf(days: Days): ReadonlyMap<Part, 'span' | 'short'> {
  const faults = new Map<Part, 'span' | 'short'>();
  for (const part of PARTS) {
    const [fewest, most] = SPANS[part];
    if (!(days[part] >= fewest && days[part] <= most)) faults.set(part, 'span');
  }
  if (!faults.has('due') && days.due >= Math.min(days.telephone247, days.value, days.designation))
    faults.set('due', 'short');
  return faults;
}
