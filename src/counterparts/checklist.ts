import { LANGUAGES, type Language } from '../platform/problems.js';
import { CHECKLIST, ITEMS, type ItemCode } from './checklist.words.js';
import type { Measure } from './counterpart.vocabulary.js';
import { languageLabel, measureLabel, treatyLabel } from './labels.js';
import type { RouteBasis } from './legal-bases.js';
import type { Question } from './question.js';
import type { Route } from './routes.js';

/** What an article says that a request holds. */
interface Contents {
  article: string;
  items: readonly ItemCode[];
  source: string;
  /** Not read on a page. */
  unverified: boolean;
}

const LETTER: readonly ItemCode[] = [
  'authority',
  'conducting',
  'offence',
  'assistance',
  'procedure',
  'person',
  'purpose',
];
const unitedNations = (article: string, source: string): Contents => ({
  article,
  items: LETTER,
  source,
  unverified: true,
});

const BUDAPEST_29: Contents = {
  article: '29(2)',
  items: ['authority', 'offence', 'data', 'custodian', 'necessity', 'followUp'],
  source:
    'https://inview.nl/openCitation/iddcb76fc52723cca0e58e69684e906d60/convention-on-cybercrime-artikel-29',
  unverified: false,
};

/** The articles that say what a request for assistance holds. */
const ASSISTANCE: Readonly<Record<string, Contents>> = {
  'A-55': {
    article: '26',
    items: ['offence', 'origin', 'procedure', 'assistance'],
    source: 'https://espaciopenal.blogspot.com/2016/09/04-09-2016-asistencia-mutua-5.html',
    unverified: false,
  },
  UNTOC: unitedNations('18(15)', 'https://www.unodc.org/unodc/en/organized-crime/intro/UNTOC.html'),
  UNCAC: unitedNations('46(15)', 'https://www.unodc.org/unodc/en/corruption/uncac.html'),
  'VIENNA-1988': unitedNations('7(10)', 'https://www.unodc.org/unodc/en/treaties/illicit-trafficking.html'),
  'UNCC-2024': unitedNations('40(15)', 'https://www.unodc.org/unodc/en/cybercrime/convention/home.html'),
};

const EXTRADITION: Contents = {
  article: '11',
  items: ['warrant', 'law', 'identity'],
  source: 'http://www.oas.org/juridico/english/treaties/b-47.html',
  unverified: true,
};

/** What is usual, where no article was recorded for the measure. */
const USUAL: Readonly<Partial<Record<Measure, readonly ItemCode[]>>> = {
  'expedited-preservation': BUDAPEST_29.items,
  extradition: ['authority', 'offence', ...EXTRADITION.items],
  'transfer-sentenced': ['authority', 'sentence', 'consent', 'nationality'],
  'asset-recovery': [...LETTER, 'assets'],
  'urgent-threat-to-life': ['authority', 'emergency', 'offence', 'assistance', 'callback'],
  'police-information': ['authority', 'offence', 'assistance', 'purpose'],
};

function contentsOf(measure: Measure, basis: RouteBasis | undefined): Contents | null {
  const code = basis?.treaty?.treaty;
  if (code === 'CETS-185' && measure === 'expedited-preservation') return BUDAPEST_29;
  if (code === 'B-47') return EXTRADITION;
  return code && !USUAL[measure] && Object.hasOwn(ASSISTANCE, code) ? ASSISTANCE[code]! : null;
}

/** The text of a request's checklist, to be copied; nothing of it is stored. */
export interface Checklist {
  language: Language;
  text: string;
  /** Where the article on the request's contents stands; null: what is usual. */
  source: string | null;
  unverified: boolean;
}

interface Requirements {
  dualCriminality: boolean | null;
  useLimitation: string | null;
  documents: string[];
}

/** The language in which the requested State reads, of the four; English when it has none of them. */
export const languageOfState = (official: readonly string[]): Language =>
  LANGUAGES.find((one) => official.some((tag) => tag.split('-')[0] === one)) ?? 'en';

/** What the request must hold for this route, from the article and the authority's own requirements. */
export function checklistFor(route: Route, { measure, urgent }: Question, language: Language): Checklist {
  const say = (key: keyof typeof CHECKLIST): string => CHECKLIST[key][language];
  const [basis] = route.bases;
  const contents = contentsOf(measure, basis);
  const items: ItemCode[] = [
    ...(contents?.items ?? USUAL[measure] ?? LETTER),
    ...(basis?.kind === 'domestic' ? (['reciprocity'] as const) : []),
    ...(urgent ? (['callback'] as const) : []),
  ];
  const requirements = route.entry['requirements'] as Requirements | null | undefined;
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `- ${line}`)];
  const reference = contents ? ` (${say('article')} ${contents.article})` : '';
  const lines = [
    say('title').replace('{measure}', measureLabel(measure, language)),
    '',
    `${say('to')}:`,
    ...addressBlock(route),
    ...(basis ? ['', `${say('basis')}: ${basisLine(basis, language)}`] : []),
    say('language').replace(
      '{languages}',
      route.languages.tags.map((tag) => languageLabel(tag, language)).join(', '),
    ),
    ...list(
      say('holds') + reference,
      [...new Set(items)].map((item) => ITEMS[item][language]),
    ),
    ...list(say('attach'), requirements?.documents ?? []),
    ...list(say('conditions'), conditionsOf(route, requirements, say)),
    ...(contents ? ['', `${say('source')}: ${contents.source}`] : ['', `(${say('general')})`]),
  ];
  return {
    language,
    text: lines.join('\n'),
    source: contents?.source ?? null,
    unverified: contents?.unverified ?? true,
  };
}

function conditionsOf(
  { entry }: Route,
  requirements: Requirements | null | undefined,
  say: (key: keyof typeof CHECKLIST) => string,
): string[] {
  const channels = (entry['channels'] as { originalToFollow?: boolean }[] | undefined) ?? [];
  return [
    ...(requirements?.dualCriminality ? [say('dual')] : []),
    ...(requirements?.useLimitation ? [requirements.useLimitation] : []),
    ...(channels.some(({ originalToFollow }) => originalToFollow) ? [say('original')] : []),
  ];
}

const addressBlock = ({ entry, contactPoints }: Route): string[] => [
  entry.names.original,
  ...[entry.unit, entry.parentInstitution, entry.address].filter((line): line is string => line !== null),
  ...contactPoints
    .slice(0, 3)
    .map(({ value, extension }) => [value, extension && `ext. ${extension}`].filter(Boolean).join(' ')),
];

function basisLine({ treaty, text }: RouteBasis, language: Language): string {
  if (!treaty) return text ?? '';
  const articles = treaty.provisions.map(({ article }) => article).join(', ');
  return `${treatyLabel(treaty.treaty, language)}, ${CHECKLIST.article[language]} ${articles}`;
}
