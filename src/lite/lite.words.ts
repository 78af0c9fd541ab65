import type { Texts } from '../platform/problems.js';

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** The words of the plain pages. */
export const WORDS = {
  signIn: says('Sign in', 'Iniciar sesión', 'Iniciar sessão', 'Se connecter'),
  signOut: says('Sign out', 'Cerrar sesión', 'Encerrar sessão', 'Se déconnecter'),
  email: says('E-mail', 'Correo electrónico', 'E-mail', 'Adresse électronique'),
  password: says('Password', 'Contraseña', 'Senha', 'Mot de passe'),
  code: says(
    'Code of the second factor, or a recovery code, if you have one',
    'Código del segundo factor, o código de recuperación, si lo tiene',
    'Código do segundo fator, ou código de recuperação, se tiver',
    'Code du second facteur, ou code de secours, si vous en avez un',
  ),
  enrol: says(
    'Set up a second factor in the full interface first.',
    'Configure primero un segundo factor en la interfaz completa.',
    'Configure primeiro um segundo fator na interface completa.',
    'Configurez d’abord un second facteur dans l’interface complète.',
  ),
  states: says('States', 'Estados', 'Estados', 'États'),
  search: says('Search', 'Buscar', 'Buscar', 'Rechercher'),
  find: says('Find a counterpart', 'Buscar contraparte', 'Localizar contraparte', 'Trouver l’homologue'),
  words: says(
    'Name, institution, number',
    'Nombre, institución, número',
    'Nome, instituição, número',
    'Nom, institution, numéro',
  ),
  nothing: says('Nothing found.', 'No se encontró nada.', 'Nada encontrado.', 'Aucun résultat.'),
  from: says('Requesting State', 'Estado requirente', 'Estado requerente', 'État requérant'),
  to: says('Requested State', 'Estado requerido', 'Estado requerido', 'État requis'),
  measure: says('What for', 'Para qué', 'Para quê', 'Pour quoi'),
  urgent: says('Urgent', 'Urgente', 'Urgente', 'Urgent'),
  why: says('Why', 'Por qué', 'Por quê', 'Pourquoi'),
  missing: says('Not known', 'No se sabe', 'Não se sabe', 'Inconnu'),
  localTime: says('Local time', 'Hora local', 'Hora local', 'Heure locale'),
  verified: says('confirmed', 'confirmado', 'confirmado', 'confirmé'),
  notFound: says('Not found.', 'No encontrado.', 'Não encontrado.', 'Introuvable.'),
  full: says('Full interface', 'Interfaz completa', 'Interface completa', 'Interface complète'),
  always: says('answers day and night', 'atiende día y noche', 'atende dia e noite', 'répond jour et nuit'),
  open: says('open now', 'abierto ahora', 'aberto agora', 'ouvert en ce moment'),
  closed: says('closed now', 'cerrado ahora', 'fechado agora', 'fermé en ce moment'),
  holiday: says('closed, a holiday', 'cerrado, feriado', 'fechado, feriado', 'fermé, jour férié'),
  unknown: says('hours not known', 'horario desconocido', 'horário desconhecido', 'horaires inconnus'),
} as const satisfies Record<string, Texts>;

/** How sure a value is, as the screens say it. */
export const FRESHNESS: Readonly<Record<string, Texts>> = {
  confirmed: says('confirmed', 'confirmado', 'confirmado', 'confirmé'),
  due: says('due for confirmation', 'por confirmar', 'a confirmar', 'à confirmer'),
  overdue: says('overdue', 'vencido', 'vencido', 'périmé'),
  'never-verified': says('never verified', 'nunca verificado', 'nunca verificado', 'jamais vérifié'),
  disputed: says('disputed', 'en duda', 'em dúvida', 'contesté'),
};

/** How the last drill of a point went, as the screens say it; `{day}` is filled in. */
export const DRILLED = {
  answered: says(
    'answered the drill of {day}',
    'respondió al simulacro del {day}',
    'respondeu ao simulado de {day}',
    'a répondu à l’exercice du {day}',
  ),
  missed: says(
    'did not answer the drill of {day}',
    'no respondió al simulacro del {day}',
    'não respondeu ao simulado de {day}',
    'n’a pas répondu à l’exercice du {day}',
  ),
  failing: says(
    'did not answer two drills in a row, last on {day}',
    'no respondió a dos simulacros seguidos, el último el {day}',
    'não respondeu a dois simulados seguidos, o último em {day}',
    'n’a pas répondu à deux exercices de suite, le dernier le {day}',
  ),
} as const satisfies Record<string, Texts>;
