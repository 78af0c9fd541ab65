import { kind } from './topics.js';

/** What people are told about values that readers reported. Nobody is told who reported. */
export const FAULT_KINDS = {
  'value-disputed': kind('upkeep', {
    en: [
      'A contact value is disputed',
      'Independent readers reported that a contact value of “{entry}” does not work. It is shown as disputed until somebody confirms or corrects it.',
    ],
    es: [
      'Un dato de contacto está en duda',
      'Lectores independientes avisaron que un dato de contacto de «{entry}» no funciona. Se muestra como cuestionado hasta que alguien lo confirme o corrija.',
    ],
    pt: [
      'Um dado de contato está contestado',
      'Leitores independentes avisaram que um dado de contato de “{entry}” não funciona. Ele aparece como contestado até que alguém o confirme ou corrija.',
    ],
    fr: [
      'Une coordonnée est contestée',
      'Des lecteurs indépendants ont signalé qu’une coordonnée de « {entry} » ne fonctionne pas. Elle est présentée comme contestée jusqu’à ce que quelqu’un la confirme ou la corrige.',
    ],
  }),
  'fault-confirmed': kind('upkeep', {
    en: [
      'What became of your report',
      'Thank you for your report about “{entry}”. The value was checked and confirmed as right.',
    ],
    es: [
      'El resultado de su aviso',
      'Gracias por su aviso sobre «{entry}». El dato se comprobó y se confirmó como correcto.',
    ],
    pt: [
      'O resultado do seu aviso',
      'Obrigado pelo seu aviso sobre “{entry}”. O dado foi verificado e confirmado como correto.',
    ],
    fr: [
      'La suite de votre signalement',
      'Merci de votre signalement sur « {entry} ». La coordonnée a été vérifiée et confirmée comme exacte.',
    ],
  }),
  'fault-corrected': kind('upkeep', {
    en: [
      'What became of your report',
      'Thank you for your report about “{entry}”. The value was wrong and has been corrected.',
    ],
    es: [
      'El resultado de su aviso',
      'Gracias por su aviso sobre «{entry}». El dato no era correcto y ya se corrigió.',
    ],
    pt: [
      'O resultado do seu aviso',
      'Obrigado pelo seu aviso sobre “{entry}”. O dado estava incorreto e foi corrigido.',
    ],
    fr: [
      'La suite de votre signalement',
      'Merci de votre signalement sur « {entry} ». La coordonnée était inexacte et a été corrigée.',
    ],
  }),
  'fault-withdrawn': kind('upkeep', {
    en: [
      'What became of your report',
      'Thank you for your report about “{entry}”. The value is no longer in the directory.',
    ],
    es: [
      'El resultado de su aviso',
      'Gracias por su aviso sobre «{entry}». El dato ya no figura en el directorio.',
    ],
    pt: [
      'O resultado do seu aviso',
      'Obrigado pelo seu aviso sobre “{entry}”. O dado já não consta do diretório.',
    ],
    fr: [
      'La suite de votre signalement',
      'Merci de votre signalement sur « {entry} ». La coordonnée ne figure plus dans le répertoire.',
    ],
  }),
} as const;
