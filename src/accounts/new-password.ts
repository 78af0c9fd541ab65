import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password of 100 random bits, in groups that can be read out: no letter that looks like another. */
export const newPassword = (): string =>
  Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{5})(?!$)/g, '$1-');
