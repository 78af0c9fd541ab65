import i18next from 'i18next';
import { initReactI18next } from 'react-i18next/initReactI18next';
import { speak } from '../api/client.js';

/** The four languages of the directory, each by its own name. */
export const LANGUAGES = { en: 'English', es: 'Español', pt: 'Português', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'enlace-language';

/** The words of a language by the file they stand in, `./en/first/shell.json`. */
type Files = Record<string, object>;
type Words = () => Promise<{ default: Files }>;

/** What the frame, signing in and the home screen say comes first; the words of all others, with the first of them. */
const words: Record<'first' | 'rest', Record<Language, Words>> = {
  first: {
    en: () => import('./en.first.js'),
    es: () => import('./es.first.js'),
    pt: () => import('./pt.first.js'),
    fr: () => import('./fr.first.js'),
  },
  rest: {
    en: () => import('./en.rest.js'),
    es: () => import('./es.rest.js'),
    pt: () => import('./pt.rest.js'),
    fr: () => import('./fr.rest.js'),
  },
};
/** Which parts the screens opened so far need, in every language that is chosen. */
const needed = new Set<keyof typeof words>(['first']);
const known = new Set<Words>();

/** A group of words for each file, named as the file is. */
const grouped = (files: Files): object =>
  Object.fromEntries(
    Object.entries(files).map(([file, group]): [string, object] => [/([^/]+)\.json$/.exec(file)![1]!, group]),
  ) as Files;

async function learn(language: Language): Promise<void> {
  const missing = [...needed].map((part) => words[part][language]).filter((part) => !known.has(part));
  await Promise.all(
    missing.map(async (part) => {
      i18next.addResourceBundle(language, 'translation', grouped((await part()).default));
      known.add(part);
    }),
  );
}

/** Loads a screen together with the words of all screens, so that none is ever shown without its words. */
export function withWords<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    needed.add('rest');
    const [screen] = await Promise.all([load(), learn(spoken())]);
    return screen;
  };
}

const isLanguage = (tag: string): tag is Language => tag in LANGUAGES;

/** What was chosen here last, else what the browser prefers, else English. */
function preferred(): Language {
  const tags = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  return tags.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Whether somebody chose a language in this browser: that goes before the account's. */
export const wasChosen = (): boolean => localStorage.getItem(KEPT) !== null;

/** The language of the screens now. */
export const spoken = (): Language => i18next.language as Language;

/** What somebody chose: kept for this browser. */
export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await show(language);
}

/** Changes the language everywhere; only its own words are loaded. */
export async function show(language: Language): Promise<void> {
  await learn(language);
  document.documentElement.lang = language;
  speak(language);
  await i18next.changeLanguage(language);
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  await show(preferred());
}
