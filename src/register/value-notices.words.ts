import type { Language } from '../platform/problems.js';

/** `shown`, `gone`: of the mailbox itself; `changed`: of an entry that the mailbox answers for. */
export type NoticeKind = 'shown' | 'gone' | 'changed';

const WORDS: Readonly<
  Record<NoticeKind, Readonly<Record<Language, readonly [subject: string, text: string]>>>
> = {
  shown: {
    en: [
      'This mailbox now stands in the directory of counterparts',
      'The directory of counterparts (Enlace) now gives this mailbox as a contact of “{name}”. If that is wrong, answer this message at once.',
    ],
    es: [
      'Este buzón figura ahora en el directorio de contrapartes',
      'El directorio de contrapartes (Enlace) indica ahora este buzón como contacto de «{name}». Si no es correcto, responda de inmediato a este mensaje.',
    ],
    pt: [
      'Esta caixa de correio consta agora do diretório de contrapartes',
      'O diretório de contrapartes (Enlace) indica agora esta caixa de correio como contato de “{name}”. Se não estiver correto, responda imediatamente a esta mensagem.',
    ],
    fr: [
      'Cette boîte figure désormais dans le répertoire des homologues',
      'Le répertoire des homologues (Enlace) indique désormais cette boîte comme contact de « {name} ». Si c’est une erreur, répondez aussitôt à ce message.',
    ],
  },
  gone: {
    en: [
      'This mailbox no longer stands in the directory of counterparts',
      'The directory of counterparts (Enlace) no longer gives this mailbox as a contact of “{name}”. If nobody of yours asked for that, answer this message at once.',
    ],
    es: [
      'Este buzón ya no figura en el directorio de contrapartes',
      'El directorio de contrapartes (Enlace) ya no indica este buzón como contacto de «{name}». Si nadie de su oficina lo pidió, responda de inmediato a este mensaje.',
    ],
    pt: [
      'Esta caixa de correio já não consta do diretório de contrapartes',
      'O diretório de contrapartes (Enlace) já não indica esta caixa de correio como contato de “{name}”. Se ninguém do seu órgão o pediu, responda imediatamente a esta mensagem.',
    ],
    fr: [
      'Cette boîte ne figure plus dans le répertoire des homologues',
      'Le répertoire des homologues (Enlace) n’indique plus cette boîte comme contact de « {name} ». Si personne chez vous ne l’a demandé, répondez aussitôt à ce message.',
    ],
  },
  changed: {
    en: [
      'Contact details that you answer for were changed',
      'A contact value of “{name}”, for which this mailbox answers, was changed in the directory of counterparts (Enlace). Please check it; if it is wrong, answer this message at once.',
    ],
    es: [
      'Cambiaron los datos de contacto de los que usted responde',
      'En el directorio de contrapartes (Enlace) cambió un dato de contacto de «{name}», del que responde este buzón. Compruébelo, por favor; si no es correcto, responda de inmediato a este mensaje.',
    ],
    pt: [
      'Mudaram os dados de contato pelos quais você responde',
      'No diretório de contrapartes (Enlace) foi alterado um dado de contato de “{name}”, pelo qual esta caixa de correio responde. Verifique-o, por favor; se não estiver correto, responda imediatamente a esta mensagem.',
    ],
    fr: [
      'Des coordonnées dont vous répondez ont changé',
      'Une coordonnée de « {name} », dont répond cette boîte, a été modifiée dans le répertoire des homologues (Enlace). Veuillez la vérifier ; si elle est inexacte, répondez aussitôt à ce message.',
    ],
  },
};

/** A letter's subject and text about an entry of that name. */
export function wordingFor(
  kind: NoticeKind,
  language: Language,
  name: string,
): { subject: string; text: string } {
  const [subject, text] = WORDS[kind][language];
  return { subject, text: text.replace('{name}', () => name) };
}
