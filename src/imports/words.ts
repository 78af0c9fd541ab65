import { FUNCTIONS, type EntryFunction, type RegisterName } from '../register/vocabulary.js';
import { nameKey } from './folded.js';

/** Controlled words as States write them, in en, es, pt and fr. A new one is added here. */

const table = <T extends string>(words: Partial<Record<T, string>>): Map<string, T> =>
  new Map(
    (Object.entries(words) as [T, string][]).flatMap(([word, names]) =>
      names.split('|').map((name) => [nameKey(name), word] as const),
    ),
  );

const FUNCTION_WORDS = table<EntryFunction>({
  MLA: 'mutual legal assistance|mutual assistance|legal assistance|asistencia jurídica mutua|asistencia judicial|asistencia legal mutua|asistencia mutua|auxílio jurídico mútuo|assistência jurídica mútua|auxílio direto|entraide judiciaire|entraide|entraide judiciaire en matière pénale|execution of requests|ejecución de solicitudes|execução de pedidos|exécution des demandes',
  EXTRADITION: 'extradition|extradición|extradição',
  TRANSFER_SENTENCED:
    'transfer of sentenced persons|transfer|traslado de condenados|traslado de personas condenadas|transferência de condenados|transferência de pessoas condenadas|transfèrement|transfèrement des condamnés|transfèrement de personnes condamnées',
  ASSET_RECOVERY:
    'asset recovery|recuperación de activos|recuperação de ativos|recouvrement d’avoirs|recouvrement des avoirs',
  CONTACT_24_7:
    '24/7 contact point|contact point 24/7|24/7|punto de contacto 24/7|ponto de contato 24/7|point de contact 24/7',
  PRESERVATION:
    'preservation|data preservation|preservación|conservación de datos|preservação|preservação de dados|conservation|conservation des données',
  INVESTIGATION: 'investigation|investigación|investigação|enquête|enquêtes|investigations',
  PROSECUTION:
    'prosecution|persecución penal|acusación|persecução penal|acusação|poursuites|poursuite pénale',
  INTERPOL_CHANNEL: 'interpol|interpol ncb|ncb|ocn interpol|bcn interpol',
  INCIDENT_RESPONSE:
    'incident response|respuesta a incidentes|resposta a incidentes|réponse aux incidents|csirt|cert',
  DIRECT_DISCLOSURE: 'direct disclosure|divulgación directa|divulgação direta|divulgation directe',
  FORENSICS:
    'forensics|digital forensics|informática forense|forense|perícia|perícia digital|criminalistique',
  COORDINATION: 'coordination|coordinación|coordenação',
  CIVIL_COOPERATION:
    'civil cooperation|cooperación civil|cooperação civil|coopération civile|civil matters|materia civil',
  PUBLIC_REPORTING:
    'public reporting|complaints|denuncias del público|denuncias|denúncias do público|denúncias|plaintes|signalements',
  LEGAL_ADVICE: 'legal advice|asesoría jurídica|asesoría legal|assessoria jurídica|conseil juridique',
  DEPOSITARY: 'depositary|depositario|depositário|dépositaire',
  SECRETARIAT: 'secretariat|secretaría|secretaria|secrétariat',
  CAPACITY_BUILDING:
    'capacity building|training|capacitación|capacitação|formation|renforcement des capacités',
  NETWORK: 'network|red|rede|réseau',
});
for (const code of FUNCTIONS) FUNCTION_WORDS.set(nameKey(code), code);

const REGISTER_WORDS = table<RegisterName | 'organisation'>({
  'central-authorities':
    'central authority|central authorities|central-authority|autoridad central|autoridades centrales|autoridade central|autoridades centrais|autorité centrale|autorités centrales',
  'law-enforcement-contacts':
    'law enforcement|law-enforcement|law enforcement contact|law enforcement contacts|police|policía|unidad policial|unidad fiscal|unidad policial o fiscal|polícia|polícia/mp|contacto policial|services répressifs|force de l’ordre|forces de l’ordre|csirt|24/7',
  experts: 'expert|experts|experto|expertos|perito|peritos|especialista|especialistas|perita|experta',
  organisation:
    'international organisation|international organization|organización internacional|organização internacional|organisation internationale',
});

const LANGUAGE_WORDS = table<string>({
  en: 'en|eng|english|inglés|inglês|anglais',
  es: 'es|spa|spanish|español|castellano|espanhol|espagnol',
  pt: 'pt|por|portuguese|portugués|português|portugais',
  fr: 'fr|fra|fre|french|francés|francês|français',
  nl: 'nl|nld|dut|dutch|neerlandés|holandés|holandês|neerlandês|néerlandais|nederlands',
  ht: 'ht|hat|haitian creole|creole|créole|kreyòl|criollo haitiano|crioulo haitiano|créole haïtien',
  gn: 'gn|guarani|guaraní',
  qu: 'qu|quechua|quéchua',
  de: 'de|deu|german|alemán|alemão|allemand',
  it: 'it|ita|italian|italiano|italien',
});

const YES = new Set(
  ['yes', 'y', 'sí', 'si', 's', 'sim', 'oui', 'o', 'true', '1', 'x', '24/7', '24h'].map(nameKey),
);
const NO = new Set(['no', 'n', 'não', 'nao', 'non', 'false', '0'].map(nameKey));

export interface ReadList<T> {
  words: T[];
  /** What was not understood, as printed. */
  unknown: string[];
}

function readList<T>(cell: string, read: (word: string) => T | undefined): ReadList<T> {
  const parts = cell
    .split(/[;|,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => [part, read(part)] as const);
  return {
    words: [...new Set(found.flatMap(([, word]) => word ?? []))],
    unknown: found.filter(([, word]) => word === undefined).map(([part]) => part),
  };
}

export const readFunctions = (cell: string): ReadList<EntryFunction> =>
  readList(cell, (word) => FUNCTION_WORDS.get(nameKey(word)));

/** BCP 47 tags. */
export const readLanguages = (cell: string): ReadList<string> =>
  readList(cell, (word) => LANGUAGE_WORDS.get(nameKey(word)));

/** `organisation`: an international one, which belongs to the register that its functions fit. */
export const readRegister = (cell: string): RegisterName | 'organisation' | undefined =>
  REGISTER_WORDS.get(nameKey(cell));

export function readYesNo(cell: string): boolean | null {
  const key = nameKey(cell);
  return YES.has(key) ? true : NO.has(key) ? false : null;
}

/** Hours that say day and night without a condition. */
const ALWAYS =
  /^(?:(?:las|os|as)\s+)?(?:24|twenty[ -]four)\s*(?:h|hrs?|horas|hours?|heures)?\s*(?:\/\s*(?:7|24)|x\s*7|al d[ií]a|por dia|a day|par jour|sur 24)?(?:[\s,/]*(?:7|seven|7j|los 7|todos los|todos os)?[\s/-]*(?:days?|d[ií]as?|jours?)?(?:[\s-]*(?:a[\s-]*week|de la semana|da semana|por semana|sur 7))?)?$/iu;

export const meansAlways = (cell: string): boolean => ALWAYS.test(cell.trim());
