import type { Designation, EntryDocument, Name } from './document.js';
import type { RegisterDefinition } from './register.definition.js';

/** What lists filter and sort by, computed from a whole document (personal fields in place). */
export interface EntryIndex {
  functions: string[];
  languages: string[];
  treaties: string[];
  specialities: string[];
  /** Unfolded; the database folds it. */
  searchText: string;
  sortName: string;
}

const unique = (values: (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
];

export const designationsOf = (document: EntryDocument): Designation[] =>
  (document['designations'] as Designation[] | undefined) ?? [];

export function indexOf(definition: RegisterDefinition, document: EntryDocument): EntryIndex {
  const names: Name = document.names;
  const designations = designationsOf(document);
  const accepted = (document['acceptedLanguages'] as { language: string }[] | undefined) ?? [];
  return {
    functions: unique([...document.functions, ...designations.map((one) => one.function)]),
    languages: unique([...document.languages, ...accepted].map(({ language }) => language)),
    treaties: unique(designations.map(({ treaty }) => treaty)),
    specialities: (document['specialities'] as string[] | undefined) ?? [],
    searchText: unique([
      names.original,
      ...Object.values(names.translations),
      document.parentInstitution,
      document.unit,
      ...(definition.searchTexts?.(document) ?? []),
    ]).join('\n'),
    sortName: names.original,
  };
}
