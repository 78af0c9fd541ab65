import { CountryCode, Nested, OneOf, Text, Uuid } from '../platform/fields.js';
import { ProofInput } from './entry-acts.dto.js';
import { EntryName } from './entry-parts.dto.js';
import type { EntryFields } from './entry.dto.js';
import type { Kind } from './vocabulary.js';

/** A class that fields are added to; TypeScript wants `any` of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Mixable<T> = abstract new (...parameters: any[]) => T;

/** What an entry is first written with. */
export interface EntryCreation extends EntryFields {
  country: string | null;
  kind: Kind;
  names: EntryName;
}

/** What an entry is changed with. */
export interface EntryPatch extends EntryFields {
  names?: EntryName;
  comment?: string | null;
  evidence?: ProofInput | null;
  amends?: string;
}

/** A register's fields and what is said once, on creation. */
export function creationOf<T extends Mixable<EntryFields>, K extends Kind>(Fields: T, kinds: readonly K[]) {
  abstract class Creation extends Fields implements EntryCreation {
    @CountryCode({ nullable: true, description: 'Null: an international organisation' })
    country: string | null;

    @OneOf(kinds)
    kind: K;

    @Nested(() => EntryName)
    names: EntryName;
  }
  return Creation;
}

/** A register's fields and what goes with a change of them. */
export function patchOf<T extends Mixable<EntryFields>>(Fields: T) {
  abstract class Changed extends Fields implements EntryPatch {
    @Nested(() => EntryName, { optional: true })
    names?: EntryName;

    @Text({ optional: true, nullable: true, max: 2000, lines: true, description: 'For whoever decides it' })
    comment?: string | null;

    @Nested(() => ProofInput, { optional: true, nullable: true, description: 'What proves a designation' })
    evidence?: ProofInput | null;

    @Uuid({ optional: true, description: 'A change of your own that still waits: this takes its place' })
    amends?: string;
  }
  return Changed;
}
