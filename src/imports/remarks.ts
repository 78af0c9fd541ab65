import type { Language, Texts } from '../platform/problems.js';

const says = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

/** What a person should know about a row. `{about}`: what the remark is about; without a place of its own, it follows. */
const TEXTS = {
  'state-missing': says(
    'The State is missing; it is not inferred from anything else',
    'Falta el Estado; no se deduce de ninguna otra cosa',
    'Falta o Estado; ele não é deduzido de nenhuma outra coisa',
    'L’État manque ; il n’est déduit de rien d’autre',
  ),
  'state-unknown': says(
    'Not a State that the directory knows',
    'No es un Estado que conozca el directorio',
    'Não é um Estado que o diretório conheça',
    'Ce n’est pas un État que connaît le répertoire',
  ),
  'other-state': says(
    'The row is of another State than yours',
    'La fila es de otro Estado, no del suyo',
    'A linha é de outro Estado, não do seu',
    'La ligne est d’un autre État que le vôtre',
  ),
  'name-missing': says(
    'The name of the authority is missing',
    'Falta el nombre de la autoridad',
    'Falta o nome da autoridade',
    'Le nom de l’autorité manque',
  ),
  'name-unfit': says(
    'The name must be one line of at most 300 characters, none of them hidden',
    'El nombre debe ser una línea de 300 caracteres como máximo, sin ninguno oculto',
    'O nome deve ser uma linha de no máximo 300 caracteres, sem nenhum oculto',
    'Le nom doit tenir sur une ligne de 300 caractères au plus, sans caractère caché',
  ),
  'register-missing': says(
    'The register is missing',
    'Falta el registro',
    'Falta o registro',
    'Le registre manque',
  ),
  'register-unknown': says('Not a register', 'No es un registro', 'Não é um registro', 'Pas un registre'),
  'cells-and-headers': says(
    'More cells than headers',
    'Más celdas que encabezados',
    'Mais células do que cabeçalhos',
    'Plus de cellules que d’en-têtes',
  ),
  'cell-too-long': says(
    'The cell is longer than {about} characters',
    'La celda tiene más de {about} caracteres',
    'A célula tem mais de {about} caracteres',
    'La cellule dépasse {about} caractères',
  ),
  'cell-turns-text': says(
    'The cell turns the direction of the text',
    'La celda invierte la dirección del texto',
    'A célula inverte a direção do texto',
    'La cellule inverse le sens du texte',
  ),
  hidden: says(
    'refused: it holds hidden characters',
    'rechazado: contiene caracteres ocultos',
    'recusado: contém caracteres ocultos',
    'refusé : contient des caractères cachés',
  ),
  'too-long': says(
    'refused: longer than {about} characters',
    'rechazado: tiene más de {about} caracteres',
    'recusado: tem mais de {about} caracteres',
    'refusé : plus de {about} caractères',
  ),
  'no-telephone': says(
    'refused: no telephone number that can be read',
    'rechazado: no hay un número de teléfono que se pueda leer',
    'recusado: não há número de telefone que se possa ler',
    'refusé : aucun numéro de téléphone lisible',
  ),
  'no-fax': says(
    'refused: no fax number that can be read',
    'rechazado: no hay un número de fax que se pueda leer',
    'recusado: não há número de fax que se possa ler',
    'refusé : aucun numéro de télécopie lisible',
  ),
  'no-email': says(
    'refused: no mailbox that can be written to (one script, nothing hidden, no reserved domain)',
    'rechazado: no hay un buzón al que se pueda escribir (una sola escritura, nada oculto, ningún dominio reservado)',
    'recusado: não há caixa de e-mail para a qual se possa escrever (uma só escrita, nada oculto, nenhum domínio reservado)',
    'refusé : aucune boîte à laquelle écrire (une seule écriture, rien de caché, aucun domaine réservé)',
  ),
  'no-web': says(
    'refused: no web address',
    'rechazado: no es una dirección web',
    'recusado: não é um endereço web',
    'refusé : pas une adresse web',
  ),
  'area-code-carried': says(
    'the area code is taken over from the number before',
    'el código de área se toma del número anterior',
    'o código de área é tomado do número anterior',
    'l’indicatif régional est repris du numéro précédent',
  ),
  'no-date': says(
    'refused: no date, or it could be two',
    'rechazado: no es una fecha, o podrían ser dos',
    'recusado: não é uma data, ou poderiam ser duas',
    'refusé : pas une date, ou il pourrait y en avoir deux',
  ),
  'yes-or-no': says('neither yes nor no', 'ni sí ni no', 'nem sim nem não', 'ni oui ni non'),
  'hours-kept': says(
    'not understood, kept in the notes as printed',
    'no se entendió; queda en las notas tal como venía',
    'não foi entendido; fica nas notas como estava',
    'non compris ; gardé dans les notes tel quel',
  ),
  'kept-in-notes': says(
    'not understood, kept in the notes',
    'no se entendió; queda en las notas',
    'não foi entendido; fica nas notas',
    'non compris ; gardé dans les notes',
  ),
  'not-understood': says('not understood', 'no se entendió', 'não foi entendido', 'non compris'),
  example: says(
    'the row says that something in it is an example, and not from a source',
    'la fila dice que algo en ella es un ejemplo y no viene de una fuente',
    'a linha diz que algo nela é um exemplo e não vem de uma fonte',
    'la ligne dit que quelque chose y est un exemple, sans source',
  ),
  'same-withdrawn': says(
    'An entry of this name was withdrawn. Say that the row is distinct, and it becomes a new entry',
    'Se retiró una ficha con este nombre. Diga que la fila es otra y será una ficha nueva',
    'Um registro com este nome foi retirado. Diga que a linha é outra e ela será um registro novo',
    'Une fiche de ce nom a été retirée. Dites que la ligne est une autre, et elle devient une fiche nouvelle',
  ),
  'same-value': says(
    'An entry has the same telephone or mailbox. Say that the row is distinct, and it becomes a new entry',
    'Una ficha tiene el mismo teléfono o buzón. Diga que la fila es otra y será una ficha nueva',
    'Um registro tem o mesmo telefone ou e-mail. Diga que a linha é outra e ela será um registro novo',
    'Une fiche a le même téléphone ou la même adresse. Dites que la ligne est une autre, et elle devient une fiche nouvelle',
  ),
  'nearly-same-name': says(
    'An entry has nearly the same name. Say that the row is distinct, and it becomes a new entry',
    'Una ficha tiene casi el mismo nombre. Diga que la fila es otra y será una ficha nueva',
    'Um registro tem quase o mesmo nome. Diga que a linha é outra e ela será um registro novo',
    'Une fiche a presque le même nom. Dites que la ligne est une autre, et elle devient une fiche nouvelle',
  ),
  'same-as-line': says(
    'The same authority as line {about}; what it adds is kept there',
    'La misma autoridad que la línea {about}; lo que añade queda allí',
    'A mesma autoridade que a linha {about}; o que acrescenta fica lá',
    'La même autorité qu’à la ligne {about} ; ce qu’elle ajoute y est gardé',
  ),
  'says-nothing-new': says(
    'The directory says all of this already',
    'El directorio ya dice todo esto',
    'O diretório já diz tudo isto',
    'Le répertoire dit déjà tout cela',
  ),
  'already-proposed': says(
    'A change that says this awaits its decision',
    'Un cambio que dice esto espera su decisión',
    'Uma alteração que diz isto aguarda decisão',
    'Une modification qui dit cela attend une décision',
  ),
  'differs-from-line': says(
    'Says something else than line {about}: {fields}. Nothing is overwritten; it awaits a decision',
    'Dice otra cosa que la línea {about}: {fields}. Nada se sobrescribe; espera una decisión',
    'Diz outra coisa que a linha {about}: {fields}. Nada é sobrescrito; aguarda uma decisão',
    'Dit autre chose que la ligne {about} : {fields}. Rien n’est écrasé ; une décision est attendue',
  ),
  'differs-from-directory': says(
    'Says something else than the directory: {fields}. Nothing is overwritten; it awaits a decision',
    'Dice otra cosa que el directorio: {fields}. Nada se sobrescribe; espera una decisión',
    'Diz outra coisa que o diretório: {fields}. Nada é sobrescrito; aguarda uma decisão',
    'Dit autre chose que le répertoire : {fields}. Rien n’est écrasé ; une décision est attendue',
  ),
} as const satisfies Record<string, Texts>;

