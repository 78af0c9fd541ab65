import { rankOf, type Tlp } from '../access/tlp.js';
import type { ContactKind } from '../register/vocabulary.js';

/** Digits or letters that stay readable at each end, so that whoever knows the value recognises it. */
const ENDS = 2;
const DOT = '•';

/** Whether somebody who only holds a link may read the value: TLP:GREEN and below. */
export const mayBeOpen = (tlp: Tlp): boolean => rankOf(tlp) <= rankOf('TLP:GREEN');

/** The value with its middle hidden: enough to recognise it, not enough to use it. */
export function masked(kind: ContactKind, value: string): string {
  if (kind === 'email' && value.includes('@')) {
    const [name, domain] = [value.slice(0, value.lastIndexOf('@')), value.slice(value.lastIndexOf('@'))];
    return `${[...name].slice(0, 1).join('')}${DOT.repeat(4)}${domain}`;
  }
  const letters = [...value];
  if (letters.length < 4 * ENDS) return DOT.repeat(4);
  return `${letters.slice(0, ENDS + 1).join('')}${DOT.repeat(4)}${letters.slice(-ENDS).join('')}`;
}
