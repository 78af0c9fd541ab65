import type { Language, Texts } from '../platform/problems.js';
import type { Measure, OffenceArea } from './counterpart.vocabulary.js';

/** Names of what the finder speaks of, in the four languages. */

const same = (text: string): Texts => ({ en: text, es: text, pt: text, fr: text });
const texts = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr });

export const MEASURE_LABELS: Readonly<Record<Measure, Texts>> = {
  'mla-evidence': texts(
    'Evidence (mutual legal assistance)',
    'Pruebas (asistencia judicial recíproca)',
    'Provas (assistência jurídica mútua)',
    'Preuves (entraide judiciaire)',
  ),
  'expedited-preservation': texts(
    'Expedited preservation of data',
    'Conservación rápida de datos',
    'Preservação expedita de dados',
    'Conservation rapide de données',
  ),
  'subscriber-data': texts(
    'Subscriber information',
    'Datos del abonado',
    'Dados cadastrais do assinante',
    'Données relatives aux abonnés',
  ),
  'traffic-data': texts('Traffic data', 'Datos de tráfico', 'Dados de tráfego', 'Données de trafic'),
  'stored-content': texts(
    'Search and seizure of stored data',
    'Registro e incautación de datos almacenados',
    'Busca e apreensão de dados armazenados',
    'Perquisition et saisie de données stockées',
  ),
  extradition: texts('Extradition', 'Extradición', 'Extradição', 'Extradition'),
  'transfer-sentenced': texts(
    'Transfer of a sentenced person',
    'Traslado de una persona condenada',
    'Transferência de pessoa condenada',
    'Transfèrement d’une personne condamnée',
  ),
  'asset-recovery': texts(
    'Freezing and recovery of assets',
    'Inmovilización y recuperación de activos',
    'Bloqueio e recuperação de ativos',
    'Gel et recouvrement d’avoirs',
  ),
  'service-of-documents': texts(
    'Service of documents',
    'Notificación de documentos',
    'Comunicação de atos processuais',
    'Remise d’actes',
  ),
  'locating-person': texts(
    'Locating a suspect',
    'Localización de un sospechoso',
    'Localização de suspeito',
    'Localisation d’un suspect',
  ),
  'police-information': texts(
    'Police information',
    'Información policial',
    'Informação policial',
    'Renseignement policier',
  ),
  'urgent-threat-to-life': texts(
    'Urgent threat to life',
    'Amenaza urgente a la vida',
    'Ameaça urgente à vida',
    'Menace urgente pour la vie',
  ),
};

export const AREA_LABELS: Readonly<Record<OffenceArea, Texts>> = {
  'cyber-crime': texts('cyber-crime', 'ciberdelincuencia', 'crime cibernético', 'cybercriminalité'),
  'electronic-evidence': texts(
    'electronic evidence of any offence',
    'prueba electrónica de cualquier delito',
    'prova eletrônica de qualquer crime',
    'preuve électronique de toute infraction',
  ),
  'organized-crime': texts(
    'organized crime',
    'delincuencia organizada',
    'crime organizado',
    'criminalité organisée',
  ),
  corruption: texts('corruption', 'corrupción', 'corrupção', 'corruption'),
  'drug-trafficking': texts('drug trafficking', 'narcotráfico', 'tráfico de drogas', 'trafic de stupéfiants'),
  tax: texts('tax offences', 'delitos tributarios', 'crimes tributários', 'infractions fiscales'),
  other: texts('other offences', 'otros delitos', 'outros crimes', 'autres infractions'),
};

