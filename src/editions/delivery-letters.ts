import type { Language } from '../platform/problems.js';

/** What a recipient is written about. */
export type LetterKind = 'published' | 'reminder' | 'recalled';

type Words = readonly [subject: string, text: string];

const WORDS: Readonly<Record<LetterKind, Readonly<Record<Language, Words>>>> = {
  published: {
    en: [
      'Enlace edition {n}: {title}',
      'A new edition of the directory is ready for {name}. Sign in, fetch it and acknowledge receipt; the page says what changed since the last edition you acknowledged:',
    ],
    es: [
      'Enlace, edición {n}: {title}',
      'Hay una nueva edición del directorio para {name}. Inicie sesión, descárguela y acuse recibo; la página indica qué cambió desde la última edición que usted acusó:',
    ],
    pt: [
      'Enlace, edição {n}: {title}',
      'Há uma nova edição do diretório para {name}. Inicie a sessão, baixe-a e acuse o recebimento; a página mostra o que mudou desde a última edição que você confirmou:',
    ],
    fr: [
      'Enlace, édition {n} : {title}',
      'Une nouvelle édition du répertoire est prête pour {name}. Connectez-vous, téléchargez-la et accusez-en réception ; la page indique ce qui a changé depuis la dernière édition dont vous avez accusé réception :',
    ],
  },
  reminder: {
    en: [
      'Please acknowledge Enlace edition {n}',
      'Edition {n} awaits the acknowledgement of {name}. Until then we cannot know that you work with the right numbers:',
    ],
    es: [
      'Acuse recibo de la edición {n} de Enlace',
      'La edición {n} espera el acuse de recibo de {name}. Hasta entonces no podemos saber si trabaja con los números correctos:',
    ],
    pt: [
      'Confirme o recebimento da edição {n} do Enlace',
      'A edição {n} aguarda a confirmação de {name}. Até lá não podemos saber se você trabalha com os números corretos:',
    ],
    fr: [
      'Veuillez accuser réception de l’édition {n} d’Enlace',
      'L’édition {n} attend l’accusé de réception de {name}. D’ici là, nous ne pouvons savoir si vous travaillez avec les bons numéros :',
    ],
  },
  recalled: {
    en: [
      'RECALLED: Enlace edition {n}',
      'Edition {n} was recalled: {reason}\nDestroy every copy and do not use it. What to use instead stands here:',
    ],
    es: [
      'RETIRADA: edición {n} de Enlace',
      'La edición {n} fue retirada: {reason}\nDestruya todas las copias y no la use. Aquí se indica qué usar en su lugar:',
    ],
    pt: [
      'RECOLHIDA: edição {n} do Enlace',
      'A edição {n} foi recolhida: {reason}\nDestrua todas as cópias e não a use. O que usar em seu lugar está aqui:',
    ],
    fr: [
      'RAPPELÉE : édition {n} d’Enlace',
      'L’édition {n} est rappelée : {reason}\nDétruisez toutes les copies et ne l’utilisez plus. Ce qu’il faut utiliser à la place figure ici :',
    ],
  },
};

/** A letter's subject and text, with its link below. */
export function deliveryLetter(
  kind: LetterKind,
  language: Language,
  facts: Readonly<Record<'n' | 'title' | 'name' | 'reason', string>>,
  link: string,
): { subject: string; text: string } {
  const fill = (text: string) =>
    text.replace(/\{(n|title|name|reason)\}/g, (_, fact: keyof typeof facts) => facts[fact]);
  const [subject, text] = WORDS[kind][language];
  return { subject: fill(subject), text: `${fill(text)}\n\n${link}\n` };
}
