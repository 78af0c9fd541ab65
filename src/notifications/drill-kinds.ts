import { kind } from './topics.js';

/** What people are told about drills: each State its own points' results, the secretariat who failed. */
export const DRILL_KINDS = {
  'drill-answered': kind('drills', {
    en: ['The result of a drill', '“{entry}” answered the drill “{drill}” within {minutes} minutes.'],
    es: ['El resultado de un simulacro', '«{entry}» respondió al simulacro «{drill}» en {minutes} minutos.'],
    pt: ['O resultado de um simulado', '“{entry}” respondeu ao simulado “{drill}” em {minutes} minutos.'],
    fr: ['Le résultat d’un exercice', '« {entry} » a répondu à l’exercice « {drill} » en {minutes} minutes.'],
  }),
  'drill-unanswered': kind('drills', {
    en: [
      'A point of contact did not answer a drill',
      '“{entry}” did not answer the drill “{drill}”. Please check its telephone and mailbox, and who is on duty.',
    ],
    es: [
      'Un punto de contacto no respondió a un simulacro',
      '«{entry}» no respondió al simulacro «{drill}». Compruebe, por favor, su teléfono y su buzón, y quién está de guardia.',
    ],
    pt: [
      'Um ponto de contato não respondeu a um simulado',
      '“{entry}” não respondeu ao simulado “{drill}”. Por favor, verifique o telefone, a caixa postal e quem está de plantão.',
    ],
    fr: [
      'Un point de contact n’a pas répondu à un exercice',
      '« {entry} » n’a pas répondu à l’exercice « {drill} ». Veuillez vérifier son téléphone, sa boîte aux lettres et qui est de permanence.',
    ],
  }),
  'drill-ended': kind('drills', {
    en: ['A drill has ended', 'The drill “{drill}” has ended: {answered} of {points} points answered.'],
    es: [
      'Un simulacro ha terminado',
      'El simulacro «{drill}» ha terminado: respondieron {answered} de {points} puntos.',
    ],
    pt: ['Um simulado terminou', 'O simulado “{drill}” terminou: responderam {answered} de {points} pontos.'],
    fr: [
      'Un exercice est terminé',
      'L’exercice « {drill} » est terminé : {answered} points sur {points} ont répondu.',
    ],
  }),
} as const;
