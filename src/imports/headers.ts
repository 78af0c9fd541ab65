import type { Language } from '../platform/problems.js';
import { nameKey } from './folded.js';
import type { ImportField } from './import.vocabulary.js';

/** What the columns are called, by language; compared without accents, case and punctuation. */
const NAMES: Record<ImportField, Record<Language, string>> = {
  country: { en: 'country|state|nation', es: 'país', pt: 'país', fr: 'pays|état' },
  register: {
    en: 'register|type|list',
    es: 'registro|tipo de registro|tipo',
    pt: 'cadastro|tipo de cadastro|registro',
    fr: 'registre|type de registre',
  },
  name: {
    en: 'name|authority|institution|office|name of the authority|unit|organization|organisation',
    es: 'nombre|autoridad|institución|oficina|nombre de la institución|organismo|unidad|entidad',
    pt: 'nome|nome do órgão|órgão|autoridade|instituição|unidade|entidade',
    fr: 'nom|autorité|institution|service|bureau|organisme|unité',
  },
  parentInstitution: {
    en: 'parent institution|parent|ministry|department',
    es: 'dependencia superior|institución superior|ministerio|dependencia',
    pt: 'órgão superior|instituição superior|ministério',
    fr: 'institution de tutelle|ministère|organisme de tutelle',
  },
  functions: {
    en: 'functions|function|competences|role',
    es: 'funciones|función|competencias|materias',
    pt: 'competências|funções|função|atribuições',
    fr: 'fonctions|fonction|compétences|attributions',
  },
  address: {
    en: 'address|postal address|street',
    es: 'dirección|domicilio|dirección postal',
    pt: 'endereço|endereço com cep|logradouro',
    fr: 'adresse|adresse postale',
  },
  city: { en: 'city|town', es: 'ciudad|localidad', pt: 'cidade|município', fr: 'ville' },
  postalCode: {
    en: 'postal code|zip|zip code|postcode',
    es: 'código postal',
    pt: 'cep|código postal',
    fr: 'code postal',
  },
  telephone: {
    en: 'phone|telephone|phones|telephones|phone number|tel',
    es: 'teléfono|teléfonos|número de teléfono',
    pt: 'telefone|telefones|fone',
    fr: 'téléphone|téléphones|numéro de téléphone',
  },
  fax: { en: 'fax', es: 'fax|número de fax', pt: 'fax|fac símile', fr: 'télécopie|fax|télécopieur' },
  email: {
    en: 'e-mail|email|mail|e-mail address',
    es: 'correo electrónico|correo|correos electrónicos',
    pt: 'e-mail|correio eletrônico|e-mails',
    fr: 'courriel|adresse électronique|adresse e-mail|mél',
  },
  web: {
    en: 'website|web|web site|url|web page',
    es: 'página web|sitio web|sitio',
    pt: 'site|página|sítio|página web',
    fr: 'site web|site internet|page web',
  },
  contacts: {
    en: 'contacts|contact|contact details',
    es: 'contactos|contacto',
    pt: 'contatos|contato',
    fr: 'coordonnées',
  },
  hours: {
    en: 'hours|office hours|opening hours',
    es: 'horario|horarios|horario de atención',
    pt: 'horário|horário de atendimento',
    fr: 'horaires|heures d’ouverture',
  },
  always: {
    en: '24/7|24 hours|24 7?|24x7',
    es: '24 horas|24/7|¿24 horas?',
    pt: '24 horas|24 horas?|24/7',
    fr: '24h/24|24 heures|24/7',
  },
  languages: {
    en: 'languages|accepted languages|language',
    es: 'idiomas|idiomas aceptados|idioma',
    pt: 'idiomas|línguas|idiomas aceitos',
    fr: 'langues|langues acceptées|langue',
  },
  designations: {
    en: 'designated under|designations|treaties|legal basis',
    es: 'designada por|designaciones|tratados|base jurídica',
    pt: 'designada por|designações|tratados|base legal',
    fr: 'désignée par|désignations|traités|base juridique',
  },
  sourceDate: {
    en: 'date|source date|date of information|updated',
    es: 'fecha|fecha de la información|actualizado',
    pt: 'data|data da informação|atualizado',
    fr: 'date|date de l’information|mise à jour',
  },
  sourceUrl: { en: 'source|source url', es: 'fuente', pt: 'fonte', fr: 'source' },
  notes: {
    en: 'notes|remarks|comments|observations',
    es: 'observaciones|notas|comentarios',
    pt: 'observação|observações|notas',
    fr: 'observations|remarques|notes|commentaires',
  },
};

interface Recognised {
  field: ImportField;
  languages: Language[];
}

function table(): Map<string, Recognised> {
  const all = new Map<string, Recognised>();
  for (const [field, names] of Object.entries(NAMES) as [ImportField, Record<Language, string>][]) {
    for (const [language, listed] of Object.entries(names) as [Language, string][]) {
      for (const name of listed.split('|')) {
        const known = all.get(nameKey(name)) ?? { field, languages: [] };
        known.languages.push(language);
        all.set(nameKey(name), known);
      }
    }
  }
  // Our own exports name their columns in one word.
  for (const field of Object.keys(NAMES) as ImportField[])
    all.set(nameKey(field), { field, languages: ['en'] });
  return all;
}

const TABLE = table();

/** For each column the field it holds, or null: not recognised, or the field stood in a column before it. */
export function recogniseHeaders(headers: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const found = TABLE.get(nameKey(header))?.field;
    if (!found || taken.has(found)) return null;
    taken.add(found);
    return found;
  });
}

/** The language most headers are in, or null where none was recognised. */
export function languageOf(headers: readonly string[]): Language | null {
  const votes = new Map<Language, number>();
  for (const header of headers) {
    const languages = TABLE.get(nameKey(header))?.languages ?? [];
    for (const language of new Set(languages))
      votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Which record holds the headers: the first of ten with several known ones (titles stand above), else the first. */
export function headerRow(records: readonly (readonly string[])[]): number {
  const known = (cells: readonly string[]) => recogniseHeaders(cells).filter(Boolean).length;
  const found = records.slice(0, 10).findIndex((cells) => known(cells) >= 2);
  return Math.max(found, 0);
}
