import type { Language, Texts } from '../platform/problems.js';
import type { Action, Detail, DifferenceKind } from './difference.js';

const words = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

export const KIND_WORDS: Readonly<Record<DifferenceKind, Texts>> = {
  new: words('New', 'Nuevo', 'Novo', 'Nouveau'),
  withdrawn: words('Withdrawn', 'Retirado', 'Retirado', 'Retiré'),
  changed: words('Changed', 'Modificado', 'Alterado', 'Modifié'),
  verified: words('Newly verified', 'Recién verificado', 'Verificado recentemente', 'Vérifié depuis'),
};

const ACTION_WORDS: Readonly<Record<Action, Texts>> = {
  'add-entry': words(
    'Add this entry',
    'Agregue esta ficha',
    'Acrescente este registro',
    'Ajoutez cette fiche',
  ),
  'strike-entry': words(
    'Strike this entry out',
    'Elimine esta ficha',
    'Exclua este registro',
    'Supprimez cette fiche',
  ),
  retype: words(
    'Retype this value',
    'Reescriba este dato',
    'Redigite este dado',
    'Ressaisissez cette coordonnée',
  ),
  'add-value': words(
    'Add this value',
    'Agregue este dato',
    'Acrescente este dado',
    'Ajoutez cette coordonnée',
  ),
  'strike-value': words(
    'Strike this value out',
    'Elimine este dato',
    'Exclua este dado',
    'Supprimez cette coordonnée',
  ),
  doubt: words(
    'Disputed: do not rely on this value until it is confirmed',
    'Impugnado: no confíe en este dato hasta que se confirme',
    'Contestado: não confie neste dado até que seja confirmado',
    'Contestée : ne vous fiez pas à cette coordonnée avant confirmation',
  ),
  note: words('Note the change', 'Tome nota del cambio', 'Anote a alteração', 'Notez la modification'),
  keep: words(
    'Confirmed: nothing to do',
    'Confirmado: no hay nada que hacer',
    'Confirmado: nada a fazer',
    'Confirmée : rien à faire',
  ),
};

const RETYPE_NUMBER = words(
  'Retype this number',
  'Reescriba este número',
  'Redigite este número',
  'Ressaisissez ce numéro',
);

/** What somebody who keeps a copy has to do. */
export function actionWords({ action, field }: Detail, language: Language): string {
  const number = field === 'telephone' || field === 'fax';
  return (action === 'retype' && number ? RETYPE_NUMBER : ACTION_WORDS[action])[language];
}

/** The header of a list of changes. */
export const CHANGE_HEADERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['What', 'State', 'Register', 'Name', 'What to do', 'Field', 'For', 'Before', 'After', 'Entry'],
  es: ['Qué', 'Estado', 'Registro', 'Nombre', 'Qué hacer', 'Campo', 'Uso', 'Antes', 'Después', 'Ficha'],
  pt: ['O quê', 'Estado', 'Registro', 'Nome', 'O que fazer', 'Campo', 'Uso', 'Antes', 'Depois', 'Ficha'],
  fr: ['Quoi', 'État', 'Registre', 'Nom', 'Que faire', 'Champ', 'Usage', 'Avant', 'Après', 'Fiche'],
};
