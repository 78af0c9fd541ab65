import type { FieldError } from '../platform/problems.js';
import type { EntryDocument } from './document.js';
import type { Kind, RegisterName, Status } from './vocabulary.js';

/** The moment a document is checked for: what it will be, and on which day (`YYYY-MM-DD`, UTC). */
export interface CheckMoment {
  status: Status;
  today: string;
}

/** One register, as data and at most two hooks. The mechanism in `register/` never asks which one it serves. */
export interface RegisterDefinition {
  name: RegisterName;
  /** What an entry is called in messages, such as `expert`. */
  noun: string;
  kinds: readonly Kind[];
  /** The TypeORM entity of the detail table; its properties are `entryId` and `fields`, named alike. */
  detail: new () => { entryId: string };
  /** The register's own document fields, with what stands when a writer gives none. */
  fields: Readonly<Record<string, unknown>>;
  /** Fields of its own (besides contact points, designations ...) that only two persons may change once published. */
  protectedFields: readonly string[];
  /** Fields that are a person's own data on an entry of kind person: kept apart, erasable. */
  personalFields: readonly string[];
  /** Rules beyond field shapes, all broken ones at once. */
  check?(document: EntryDocument, moment: CheckMoment): FieldError[];
  /** Further words the name search finds an entry by (institution, agency). */
  searchTexts?(document: EntryDocument): (string | null | undefined)[];
}

/** Declares a register; only here so that a definition reads as one and is checked as one. */
export const defineRegister = (definition: RegisterDefinition): Readonly<RegisterDefinition> =>
  Object.freeze(definition);

/** Where the list of the three registers (`registers.ts`) is injected. */
export const REGISTER_DEFINITIONS = Symbol('REGISTER_DEFINITIONS');