const TREATIES: Readonly<Record<string, Texts>> = {
  'A-55': texts(
    'Nassau Convention (A-55)',
    'Convención de Nassau (A-55)',
    'Convenção de Nassau (A-55)',
    'Convention de Nassau (A-55)',
  ),
  'A-59': texts(
    'Optional Protocol to the Nassau Convention (A-59)',
    'Protocolo facultativo de la Convención de Nassau (A-59)',
    'Protocolo facultativo à Convenção de Nassau (A-59)',
    'Protocole facultatif à la Convention de Nassau (A-59)',
  ),
  'A-57': texts(
    'Managua Convention on sentences (A-57)',
    'Convención de Managua sobre condenas (A-57)',
    'Convenção de Manágua sobre sentenças (A-57)',
    'Convention de Managua sur les condamnations (A-57)',
  ),
  'B-47': texts(
    'Caracas Convention on Extradition (B-47)',
    'Convención de Caracas sobre Extradición (B-47)',
    'Convenção de Caracas sobre Extradição (B-47)',
    'Convention de Caracas sur l’extradition (B-47)',
  ),
  'CETS-185': texts(
    'Budapest Convention',
    'Convenio de Budapest',
    'Convenção de Budapeste',
    'Convention de Budapest',
  ),
  'CETS-224': texts(
    'Second Protocol to the Budapest Convention',
    'Segundo Protocolo del Convenio de Budapest',
    'Segundo Protocolo à Convenção de Budapeste',
    'Deuxième Protocole à la Convention de Budapest',
  ),
  UNTOC: texts(
    'Palermo Convention',
    'Convención de Palermo',
    'Convenção de Palermo',
    'Convention de Palerme',
  ),
  UNCAC: texts('Mérida Convention', 'Convención de Mérida', 'Convenção de Mérida', 'Convention de Mérida'),
  'VIENNA-1988': texts(
    'Vienna Convention on drugs (1988)',
    'Convención de Viena sobre drogas (1988)',
    'Convenção de Viena sobre drogas (1988)',
    'Convention de Vienne sur les stupéfiants (1988)',
  ),
  'UNCC-2024': texts(
    'United Nations Convention against Cybercrime',
    'Convención de las Naciones Unidas contra la Ciberdelincuencia',
    'Convenção das Nações Unidas contra o Crime Cibernético',
    'Convention des Nations Unies contre la cybercriminalité',
  ),
};

const NETWORKS: Readonly<Record<string, Texts>> = {
  'budapest-art-35': texts(
    '24/7 network of the Budapest Convention',
    'Red 24/7 del Convenio de Budapest',
    'Rede 24/7 da Convenção de Budapeste',
    'Réseau 24/7 de la Convention de Budapest',
  ),
  'g7-24-7': texts('G7 24/7 network', 'Red 24/7 del G7', 'Rede 24/7 do G7', 'Réseau 24/7 du G7'),
  'interpol-ncrp': same('INTERPOL NCRP'),
  'interpol-i-24-7': same('INTERPOL I-24/7'),
  'oas-remja': texts('REMJA (OAS)', 'REMJA (OEA)', 'REMJA (OEA)', 'REMJA (OEA)'),
  ameripol: same('AMERIPOL'),
  iberred: same('IberRed'),
  ciberred: same('CiberRed'),
  'csirt-americas': same('CSIRTAmericas'),
};

const known = (table: Readonly<Record<string, Texts>>, code: string, language: Language): string =>
  Object.hasOwn(table, code) ? table[code]![language] : code;

export const treatyLabel = (code: string, language: Language): string => known(TREATIES, code, language);
export const networkLabel = (code: string, language: Language): string => known(NETWORKS, code, language);
export const areaLabel = (code: string, language: Language): string => known(AREA_LABELS, code, language);
export const measureLabel = (code: Measure, language: Language): string => MEASURE_LABELS[code][language];

/** What writes languages and days in a language: made once, since making one takes longer than using it a hundred times. */
const writers = new Map<Language, { languages: Intl.DisplayNames; days: Intl.DateTimeFormat }>();

function writerIn(language: Language) {
  const known = writers.get(language);
  if (known) return known;
  const writer = {
    languages: new Intl.DisplayNames([language], { type: 'language' }),
    days: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
  };
  writers.set(language, writer);
  return writer;
}

/** A language's name in another language, as `portugués`. */
export const languageLabel = (tag: string, language: Language): string =>
  writerIn(language).languages.of(tag) ?? tag;

/** A day as a reader of the language writes it. */
export const dayLabel = (day: string, language: Language): string =>
  writerIn(language).days.format(new Date(`${day}T00:00:00Z`));
