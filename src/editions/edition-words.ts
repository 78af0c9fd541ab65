import type { Language, Texts } from '../platform/problems.js';
import type { RegisterName } from '../register/vocabulary.js';

const words = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** What an edition's files say to people, besides the directory's own texts. */
export const EDITION_WORDS = {
  experts: words('Experts', 'Expertos', 'Especialistas', 'Experts'),
  'central-authorities': words(
    'Central authorities',
    'Autoridades centrales',
    'Autoridades centrais',
    'Autorités centrales',
  ),
  'law-enforcement-contacts': words(
    'Law enforcement',
    'Fuerzas del orden',
    'Aplicação da lei',
    'Services répressifs',
  ),
  readMe: words('Read me', 'Léame', 'Leia-me', 'Lisez-moi'),
  changes: words('Changes', 'Cambios', 'Alterações', 'Modifications'),
  edition: words('Edition', 'Edición', 'Edição', 'Édition'),
  copyFor: words('Copy for', 'Copia para', 'Cópia para', 'Copie pour'),
  cutOff: words('As of (UTC)', 'Al (UTC)', 'Em (UTC)', 'Au (UTC)'),
  audience: words('For', 'Para', 'Para', 'Pour'),
  entries: words('Entries', 'Fichas', 'Registros', 'Fiches'),
  label: words('Label', 'Etiqueta', 'Rótulo', 'Marquage'),
  howTo: words(
    'One line is one contact value of an entry. Every cell is text: copy a number as it stands, with its +.',
    'Cada línea es un dato de contacto de una ficha. Todas las celdas son texto: copie el número tal como está, con su +.',
    'Cada linha é um dado de contato de um registro. Todas as células são texto: copie o número como está, com o +.',
    'Une ligne est une coordonnée d’une fiche. Toutes les cellules sont du texte : recopiez le numéro tel quel, avec son +.',
  ),
  freshness: words(
    'The column "freshness" says how sure a value is: confirmed; due (to be verified soon); overdue; never-verified; disputed. Updated is not verified.',
    'La columna «freshness» indica la certeza de un dato: confirmed (confirmado); due (por verificar pronto); overdue (verificación vencida); never-verified (nunca verificado); disputed (impugnado). Actualizado no significa verificado.',
    'A coluna “freshness” indica a certeza de um dado: confirmed (confirmado); due (a verificar em breve); overdue (verificação vencida); never-verified (nunca verificado); disputed (contestado). Atualizado não significa verificado.',
    'La colonne « freshness » dit la fiabilité d’une coordonnée : confirmed (confirmée) ; due (à vérifier bientôt) ; overdue (vérification échue) ; never-verified (jamais vérifiée) ; disputed (contestée). Mis à jour ne veut pas dire vérifié.',
  ),
  share: words(
    'Share it only as its TLP label allows, and never the whole file outside of the offices it is for.',
    'Compártalo solo según su etiqueta TLP, y nunca el archivo completo fuera de las oficinas destinatarias.',
    'Compartilhe apenas conforme o rótulo TLP, e nunca o arquivo completo fora dos órgãos destinatários.',
    'Ne le partagez que selon son marquage TLP, et jamais le fichier entier hors des services destinataires.',
  ),
  verify: words(
    'The manifest (manifest.json) is signed: check it with gpg, or drop the files on the page /verify.',
    'El manifiesto (manifest.json) está firmado: compruébelo con gpg o suelte los archivos en la página /verify.',
    'O manifesto (manifest.json) é assinado: verifique com gpg ou solte os arquivos na página /verify.',
    'Le manifeste (manifest.json) est signé : vérifiez-le avec gpg, ou déposez les fichiers sur la page /verify.',
  ),
} as const satisfies Record<string, Texts>;

export const word = (key: keyof typeof EDITION_WORDS, language: Language): string =>
  EDITION_WORDS[key][language];

export const registerWord = (register: RegisterName, language: Language): string => word(register, language);
