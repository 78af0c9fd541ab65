import { CHANGE_KINDS } from './change-kinds.js';
import { DRILL_KINDS } from './drill-kinds.js';
import { FAULT_KINDS } from './fault-kinds.js';
import { GAP_REPORTED } from './gap-words.js';
import { kind } from './topics.js';

/** Everything that people are told. To add a kind, add one here; the compiler then asks for its facts. */
export const KINDS = {
  ...CHANGE_KINDS,
  'value-changed': kind('changes', {
    en: [
      'Contact details were changed',
      'A contact value of “{entry}” was changed. Please check that it is right.',
    ],
    es: [
      'Cambiaron los datos de contacto',
      'Cambió un dato de contacto de «{entry}». Compruebe, por favor, que sea correcto.',
    ],
    pt: [
      'Os dados de contato mudaram',
      'Um dado de contato de “{entry}” foi alterado. Por favor, verifique se está correto.',
    ],
    fr: [
      'Des coordonnées ont changé',
      'Une coordonnée de « {entry} » a été modifiée. Veuillez vérifier qu’elle est exacte.',
    ],
  }),
  'break-glass': kind('security', {
    en: [
      'A change was made by one person alone',
      '{by} changed “{entry}” at once, with a single signature. Unless somebody countersigns, it reverts on {until:instant}.',
    ],
    es: [
      'Una sola persona hizo un cambio',
      '{by} cambió «{entry}» de inmediato, con una sola firma. Si nadie lo refrenda, se revierte el {until:instant}.',
    ],
    pt: [
      'Uma alteração foi feita por uma só pessoa',
      '{by} alterou “{entry}” de imediato, com uma única assinatura. Se ninguém a referendar, será revertida em {until:instant}.',
    ],
    fr: [
      'Une modification a été faite par une seule personne',
      '{by} a modifié « {entry} » aussitôt, avec une seule signature. Sans contreseing, elle sera annulée le {until:instant}.',
    ],
  }),
  'verification-due': kind('upkeep', {
    en: [
      'Contact details are due for verification',
      '“{entry}” is to be confirmed by {due:date}. Is it still right?',
    ],
    es: [
      'Hay datos de contacto por verificar',
      '«{entry}» debe confirmarse antes del {due:date}. ¿Sigue siendo correcto?',
    ],
    pt: [
      'Há dados de contato a verificar',
      '“{entry}” deve ser confirmado até {due:date}. Ainda está correto?',
    ],
    fr: [
      'Des coordonnées sont à vérifier',
      '« {entry} » est à confirmer avant le {due:date}. Est-ce toujours exact ?',
    ],
  }),
  ...FAULT_KINDS,
  ...DRILL_KINDS,
  'edition-begun': kind('editions', {
    en: [
      'An edition is due',
      'Edition {number} was begun by the schedule. One person checks it, another approves it.',
    ],
    es: [
      'Toca una nueva edición',
      'El calendario inició la edición {number}. Una persona la revisa y otra la aprueba.',
    ],
    pt: [
      'Está na hora de uma nova edição',
      'O calendário iniciou a edição {number}. Uma pessoa a confere e outra a aprova.',
    ],
    fr: [
      'Une édition est attendue',
      'Le calendrier a commencé l’édition {number}. Une personne la contrôle, une autre l’approuve.',
    ],
  }),
  'edition-published': kind('editions', {
    en: [
      'A new edition of the directory',
      'Edition {number} is published, with what changed since the last one.',
    ],
    es: [
      'Una nueva edición del directorio',
      'Se publicó la edición {number}, con lo que cambió desde la anterior.',
    ],
    pt: [
      'Uma nova edição do diretório',
      'A edição {number} foi publicada, com o que mudou desde a anterior.',
    ],
    fr: [
      'Une nouvelle édition du répertoire',
      'L’édition {number} est publiée, avec ce qui a changé depuis la précédente.',
    ],
  }),
  'password-changed': kind('security', {
    en: [
      'Your password was changed',
      'Your password for Enlace was just changed. If that was not you, write to the secretariat at once.',
    ],
    es: [
      'Cambió su contraseña',
      'Su contraseña de Enlace se acaba de cambiar. Si no fue usted, escriba de inmediato a la secretaría.',
    ],
    pt: [
      'A sua senha foi alterada',
      'A sua senha do Enlace acaba de ser alterada. Se não foi você, escreva imediatamente à secretaria.',
    ],
    fr: [
      'Votre mot de passe a changé',
      'Votre mot de passe pour Enlace vient d’être modifié. Si ce n’était pas vous, écrivez aussitôt au secrétariat.',
    ],
  }),
  'factor-changed': kind('security', {
    en: [
      'Your second factor was changed',
      'The second factor of your account, or its recovery codes, was just changed. If that was not you, write to the secretariat at once.',
    ],
    es: [
      'Cambió su segundo factor',
      'El segundo factor de su cuenta, o sus códigos de recuperación, se acaba de cambiar. Si no fue usted, escriba de inmediato a la secretaría.',
    ],
    pt: [
      'O seu segundo fator foi alterado',
      'O segundo fator da sua conta, ou os seus códigos de recuperação, acaba de ser alterado. Se não foi você, escreva imediatamente à secretaria.',
    ],
    fr: [
      'Votre second facteur a changé',
      'Le second facteur de votre compte, ou ses codes de secours, vient d’être modifié. Si ce n’était pas vous, écrivez aussitôt au secrétariat.',
    ],
  }),
  'new-network': kind('security', {
    en: [
      'Sign-in from a new network',
      'Somebody signed in to your account on {at:instant} from a network not seen before ({network}). If that was not you, end that session and change your password.',
    ],
    es: [
      'Acceso desde una red nueva',
      'Se inició sesión en su cuenta el {at:instant} desde una red no vista antes ({network}). Si no fue usted, cierre esa sesión y cambie su contraseña.',
    ],
    pt: [
      'Acesso a partir de uma rede nova',
      'Alguém iniciou sessão na sua conta em {at:instant} a partir de uma rede nunca vista ({network}). Se não foi você, encerre essa sessão e altere a sua senha.',
    ],
    fr: [
      'Connexion depuis un nouveau réseau',
      'Une connexion à votre compte a eu lieu le {at:instant} depuis un réseau inconnu ({network}). Si ce n’était pas vous, fermez cette session et changez de mot de passe.',
    ],
  }),
  'powers-changed': kind('security', {
    en: [
      'Your powers in Enlace were changed',
      '{by} changed the role or the State of your account. If you did not expect that, write to the secretariat.',
    ],
    es: [
      'Cambiaron sus facultades en Enlace',
      '{by} cambió la función o el Estado de su cuenta. Si no lo esperaba, escriba a la secretaría.',
    ],
    pt: [
      'As suas atribuições no Enlace mudaram',
      '{by} alterou a função ou o Estado da sua conta. Se não esperava isso, escreva à secretaria.',
    ],
    fr: [
      'Vos attributions dans Enlace ont changé',
      '{by} a modifié la fonction ou l’État de votre compte. Si vous ne vous y attendiez pas, écrivez au secrétariat.',
    ],
  }),
  'gap-reported': kind('upkeep', GAP_REPORTED),
  'sessions-ended': kind('security', {
    en: [
      'Your sessions were ended',
      '{by} ended sessions of your account. Sign in again; if you do not know why, ask the secretariat.',
    ],
    es: [
      'Se cerraron sus sesiones',
      '{by} cerró sesiones de su cuenta. Vuelva a iniciar sesión; si no sabe por qué, pregunte a la secretaría.',
    ],
    pt: [
      'As suas sessões foram encerradas',
      '{by} encerrou sessões da sua conta. Inicie a sessão novamente; se não souber o motivo, pergunte à secretaria.',
    ],
    fr: [
      'Vos sessions ont été fermées',
      '{by} a fermé des sessions de votre compte. Reconnectez-vous ; si vous ignorez pourquoi, demandez au secrétariat.',
    ],
  }),
} as const;
export type Kind = keyof typeof KINDS;

type FactsIn<T extends string> = T extends `${string}{${infer Fact}}${infer Rest}`
  ? (Fact extends `${infer Name}:${string}` ? Name : Fact) | FactsIn<Rest>
  : never;

/** The facts that a kind's text takes in. Instants as ISO 8601, dates as `YYYY-MM-DD`, States as ISO 3166-1. */
export type FactsOf<K extends Kind> = Readonly<
  Record<FactsIn<(typeof KINDS)[K]['words']['en'][1]>, string | number>
>;
