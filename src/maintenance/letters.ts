import type { Language } from '../platform/problems.js';
import { AGAIN, FORMAL, MORE, REQUEST, TO_AUTHORITY, TO_SECRETARIAT } from './wordings.js';

/** Letters about entries that wait for confirmation: pure text, and never a contact value in it. */

export interface LetterText {
  subject: string;
  /** Plain text. */
  text: string;
}

/** Names that a mail lists before it says "and so many more". */
const LISTED = 20;

const filled = (text: string, gaps: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, gap: string) => gaps[gap] ?? whole);

function listed(language: Language, names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => `  – ${name}`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`  – ${filled(MORE[language], { count: String(more) })}`] : [])].join(
    '\n',
  );
}

/** A calendar day (`YYYY-MM-DD`) in words. */
export const dayInWords = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** To the mailbox that answers for these entries; `again`: it was asked before. */
export function requestLetter(
  language: Language,
  { names, link, until, again }: { names: readonly string[]; link: string; until: string; again: boolean },
): LetterText {
  const { subject, text } = REQUEST[language];
  const gaps = { entries: listed(language, names, LISTED), link, until: dayInWords(language, until) };
  const body = filled(text, gaps);
  return { subject, text: again ? `${AGAIN[language]}\n\n${body}\n` : `${body}\n` };
}

/** To an account of the State's national authority. */
export function authorityLetter(
  language: Language,
  { names, link }: { names: readonly string[]; link: string },
): LetterText {
  const { subject, text } = TO_AUTHORITY[language];
  return { subject, text: `${filled(text, { entries: listed(language, names, LISTED), link })}\n` };
}

/** To an account of the secretariat. @param states names of States in that language */
export function secretariatLetter(
  language: Language,
  { states, link }: { states: readonly string[]; link: string },
): LetterText {
  const { subject, text } = TO_SECRETARIAT[language];
  return { subject, text: `${filled(text, { states: states.join(', '), link })}\n` };
}

/** The letter to a State on the secretariat's own paper, with every entry concerned. */
export function formalLetter(
  language: Language,
  given: { state: string; day: string; names: readonly string[]; link: string },
): LetterText {
  const { subject, text } = FORMAL[language];
  const gaps = {
    state: given.state,
    date: dayInWords(language, given.day),
    entries: listed(language, given.names, Infinity),
    link: given.link,
  };
  return { subject: filled(subject, gaps), text: `${filled(text, gaps)}\n` };
}
