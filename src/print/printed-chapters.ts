import type { CountryRow } from '../countries/countries.query.js';
import type { Language } from '../platform/problems.js';
import type { EntryView } from '../register/view.js';
import type { RegisterName } from '../register/vocabulary.js';
import { printWords } from './print-words.js';
import { printedEntry, type PrintedEntry } from './printed-entry.js';
import { inWords, languageName } from './vocabulary.js';

/** What stands for "no State" where a chapter has an id. */
export const ORGANISATIONS = 'ORG';

/** What a State's place among the chapters depends on. */
export type NamedState = Pick<CountryRow, 'iso2' | 'names'>;

/** One State's chapter, or the international organisations', which comes last. */
export interface Chapter {
  /** ISO 3166-1 alpha-2, or `ORGANISATIONS`. */
  id: string;
  name: string;
  isState: boolean;
  facts: [label: string, text: string][];
  registers: { name: string; entries: PrintedEntry[] }[];
}

/** The registers' order on paper: who is asked, who is called, who advises. */
const ORDER: readonly RegisterName[] = ['central-authorities', 'law-enforcement-contacts', 'experts'];

export const chapterOf = ({ country }: EntryView): string => country ?? ORGANISATIONS;

/** A chapter for each State of which there is an entry, by name in that language. */
export function printedChapters(
  countries: readonly CountryRow[],
  entries: readonly EntryView[],
  language: Language,
): Chapter[] {
  const known = new Map(countries.map((row) => [row.iso2, row]));
  return inChapterOrder([...new Set(entries.map(chapterOf))], known, language).map((id) => {
    const own = entries.filter((entry) => chapterOf(entry) === id);
    const row = known.get(id);
    return {
      id,
      name: chapterName(id, known, language),
      isState: id !== ORGANISATIONS,
      facts: row ? factsOf(row, language) : [],
      registers: ORDER.map((register) => ({
        name: inWords('register', register, language),
        entries: own
          .filter((entry) => entry.register === (register as string))
          .map((entry) => printedEntry(entry, language)),
      })).filter((one) => one.entries.length > 0),
    };
  });
}

/** Chapters as that language's readers look for them. */
export function inChapterOrder(
  ids: readonly string[],
  known: ReadonlyMap<string, NamedState>,
  language: Language,
): string[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base' });
  const last = (id: string) => (id === ORGANISATIONS ? 1 : 0);
  return [...ids].sort(
    (a, b) =>
      last(a) - last(b) ||
      collator.compare(chapterName(a, known, language), chapterName(b, known, language)) ||
      (a < b ? -1 : 1),
  );
}

const chapterName = (id: string, known: ReadonlyMap<string, NamedState>, language: Language): string =>
  id === ORGANISATIONS ? printWords(language)('organisations') : (known.get(id)?.names[language] ?? id);

function factsOf(row: CountryRow, language: Language): [string, string][] {
  const say = printWords(language);
  const facts: [string, string | null][] = [
    ['ISO 3166', [row.iso2, row.iso3].filter(Boolean).join(' / ')],
    [say('capital'), row.capital],
    [say('callingCode'), row.callingCode],
    [say('officialLanguages'), row.officialLanguages.map((tag) => languageName(tag, language)).join(', ')],
    [say('clock'), row.primaryZone],
  ];
  return facts.filter((one): one is [string, string] => Boolean(one[1]));
}
