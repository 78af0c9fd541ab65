import type { Language } from '../platform/problems.js';
import { KINDS, type Kind } from './kinds.js';

export interface News {
  title: string;
  text: string;
}

type Facts = Readonly<Record<string, string | number>>;

/** What a kind says with these facts, in this language. Kinds of a newer or older version say nothing. */
export function newsOf(kind: string, facts: Facts, language: Language): News | null {
  if (!Object.hasOwn(KINDS, kind)) return null;
  const [title, text] = KINDS[kind as Kind].words[language];
  return { title, text: filled(text, facts, language) };
}

/** Puts facts into a text; one that is missing shows as a dash, for the rest of the news is still worth reading. */
export function filled(text: string, facts: Facts, language: Language): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, form: string | undefined) => {
    const fact = facts[name];
    return fact === undefined ? '—' : formatted(String(fact), form, language);
  });
}

function formatted(fact: string, form: string | undefined, language: Language): string {
  switch (form) {
    case 'date':
      return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(fact));
    case 'instant':
      return `${new Intl.DateTimeFormat(language, {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'UTC',
      }).format(new Date(fact))} UTC`;
    case 'state':
      return new Intl.DisplayNames(language, { type: 'region' }).of(fact) ?? fact;
    case undefined:
    default:
      return fact;
  }
}
