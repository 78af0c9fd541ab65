import type { Language } from '../platform/problems.js';
import type { Delivery } from './notification.entities.js';

/** What a person chooses a delivery for, and what holds until they do. `security` is nobody's to choose. */
export const TOPICS = {
  changes: 'at-once',
  upkeep: 'daily',
  drills: 'daily',
  editions: 'daily',
  security: 'at-once',
} as const satisfies Record<string, Delivery>;
export type Topic = keyof typeof TOPICS;

/** A title, and one or two sentences; `{fact}`, `{fact:date}`, `{fact:instant}` and `{fact:state}` take facts in. */
export type Words = readonly [title: string, text: string];

export const kind = <const T extends Topic, const W extends Readonly<Record<Language, Words>>>(
  topic: T,
  words: W,
) => ({ topic, words });
