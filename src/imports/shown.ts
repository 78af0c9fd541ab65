import { hasUnsafeCharacters } from '../platform/safe-text.js';

/** Marks and overrides that change the direction of a text (Unicode UAX #9). */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

export const hasDirectionControls = (text: string): boolean => DIRECTION.test(text);

const codePoint = (character: string): string =>
  `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** A text that comes from a file as it may be shown: short, hidden characters by their number. */
export function shown(text: string, max = 80): string {
  const start = [...text.slice(0, max * 2)].slice(0, max);
  const visible = start.map((one) => (hasUnsafeCharacters(one) ? codePoint(one) : one)).join('');
  return visible.replace(/[\t\r\n]+/g, ' ') + (start.join('').length < text.length ? '…' : '');
}