/** The fields in which a row may say something else. */
const FIELDS: Readonly<Record<string, Texts>> = {
  contactPoints: says('contact values', 'datos de contacto', 'dados de contato', 'coordonnées'),
  parentInstitution: says('institution', 'institución', 'instituição', 'institution'),
  functions: says('functions', 'funciones', 'funções', 'fonctions'),
  address: says('address', 'dirección', 'endereço', 'adresse'),
  hours: says('hours', 'horario', 'horário', 'horaires'),
  notes: says('notes', 'notas', 'notas', 'notes'),
  source: says('source', 'fuente', 'fonte', 'source'),
  acceptedLanguages: says('languages', 'idiomas', 'idiomas', 'langues'),
  languages: says('languages', 'idiomas', 'idiomas', 'langues'),
};

export type RemarkCode = keyof typeof TEXTS;

/** A remark on a row; `column` is the header as printed, made visible, or null for the whole row. */
export interface Remark {
  column: string | null;
  code: RemarkCode;
  about?: string;
  /** Names of fields of an entry. */
  fields?: string[];
}

/** The remark in the reader's language. One that an older version kept is the sentence it was. */
export function worded(
  remark: Remark | { column: string | null; message: string },
  language: Language,
): { column: string | null; message: string } {
  if ('message' in remark) return remark;
  const { column, code, about, fields = [] } = remark;
  const text: string = TEXTS[code][language];
  const named = fields.map((field) => FIELDS[field]?.[language] ?? field).join(', ');
  const colon = language === 'fr' ? ' : ' : ': ';
  const full = about === undefined || text.includes('{about}') ? text : `${text}${colon}${about}`;
  // By a function: what stands in a cell may look like a pattern of replacement.
  return { column, message: full.replace('{about}', () => about ?? '').replace('{fields}', () => named) };
}
