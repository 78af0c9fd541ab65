import type { Language } from '../platform/problems.js';

/** A mail's subject and plain text. */
export interface Wording {
  subject: string;
  text: string;
}

const WORDS: Readonly<Record<'invitation' | 'reset', Readonly<Record<Language, Wording>>>> = {
  invitation: {
    en: {
      subject: 'Your access to Enlace',
      text: 'You are invited to Enlace, the directory of counterparts. Open this link within 7 days and choose a password; it works once:',
    },
    es: {
      subject: 'Su acceso a Enlace',
      text: 'Ha sido invitado a Enlace, el directorio de contrapartes. Abra este enlace dentro de 7 días y elija una contraseña; sirve una sola vez:',
    },
    pt: {
      subject: 'O seu acesso ao Enlace',
      text: 'Você foi convidado para o Enlace, o diretório de contrapartes. Abra este link em até 7 dias e escolha uma senha; ele funciona uma única vez:',
    },
    fr: {
      subject: 'Votre accès à Enlace',
      text: 'Vous êtes invité à Enlace, le répertoire des homologues. Ouvrez ce lien dans les 7 jours et choisissez un mot de passe ; il ne sert qu’une fois :',
    },
  },
  reset: {
    en: {
      subject: 'A new password for Enlace',
      text: 'Open this link within an hour and choose a new password; it works once. If you did not ask for it, do nothing:',
    },
    es: {
      subject: 'Una nueva contraseña para Enlace',
      text: 'Abra este enlace dentro de una hora y elija una nueva contraseña; sirve una sola vez. Si no lo pidió, no haga nada:',
    },
    pt: {
      subject: 'Uma nova senha para o Enlace',
      text: 'Abra este link em até uma hora e escolha uma nova senha; ele funciona uma única vez. Se você não pediu, não faça nada:',
    },
    fr: {
      subject: 'Un nouveau mot de passe pour Enlace',
      text: 'Ouvrez ce lien dans l’heure et choisissez un nouveau mot de passe ; il ne sert qu’une fois. Si vous n’avez rien demandé, ne faites rien :',
    },
  },
};

/** A letter of one of these kinds, with its link below. */
export function wordingOf(kind: keyof typeof WORDS, language: Language, link?: string): Wording {
  const { subject, text } = WORDS[kind][language];
  return { subject, text: link === undefined ? `${text}\n` : `${text}\n\n${link}\n` };
}
