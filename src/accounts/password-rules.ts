import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { Problem } from '../platform/problems.js';

/** NIST SP 800-63B-4, 3.1.1.2: a password that stands alone has 15 characters or more; no rules of composition. */
export const LEAST_CHARACTERS = 15;
export const MOST_CHARACTERS = 200;

/** Words that anybody who wants to guess a password of this directory tries first. */
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

// Guessed in fewer than this many tries (a power of ten), it is common, however long.
const LEAST_GUESSES = 8;
// Letters and digits that must remain when the words everybody tries are taken out.
const LEAST_OWN = 9;

/** Made when the first password is chosen: unpacking its words takes a good part of a start. */
let strength: ZxcvbnFactory | null = null;

/** What is wrong with a password, or null. `about`: the account's own e-mail and name. */
export function weaknessOf(password: string, about: readonly string[]): string | null {
  const length = [...password.normalize('NFC')].length;
  if (length < LEAST_CHARACTERS)
    return `must have ${LEAST_CHARACTERS} characters or more; a sentence is easy to remember`;
  if (length > MOST_CHARACTERS) return `must have at most ${MOST_CHARACTERS} characters`;
  if (!password.isWellFormed()) return 'must be text';
  const words = [...CONTEXT, ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
  const known = words.map((word) => word.toLowerCase()).filter((word) => word.length >= 3);
  // Its first letters are enough to judge, and a long one must not cost us more.
  strength ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { guessesLog10 } = strength.check(password.slice(0, 64), known);
  return guessesLog10 < LEAST_GUESSES || withoutWords(password, known).length < LEAST_OWN
    ? 'is common or easily guessed; choose words that do not belong together'
    : null;
}

/** The letters and digits that are left when these words are taken out. */
function withoutWords(password: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ' '), password.toLowerCase());
  return left.replace(/[^\p{L}\p{N}]/gu, '');
}

/** @throws Problem `invalid-request` (400) that says what is wrong with the password in this field. */
export function demandStrong(password: string, about: readonly string[], field = 'password'): void {
  const weakness = weaknessOf(password, about);
  if (weakness === null) return;
  throw new Problem('invalid-request', undefined, { errors: [{ field, message: `${field} ${weakness}` }] });
}
