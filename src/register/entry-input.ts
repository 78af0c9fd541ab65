import type { Tlp } from '../access/tlp.js';
import type { ContactPointInput, EntryDocument, Name } from './document.js';
import type { RegisterDefinition } from './register.definition.js';
import type { Kind } from './vocabulary.js';

/** What a writer gives for a new entry: at least its State, kind and name. */
export interface EntryInput {
  country: string | null;
  kind: Kind;
  names: { original: string; language?: string | null; translations?: Record<string, string> };
  tlp?: Tlp;
  contactPoints?: ContactPointInput[];
  /** The day from which it is true, `YYYY-MM-DD`; today unless said. */
  validFrom?: string;
}

/** Any fields but State and kind, which never change: a successor is a new entry. */
export type EntryPatch = Partial<Omit<EntryInput, 'country' | 'kind'>>;

/** The shared fields, with what stands when a writer gives none. Unknown is null, never a guess. */
const DEFAULTS = {
  parentInstitution: null,
  unit: null,
  functions: [],
  address: null,
  timeZone: null,
  hours: null,
  languages: [],
  notes: null,
  source: null,
  succeeds: null,
  replacement: null,
};

const wholeName = ({ original, language, translations }: EntryInput['names']): Name => ({
  original,
  language: language ?? null,
  translations: { ...translations },
});

/** A label for an entry whose writer gives none: a person's is stricter than an office's. */
const defaultTlp = (kind: Kind): Tlp => (kind === 'person' ? 'TLP:AMBER' : 'TLP:GREEN');

/** The whole document of a new entry. */
export function newDocument(definition: RegisterDefinition, input: EntryInput): EntryDocument {
  const { contactPoints: _, validFrom: __, ...fields } = plainJson(input);
  return {
    ...structuredClone(DEFAULTS),
    ...structuredClone(definition.fields),
    tlp: defaultTlp(input.kind),
    ...defined(fields),
    names: wholeName(input.names),
  } as unknown as EntryDocument;
}

/** The document with the given fields replaced. */
export function withPatch(
  current: EntryDocument,
  patch: Omit<EntryPatch, 'contactPoints' | 'validFrom'>,
): EntryDocument {
  const fields = defined(plainJson(patch));
  return { ...current, ...fields, ...(patch.names ? { names: wholeName(patch.names) } : {}) };
}

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Class instances of a DTO as the JSON they stand for: what is stored, digested and compared. */
const plainJson = <T extends object>(value: T): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
