import type { Language, Texts } from '../platform/problems.js';
import type { News } from './wording.js';

const DIGEST: Texts = {
  en: 'Enlace: news of the day',
  es: 'Enlace: novedades del día',
  pt: 'Enlace: novidades do dia',
  fr: 'Enlace : nouvelles du jour',
};

const CHOOSE: Texts = {
  en: 'You choose in Enlace which news you get by mail, and how often:',
  es: 'En Enlace elige qué avisos recibe por correo y con qué frecuencia:',
  pt: 'No Enlace você escolhe quais avisos recebe por e-mail e com que frequência:',
  fr: 'Dans Enlace, vous choisissez les avis que vous recevez par courriel et leur fréquence :',
};

/** A piece of news with the page it is about. */
export type LinkedNews = News & { path: string | null };

/** The letter about one piece of news. */
export function letterAbout(news: LinkedNews, language: Language, publicUrl: string, chosen: boolean) {
  return {
    subject: `Enlace: ${news.title}`,
    text: `${paragraph(news.text, news.path, publicUrl)}\n${chosen ? footer(language, publicUrl) : ''}`,
  };
}

/** The letter that lists a day's news. */
export function digestOf(list: readonly LinkedNews[], language: Language, publicUrl: string) {
  const parts = list.map(({ title, text, path }) => paragraph(`${title}\n${text}`, path, publicUrl));
  return { subject: DIGEST[language], text: `${parts.join('\n\n')}\n${footer(language, publicUrl)}` };
}

const paragraph = (text: string, path: string | null, publicUrl: string): string =>
  path === null ? text : `${text}\n${publicUrl}${path}`;

const footer = (language: Language, publicUrl: string): string =>
  `\n--\n${CHOOSE[language]}\n${publicUrl}/account/notifications\n`;
