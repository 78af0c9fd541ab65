import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client.js';

/** The four languages of the directory, each by its own name. */
export const LANGUAGES = { en: 'English', es: 'Español', pt: 'Português', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'enlace-language';

/** The words of a language by the file they stand in, `./en/shell.json`. */
type Files = Record<string, object>;

const words: Record<Language, () => Promise<{ default: Files }>> = {
  en: () => import('./en.js'),
  es: () => import('./es.js'),
  pt: () => import('./pt.js'),
  fr: () => import('./fr.js'),
};

/** A group of words for each file, named as the file is. */
const grouped = (files: Files): object =>
  Object.fromEntries(
    Object.entries(files).map(([file, group]): [string, object] => [/([^/]+)\.json$/.exec(file)![1]!, group]),
  ) as Files;

const isLanguage = (tag: string): tag is Language => tag in LANGUAGES;

/** What was chosen here last, else what the browser prefers, else English. */
function preferred(): Language {
  const tags = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  return tags.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Whether somebody chose a language in this browser: that goes before the account's. */
export const wasChosen = (): boolean => localStorage.getItem(KEPT) !== null;

/** What somebody chose: kept for this browser. */
export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await show(language);
}

/** Changes the language everywhere; only its own words are loaded. */
export async function show(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', grouped((await words[language]()).default));
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
