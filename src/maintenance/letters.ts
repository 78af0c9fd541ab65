import { letterOf, longDay, type Letter } from '../letters/letter.js';
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

/** To the mailbox that answers for these entries; `again`: it was asked before. */
export function requestLetter(
  language: Language,
  { names, link, until, again }: { names: readonly string[]; link: string; until: string; again: boolean },
): LetterText {
  const { subject, text } = REQUEST[language];
  const gaps = { entries: listed(language, names, LISTED), link, until: longDay(until, language) };
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

/** The letter to a State on the secretariat's own paper, with every entry concerned. @param state its name in that language */
export function formalLetter(
  language: Language,
  { state, day, names, link }: { state: string; day: string; names: readonly string[]; link: string },
): Letter {
  const { subject, before, after } = FORMAL[language];
  const body = [before, names, ...after.map((text) => filled(text, { link }))];
  return letterOf({ language, day, to: state, subject, body });
}
