import { labelOf } from '../access/tlp.js';
import type { CountryRow } from '../countries/countries.query.js';
import type { Language } from '../platform/problems.js';
import { FRESHNESS_STATES } from '../register/vocabulary.js';
import type { EntryView } from '../register/view.js';
import { printWords, type PrintWord } from './print-words.js';
import { printedChapters, type Chapter } from './printed-chapters.js';
import { printedIndex } from './printed-index.js';
import { inWords, languageName } from './vocabulary.js';

/** What a printed directory is of. */
export interface DirectoryFacts {
  language: Language;
  number: number;
  title: string;
  /** `YYYY-MM-DD`, UTC. */
  cutOff: string;
  /** The TLP rank of the strictest of anything in it. */
  ceiling: number;
  audience: string;
  /** Null: the whole in one. */
  part: { n: number; of: number } | null;
  copy: Copy | null;
}

/** Whose own copy a document is; every page says so. */
export interface Copy {
  name: string;
  serial: string;
}

const WORDS = ['directory', 'subject', 'howTo', 'contents', 'sure', 'copyFor', 'serial'] as const;
const READ = ['readEntry', 'readNumber', 'readFresh', 'readTlp', 'readSigned'] as const;

/** Everything that `directory.typ` prints, in words of one language. */
export function printedDirectory(
  facts: DirectoryFacts,
  countries: readonly CountryRow[],
  entries: readonly EntryView[],
): object {
  const { language, cutOff } = facts;
  const say = printWords(language);
  const states = printedChapters(countries, entries, language);
  const indexes = indexesOf(states, entries, language);
  return {
    ...headOf(facts),
    words: Object.fromEntries(WORDS.map((key) => [key, say(key)])),
    about: [
      [say('asOf'), `${longDay(cutOff, language)} (UTC)`],
      [say('audience'), facts.audience],
    ],
    figures: figuresOf(states, entries, language),
    sure: sureness(entries, language),
    read: READ.map((key) => say(key)),
    legend: FRESHNESS_STATES.map((state) => ({
      state,
      word: inWords('freshness', state, language),
      text: say(state),
    })),
    chapters: [...states.map(({ id }) => `s-${id}`), ...indexes.map(({ id }) => `x-${id}`)],
    states,
    indexes,
  };
}

function headOf({ language, number, title, cutOff, ceiling, part, copy }: DirectoryFacts) {
  const say = printWords(language);
  const edition = [`${say('edition')} ${number}`, part && say('part', part)].filter(Boolean).join(' · ');
  return {
    lang: language,
    title: `Enlace · ${say('directory')} · ${edition}`,
    head: `Enlace · ${edition}`,
    foot: [`${say('asOf')} ${cutOff} UTC`, copy && `${copy.serial} · ${copy.name}`]
      .filter(Boolean)
      .join(' · '),
    tlp: labelOf(ceiling),
    edition,
    name: title,
    copy: copy && { ...copy, mark: copy.serial },
  };
}

export const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

function indexesOf(states: readonly Chapter[], entries: readonly EntryView[], language: Language) {
  const say = printWords(language);
  return [
    {
      id: 'function',
      name: say('byFunction'),
      groups: printedIndex(states, entries, language, ({ functions }) =>
        functions.map((code) => inWords('function', code, language)),
      ),
    },
    {
      id: 'language',
      name: say('byLanguage'),
      groups: printedIndex(states, entries, language, (entry) =>
        spokenBy(entry).map((tag) => languageName(tag, language)),
      ),
    },
  ].filter(({ groups }) => groups.length > 0);
}

/** The languages in which it is spoken with, BCP 47. */
export const spokenBy = (entry: EntryView): string[] => [
  ...new Set([
    ...entry.languages.map(({ language }) => language),
    ...((entry['dutyLanguages'] as string[] | undefined) ?? []),
  ]),
];

function figuresOf(states: readonly Chapter[], entries: readonly EntryView[], language: Language) {
  const count = new Intl.NumberFormat(language);
  const values = entries.reduce((sum, { contactPoints }) => sum + contactPoints.length, 0);
  const figures: [PrintWord, number][] = [
    ['states', states.filter(({ isState }) => isState).length],
    ['entries', entries.length],
    ['values', values],
  ];
  return figures.map(([key, number]) => [printWords(language)(key), count.format(number)]);
}

/** How many of the values are how sure. */
function sureness(entries: readonly EntryView[], language: Language) {
  const counts = new Map<string, number>();
  for (const { contactPoints } of entries)
    for (const { freshness } of contactPoints)
      counts.set(freshness.state, (counts.get(freshness.state) ?? 0) + 1);
  const order = ['confirmed', 'due', 'overdue', 'never-verified', 'disputed'];
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const states = order.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    const word = inWords('freshness', state, language);
    return count > 0 ? [{ state, word, count, share: percent.format(count / total) }] : [];
  });
  return { total, states };
}
