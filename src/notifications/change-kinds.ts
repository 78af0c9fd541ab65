import { kind } from './topics.js';

/** What people are told about changes between proposal and decision. */
export const CHANGE_KINDS = {
  'change-proposed': kind('changes', {
    en: [
      'A change awaits a second person',
      '{by} proposes a change of “{entry}”. Somebody else decides on it.',
    ],
    es: [
      'Un cambio espera a una segunda persona',
      '{by} propone un cambio de «{entry}». Otra persona decide.',
    ],
    pt: [
      'Uma alteração aguarda uma segunda pessoa',
      '{by} propõe uma alteração de “{entry}”. Outra pessoa decide.',
    ],
    fr: [
      'Une modification attend une seconde personne',
      '{by} propose de modifier « {entry} ». Une autre personne en décide.',
    ],
  }),
  'change-approved': kind('changes', {
    en: ['Your change was approved', '{by} approved your change of “{entry}”. Readers see it now.'],
    es: ['Su cambio fue aprobado', '{by} aprobó su cambio de «{entry}». Los lectores ya lo ven.'],
    pt: ['A sua alteração foi aprovada', '{by} aprovou a sua alteração de “{entry}”. Os leitores já a veem.'],
    fr: [
      'Votre modification est approuvée',
      '{by} a approuvé votre modification de « {entry} ». Les lecteurs la voient désormais.',
    ],
  }),
  'change-declined': kind('changes', {
    en: [
      'Your change was declined',
      '{by} declined your change of “{entry}”. The reason is written beside it.',
    ],
    es: ['Su cambio fue rechazado', '{by} rechazó su cambio de «{entry}». El motivo figura junto a él.'],
    pt: [
      'A sua alteração foi recusada',
      '{by} recusou a sua alteração de “{entry}”. O motivo está junto dela.',
    ],
    fr: [
      'Votre modification est refusée',
      '{by} a refusé votre modification de « {entry} ». Le motif est indiqué à côté.',
    ],
  }),
  'change-decided': kind('changes', {
    en: [
      'Your change was decided on',
      '{by} decided on your change of “{entry}”. What was accepted, and why the rest was not, is written beside it.',
    ],
    es: [
      'Se decidió sobre su cambio',
      '{by} decidió sobre su cambio de «{entry}». Junto a él figura qué se aceptó y por qué no lo demás.',
    ],
    pt: [
      'Houve decisão sobre a sua alteração',
      '{by} decidiu sobre a sua alteração de “{entry}”. Junto dela consta o que foi aceito e por que não o restante.',
    ],
    fr: [
      'Votre modification a fait l’objet d’une décision',
      '{by} a statué sur votre modification de « {entry} ». Ce qui est accepté, et pourquoi le reste ne l’est pas, est indiqué à côté.',
    ],
  }),
  'change-asked': kind('changes', {
    en: ['A question about a change', '{by} wrote about the change of “{entry}” and awaits your answer.'],
    es: ['Una pregunta sobre un cambio', '{by} escribió sobre el cambio de «{entry}» y espera su respuesta.'],
    pt: [
      'Uma pergunta sobre uma alteração',
      '{by} escreveu sobre a alteração de “{entry}” e aguarda a sua resposta.',
    ],
    fr: [
      'Une question sur une modification',
      '{by} a écrit au sujet de la modification de « {entry} » et attend votre réponse.',
    ],
  }),
  'change-answered': kind('changes', {
    en: [
      'An answer about a change',
      '{by} answered your question about the change of “{entry}”. It awaits a decision.',
    ],
    es: [
      'Una respuesta sobre un cambio',
      '{by} respondió a su pregunta sobre el cambio de «{entry}», que espera una decisión.',
    ],
    pt: [
      'Uma resposta sobre uma alteração',
      '{by} respondeu à sua pergunta sobre a alteração de “{entry}”, que aguarda decisão.',
    ],
    fr: [
      'Une réponse sur une modification',
      '{by} a répondu à votre question sur la modification de « {entry} », qui attend une décision.',
    ],
  }),
} as const;
