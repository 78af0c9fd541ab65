import type { ChangeFilters } from './changes/changes.queries.js';

// What the address of a screen may carry, read from whatever somebody typed there.

type Given = Record<string, unknown>;

/** What a search is narrowed by; what was typed is never part of the address. */
export interface Filters {
  country?: string;
  register?: string;
  function?: string;
  freshness?: string;
  treaty?: string;
  speciality?: string;
  language?: string;
  status?: string;
  always?: boolean;
}

const oneOf = <const T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);
/** How the hits are laid out; a list, unless said. */
interface Layout {
  view?: 'table';
}
/** What the finder is asked; every part of it may still be missing. */
export interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  measure?: string | undefined;
  area?: string | undefined;
  on?: string | undefined;
  urgent?: boolean | undefined;
  /** BCP 47, with commas. */
  languages?: string | undefined;
}
export type MatrixAsked = Pick<Asked, 'measure' | 'area' | 'on'>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const dayLike = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

/** Where to go after signing in: only to a place of our own. */
export const signInAddress = (given: Given): { back?: string } => {
  const back = text(given['back']);
  return back && /^\/(?!\/)/.test(back) ? { back } : {};
};

/** A search: what it is narrowed by, and how its hits are laid out. */
export const searchAddress = (given: Given): Filters & Layout => ({
  country: text(given['country']),
  register: text(given['register']),
  function: text(given['function']),
  freshness: text(given['freshness']),
  treaty: text(given['treaty']),
  speciality: text(given['speciality']),
  language: text(given['language']),
  status: text(given['status']),
  ...(given['view'] === 'table' ? { view: 'table' as const } : {}),
  ...(given['always'] === true ? { always: true } : {}),
});

/** An entry as of a day, or as it was known. */
export const entryAddress = (given: Given): { on?: string; knownAt?: string } => ({
  ...(dayLike(given['on']) ? { on: String(given['on']) } : {}),
  ...(dayLike(given['knownAt']) ? { knownAt: String(given['knownAt']) } : {}),
});

/** A new entry, of a State. */
export const newEntryAddress = (given: Given): { country?: string } => {
  const country = text(given['country']);
  return country ? { country } : {};
};

/** An entry that is edited; by `amends` in place of what a change of it proposes. */
export const editAddress = (given: Given): { amends?: string } => {
  const amends = text(given['amends']);
  return amends ? { amends } : {};
};

/** What the finder is asked. */
export const findAddress = (given: Given): Asked => ({
  from: text(given['from']),
  to: text(given['to']),
  measure: text(given['measure']),
  area: text(given['area']),
  on: text(given['on']),
  ...(given['urgent'] === true ? { urgent: true } : {}),
  languages: text(given['languages']),
});

/** What the matrix of all States is asked. */
export const matrixAddress = (given: Given): MatrixAsked => ({
  measure: text(given['measure']),
  area: text(given['area']),
  on: text(given['on']),
});

/** A treaty on a day. */
export const treatyAddress = (given: Given): { on?: string } => {
  const on = text(given['on']);
  return on && /^\d{4}-\d\d-\d\d$/.test(on) ? { on } : {};
};

/** Which changes are listed. */
export const changesAddress = (given: Given): ChangeFilters => ({
  scope: oneOf(['waiting', 'mine', 'all'], given['scope']),
  lane: oneOf(['legal', 'operational'], given['lane']),
  state: oneOf(['pending', 'applied', 'declined', 'cancelled', 'emergency', 'reverted'], given['state']),
  country: text(given['country']),
});

/** Which records of the log are listed. */
export const auditAddress = (given: Given): { actor?: string; subject?: string } => {
  const [actor, subject] = [text(given['actor']), text(given['subject'])];
  return { ...(actor ? { actor } : {}), ...(subject ? { subject } : {}) };
};
