import { readFileSync } from 'node:fs';
import type { Language, Texts } from '../platform/problems.js';

/** A controlled list that is printed in words. */
type Group =
  | 'function'
  | 'kind'
  | 'use'
  | 'freshness'
  | 'method'
  | 'register'
  | 'purpose'
  | 'weekday'
  | 'channel'
  | 'direction'
  | 'unitType'
  | 'service'
  | 'network'
  | 'speciality'
  | 'availability'
  | 'role';

const WORDS = JSON.parse(readFileSync(new URL('./vocabulary.json', import.meta.url), 'utf8')) as Record<
  Group,
  Record<string, Texts>
>;

/** A word of a controlled list as people read it; one that is not known stays as it is. */
export const inWords = (group: Group, code: string, language: Language): string =>
  WORDS[group][code]?.[language] ?? code;

/** A language's name in another (BCP 47). */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
