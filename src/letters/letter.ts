import { LANGUAGES, type Language, type Texts } from '../platform/problems.js';

/** What a letter says, in its language already; a list is numbered. */
export interface LetterParts {
  language: Language;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Whom it is for, as the address line says it: a State, an office. */
  to: string;
  subject: string;
  body: readonly (string | readonly string[])[];
}

export interface Letter {
  language: Language;
  subject: string;
  /** The whole letter, to print or to send. */
  text: string;
}

const SENDER: Texts = {
  en: 'Secretariat of the hemispheric directory of counterparts (Enlace)',
  es: 'Secretaría del directorio hemisférico de contrapartes (Enlace)',
  pt: 'Secretaria do diretório hemisférico de contrapartes (Enlace)',
  fr: 'Secrétariat du répertoire hémisphérique des homologues (Enlace)',
};
const SUBJECT: Texts = { en: 'Subject', es: 'Asunto', pt: 'Assunto', fr: 'Objet' };
const GREETING: Texts = {
  en: 'Dear Sir or Madam,',
  es: 'De nuestra consideración:',
  pt: 'Prezados Senhores, Prezadas Senhoras,',
  fr: 'Madame, Monsieur,',
};
const CLOSING: Texts = {
  en: 'We thank you for your cooperation and remain,\n\nYours faithfully,',
  es: 'Agradecemos su colaboración y hacemos propicia la oportunidad para saludarlos muy atentamente.',
  pt: 'Agradecemos a sua colaboração e aproveitamos a oportunidade para apresentar os nossos cumprimentos.',
  fr: 'Nous vous remercions de votre collaboration et vous prions d’agréer, Madame, Monsieur, l’expression de notre haute considération.',
};
const SIGNED: Texts = {
  en: 'The Secretariat',
  es: 'La Secretaría',
  pt: 'A Secretaria',
  fr: 'Le Secrétariat',
};

/** A day as a letter of that language writes it. */
export const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The same parts make the same letter, byte by byte. */
export function letterOf({ language, day, to, subject, body }: LetterParts): Letter {
  const paragraphs = body.map((part) =>
    typeof part === 'string' ? part : part.map((item, index) => `${index + 1}. ${item}`).join('\n'),
  );
  const text = [
    `${SENDER[language]}\n${longDay(day, language)}`,
    to,
    `${SUBJECT[language]}: ${subject}`,
    GREETING[language],
    ...paragraphs,
    CLOSING[language],
    SIGNED[language],
  ].join('\n\n');
  return { language, subject, text: `${text}\n` };
}

/** The languages of letters to a State, its own first: the four of the directory that are official there, or English. */
export function letterLanguages(officialLanguages: readonly string[]): Language[] {
  const own = officialLanguages
    .map((tag) => tag.split('-')[0] as Language)
    .filter((tag) => LANGUAGES.includes(tag));
  return own.length > 0 ? [...new Set(own)] : ['en'];
}
