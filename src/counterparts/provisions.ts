import type { Measure, OffenceArea } from './counterpart.vocabulary.js';

/** One article that lets one State ask another for something. */
export interface Provision {
  /** The treaty's code, as in `treaties`. */
  treaty: string;
  article: string;
  measures: readonly Measure[];
  /** The offences that it reaches; null: any. */
  areas: readonly OffenceArea[] | null;
  /** Made for just this measure, rather than for assistance in general. */
  specific: boolean;
  /** Articles on what the requested State does at home to answer it. */
  atHome?: string;
  /** Another treaty without which it says nothing: a protocol's convention. */
  needs?: string;
  /** Where the article can be read. */
  source: string;
  /** Its number and sense were not read on a page. */
  unverified: boolean;
}

const EVIDENCE: readonly Measure[] = ['mla-evidence', 'stored-content', 'subscriber-data', 'traffic-data'];
const ASSISTANCE: readonly Measure[] = [
  ...EVIDENCE,
  'service-of-documents',
  'locating-person',
  'asset-recovery',
];
const CYBER: readonly OffenceArea[] = ['cyber-crime', 'electronic-evidence'];

const TEXTS = {
  budapest: 'https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=185',
  protocol: 'https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=224',
  nassau: 'http://www.oas.org/juridico/english/treaties/a-55.html',
  optional: 'http://www.oas.org/juridico/english/treaties/a-59.html',
  sentences: 'http://www.oas.org/juridico/english/treaties/a-57.html',
  extradition: 'http://www.oas.org/juridico/english/treaties/b-47.html',
  palermo: 'https://www.unodc.org/unodc/en/organized-crime/intro/UNTOC.html',
  merida: 'https://www.unodc.org/unodc/en/corruption/uncac.html',
  drugs: 'https://www.unodc.org/unodc/en/treaties/illicit-trafficking.html',
  hanoi: 'https://www.unodc.org/unodc/en/cybercrime/convention/home.html',
};

/** `article`, what it is for, and whether it is made for just that. Read: the article itself was seen on a page. */
const of =
  (treaty: string, source: string, areas: readonly OffenceArea[] | null) =>
  (article: string, measures: readonly Measure[], more: Partial<Provision> = {}): Provision => ({
    treaty,
    article,
    measures,
    areas,
    specific: false,
    source,
    unverified: true,
    ...more,
  });

const made = { specific: true };
const budapest = of('CETS-185', TEXTS.budapest, CYBER);
const protocol = of('CETS-224', TEXTS.protocol, CYBER);
const nassau = of('A-55', TEXTS.nassau, null);
const optional = of('A-59', TEXTS.optional, ['tax']);
const sentences = of('A-57', TEXTS.sentences, null);
const extradition = of('B-47', TEXTS.extradition, null);
const palermo = of('UNTOC', TEXTS.palermo, ['organized-crime']);
const merida = of('UNCAC', TEXTS.merida, ['corruption']);
const drugs = of('VIENNA-1988', TEXTS.drugs, ['drug-trafficking']);
const hanoi = of('UNCC-2024', TEXTS.hanoi, CYBER);

const ARTICLE_29 = {
  ...made,
  atHome: '16',
  unverified: false,
  source:
    'https://inview.nl/openCitation/iddcb76fc52723cca0e58e69684e906d60/convention-on-cybercrime-artikel-29',
};

/** Which articles carry which measure. A new treaty is added here, and in `entry-into-force.ts`. */
export const PROVISIONS: readonly Provision[] = [
  // Convention on Cybercrime (Budapest, 2001)
  budapest('24', ['extradition'], { areas: ['cyber-crime'] }),
  budapest('25, 27', ['mla-evidence', 'service-of-documents', 'locating-person']),
  budapest('26', ['police-information'], made),
  budapest('29', ['expedited-preservation'], ARTICLE_29),
  budapest('30', ['traffic-data'], { ...made, atHome: '17' }),
  budapest('31', ['subscriber-data', 'stored-content'], { ...made, atHome: '18, 19' }),
  budapest('33', ['traffic-data'], { ...made, atHome: '20' }),
  budapest(
    '35',
    ['expedited-preservation', 'locating-person', 'urgent-threat-to-life', 'police-information'],
    made,
  ),
  // Its Second Additional Protocol (2022)
  protocol('7', ['subscriber-data'], { ...made, needs: 'CETS-185' }),
  protocol('8', ['subscriber-data', 'traffic-data'], { ...made, needs: 'CETS-185' }),
  protocol('9', ['urgent-threat-to-life'], { ...made, needs: 'CETS-185' }),
  protocol('10', ['urgent-threat-to-life'], { ...made, needs: 'CETS-185' }),
  // Inter-American Convention on Mutual Assistance in Criminal Matters (Nassau, 1992) and its protocol (1993)
  nassau('2, 3, 7', ASSISTANCE),
  optional('1, 2', ASSISTANCE, { needs: 'A-55' }),
  // Inter-American Conventions on serving sentences abroad (1993) and on extradition (1981)
  sentences('II, III, XI', ['transfer-sentenced'], made),
  extradition('1, 2, 10', ['extradition'], { ...made, unverified: false }),
  // United Nations: organized crime (2000), corruption (2003), drugs (1988), cyber-crime (2024)
  palermo('16', ['extradition'], made),
  palermo('17', ['transfer-sentenced'], made),
  palermo('18', [...EVIDENCE, 'service-of-documents', 'locating-person']),
  palermo('13, 14', ['asset-recovery'], made),
  palermo('27', ['police-information'], made),
  merida('44', ['extradition'], made),
  merida('45', ['transfer-sentenced'], made),
  merida('46', [...EVIDENCE, 'service-of-documents', 'locating-person']),
  merida('54, 55', ['asset-recovery'], made),
  merida('48', ['police-information'], made),
  drugs('6', ['extradition'], made),
  drugs('7', [...EVIDENCE, 'service-of-documents', 'locating-person']),
  drugs('5', ['asset-recovery'], made),
  drugs('9', ['police-information'], made),
  hanoi('37', ['extradition'], made),
  hanoi('38', ['transfer-sentenced'], made),
  hanoi('40', ['mla-evidence', 'service-of-documents', 'locating-person']),
  hanoi('41', ['expedited-preservation', 'urgent-threat-to-life'], made),
  hanoi('42', ['expedited-preservation'], made),
  hanoi('44, 46', ['subscriber-data', 'stored-content'], made),
  hanoi('43, 45', ['traffic-data'], made),
  hanoi('47', ['police-information'], made),
  hanoi('50', ['asset-recovery'], made),
];

/** The provisions for a measure; with an area, only those that reach it. */
export const provisionsFor = (measure: Measure, area: OffenceArea | null): Provision[] =>
  PROVISIONS.filter(
    ({ measures, areas }) =>
      measures.includes(measure) && (area === null || areas === null || areas.includes(area)),
  );

/** The codes of the treaties that carry a measure. */
export const treatiesFor = (measure: Measure, area: OffenceArea | null): string[] => [
  ...new Set(provisionsFor(measure, area).map(({ treaty }) => treaty)),
];
