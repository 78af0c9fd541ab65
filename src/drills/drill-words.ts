import type { Language } from '../platform/problems.js';

interface Words {
  subject: string;
  text: string;
}

/** To a point's mailbox when a drill begins; `{gaps}` are filled in. */
export const SUMMONS: Readonly<Record<Language, Words>> = {
  en: {
    subject: 'DRILL: please acknowledge – {title}',
    text: `THIS IS A DRILL. No case stands behind it.

Enlace tests whether the points of contact that answer day and night can be reached:

{points}

Please acknowledge by this link, with one tap and without an account:

{link}

The time until your answer is measured. The link can be used once, until {until}. Please do not forward this message.`,
  },
  es: {
    subject: 'SIMULACRO: acuse recibo, por favor – {title}',
    text: `ESTO ES UN SIMULACRO. No hay ningún caso detrás.

Enlace comprueba si se puede localizar a los puntos de contacto que atienden día y noche:

{points}

Acuse recibo, por favor, con este enlace: basta un toque y no se necesita cuenta:

{link}

Se mide el tiempo hasta su respuesta. El enlace sirve una sola vez, hasta el {until}. No reenvíe este mensaje.`,
  },
  pt: {
    subject: 'SIMULADO: acuse o recebimento, por favor – {title}',
    text: `ISTO É UM SIMULADO. Não há nenhum caso por trás.

O Enlace verifica se os pontos de contato que atendem dia e noite podem ser alcançados:

{points}

Acuse o recebimento por este link, com um toque e sem conta:

{link}

Mede-se o tempo até a sua resposta. O link serve uma única vez, até {until}. Não encaminhe esta mensagem.`,
  },
  fr: {
    subject: 'EXERCICE : merci d’accuser réception – {title}',
    text: `CECI EST UN EXERCICE. Aucune affaire n’est en cause.

Enlace vérifie si les points de contact qui répondent jour et nuit peuvent être joints :

{points}

Merci d’accuser réception par ce lien, d’une seule touche et sans compte :

{link}

Le temps de réponse est mesuré. Le lien sert une seule fois, jusqu’au {until}. Ne transférez pas ce message.`,
  },
};

/** To whoever answers for a point, when the drill has ended. */
export const ANSWERED: Readonly<Record<Language, Words>> = {
  en: {
    subject: 'The drill has ended: you were reached – {title}',
    text: `“{point}” answered the drill “{title}” after {minutes} minutes. Thank you.`,
  },
  es: {
    subject: 'El simulacro terminó: se logró contactar con ustedes – {title}',
    text: `«{point}» respondió al simulacro «{title}» en {minutes} minutos. Muchas gracias.`,
  },
  pt: {
    subject: 'O simulado terminou: vocês foram alcançados – {title}',
    text: `“{point}” respondeu ao simulado “{title}” em {minutes} minutos. Muito obrigado.`,
  },
  fr: {
    subject: 'L’exercice est terminé : vous avez été joints – {title}',
    text: `« {point} » a répondu à l’exercice « {title} » après {minutes} minutes. Merci.`,
  },
};

export const UNANSWERED: Readonly<Record<Language, Words>> = {
  en: {
    subject: 'The drill has ended: you were not reached – {title}',
    text: `“{point}” could not be reached in the drill “{title}”. Please check its telephone and mailbox, and who is on duty. After two drills in a row without an answer a point is marked and shown after others.`,
  },
  es: {
    subject: 'El simulacro terminó: no se logró contactar con ustedes – {title}',
    text: `No se logró contactar con «{point}» en el simulacro «{title}». Comprueben, por favor, su teléfono y su buzón, y quién está de guardia. Tras dos simulacros seguidos sin respuesta, un punto queda señalado y aparece después de los demás.`,
  },
  pt: {
    subject: 'O simulado terminou: vocês não foram alcançados – {title}',
    text: `Não foi possível alcançar “{point}” no simulado “{title}”. Por favor, verifiquem o telefone, a caixa postal e quem está de plantão. Depois de dois simulados seguidos sem resposta, um ponto fica assinalado e aparece depois dos outros.`,
  },
  fr: {
    subject: 'L’exercice est terminé : vous n’avez pas été joints – {title}',
    text: `« {point} » n’a pas pu être joint lors de l’exercice « {title} ». Veuillez vérifier son téléphone, sa boîte aux lettres et qui est de permanence. Après deux exercices de suite sans réponse, un point est signalé et présenté après les autres.`,
  },
};

/** A text with its gaps filled. */
export function worded(
  words: Readonly<Record<Language, Words>>,
  language: Language,
  gaps: Readonly<Record<string, string>>,
): Words {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, gap: string) => gaps[gap] ?? whole);
  return { subject: fill(words[language].subject), text: `${fill(words[language].text)}\n` };
}
