import type { FormDocument } from './form.js';

/** What to search for, to find entries that may be the same. */
export interface LikenessTerm {
  q: string;
  country?: string;
}

/** So few letters or digits are like too much. */
const LETTERS = 6;
const DIGITS = 7;

/** The name within its State, and each number or mailbox anywhere; only what was not there when it was read. */
export function likenessTerms({ names, country, contactPoints }: FormDocument): LikenessTerm[] {
  const name = names.original.trim();
  const state = country.length === 2 ? { country } : {};
  const values = contactPoints
    .filter(({ read, value }) => read?.value !== value)
    .flatMap(({ kind, value }) => {
      if (kind === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value.trim()) ? [value.trim()] : [];
      const digits = value.replace(/\D/g, '');
      return (kind === 'telephone' || kind === 'fax') && digits.length >= DIGITS ? [digits] : [];
    });
  const byName = name.length >= LETTERS ? [{ q: name.slice(0, 100), ...state }] : [];
  return [...byName, ...[...new Set(values)].slice(0, 5).map((q) => ({ q }))];
}
