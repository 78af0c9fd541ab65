/** The rules of src/accounts/password-rules.ts that need no list of common passwords; the server has the last word. */
const LEAST_CHARACTERS = 15;
const MOST_CHARACTERS = 200;
/** Letters and digits that must be left when words that everybody tries are taken out. */
const LEAST_OWN = 9;
/** Different characters, at least: fewer means that one repeats a few keys. */
const LEAST_DIFFERENT = 7;

const CONTEXT = [
  'enlace',
  'oas',
  'oea',
  'organization',
  'organizacion',
  'organizacao',
  'american',
  'states',
  'remja',
];

export type Weakness = { kind: 'short'; missing: number } | { kind: 'long' | 'repeats' | 'known' };

/** What is wrong with a password as far as one can tell here; null: nothing. */
export function weaknessOf(password: string, about: readonly string[]): Weakness | null {
  const { length } = [...password.normalize('NFC')];
  if (length < LEAST_CHARACTERS) return { kind: 'short', missing: LEAST_CHARACTERS - length };
  if (length > MOST_CHARACTERS) return { kind: 'long' };
  const different = new Set(password.toLowerCase()).size;
  if (different < LEAST_DIFFERENT) return { kind: 'repeats' };
  return own(password, about).length < LEAST_OWN ? { kind: 'known' } : null;
}

function own(password: string, about: readonly string[]): string {
  const words = [...CONTEXT, ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), password.toLowerCase());
  return left.replace(/[^\p{L}\p{N}]/gu, '');
}
