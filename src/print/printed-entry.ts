import type { Tlp } from '../access/tlp.js';
import type { Language } from '../platform/problems.js';
import type { Designation } from '../register/document.js';
import type { Freshness } from '../register/freshness.js';
import type { ContactPointView, EntryView } from '../register/view.js';
import { printWords } from './print-words.js';
import { inWords, languageName } from './vocabulary.js';

/** One contact value on paper. */
export interface PrintedPoint {
  label: string;
  value: string;
  state: string;
  fresh: string;
  tlp: Tlp;
  urgent: boolean;
}

/** One entry on paper, every word in the document's language. */
export interface PrintedEntry {
  id: string;
  name: string;
  /** BCP 47 of the name; null: not known. */
  lang: string | null;
  /** Which way its name runs: as its first letter does (UAX #9, P2), whatever its language. */
  dir: 'ltr' | 'rtl';
  under: string;
  facts: [label: string, text: string][];
  points: PrintedPoint[];
  none: string | null;
  demo: string | null;
}

type Words = ReturnType<typeof printWords>;

export function printedEntry(entry: EntryView, language: Language): PrintedEntry {
  const say = printWords(language);
  const points = entry.contactPoints.map((point) => printedPoint(point, language));
  const under = [
    entry['title'],
    entry.unit ?? entry['agency'],
    entry.parentInstitution ?? entry['institution'],
  ];
  return {
    id: entry.id,
    name: entry.names.original,
    lang: entry.names.language,
    dir: directionOf(entry.names.original),
    under: [...new Set(under.filter((one) => typeof one === 'string' && one !== entry.names.original))].join(
      ' · ',
    ),
    facts: factsOf(entry, language, say).filter(([, text]) => text !== ''),
    points,
    none: points.length === 0 ? say('noValue') : null,
    demo: entry.demo ? say('demo') : null,
  };
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function directionOf(text: string): 'ltr' | 'rtl' {
  const [first] = /\p{L}/u.exec(text) ?? [];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

export function printedPoint(point: ContactPointView, language: Language): PrintedPoint {
  const say = printWords(language);
  const { kind, use, value, extension, tlp, freshness } = point;
  const words = [inWords('kind', kind, language), use === 'general' ? null : inWords('use', use, language)];
  return {
    label: [...words, point.label].filter(Boolean).join(' · '),
    value: value === null ? `[${say('erased')}]` : value + (extension ? ` x${extension}` : ''),
    state: freshness.state,
    fresh: freshText(freshness, language),
    tlp,
    urgent: use === '24/7' || use === 'urgent',
  };
}

const freshText = ({ state, verifiedAt }: Freshness, language: Language): string =>
  [inWords('freshness', state, language), verifiedAt?.slice(0, 10)].filter(Boolean).join(' ');

function factsOf(entry: EntryView, language: Language, say: Words): [string, string][] {
  const listed = (group: Parameters<typeof inWords>[0], codes: unknown): string =>
    ((codes as string[] | undefined) ?? []).map((code) => inWords(group, code, language)).join(', ');
  const spoken = ((entry['dutyLanguages'] as string[] | undefined) ?? []).concat(
    entry.languages.map((one) => one.language),
  );
  const accepted = (entry['acceptedLanguages'] as { language: string }[] | undefined) ?? [];
  const names = (tags: readonly string[]) =>
    [...new Set(tags)].map((tag) => languageName(tag, language)).join(', ');
  const designations = (entry['designations'] as Designation[] | undefined) ?? [];
  const sure = entry.designationFreshness && freshText(entry.designationFreshness, language);
  return [
    [say('functions'), listed('function', entry.functions)],
    [say('specialities'), listed('speciality', entry['specialities'])],
    [
      say('designated'),
      [designations.map((one) => designationText(one, language, say)).join('; '), sure]
        .filter(Boolean)
        .join(' – '),
    ],
    [say('networks'), listed('network', entry['networks'])],
    [say('languages'), names(spoken)],
    [say('accepts'), names(accepted.map((one) => one.language))],
    [say('hours'), hoursText(entry, language, say)],
    [say('addressWord'), entry.address ?? ''],
    [say('notes'), entry.notes ?? ''],
  ];
}

function designationText(one: Designation, language: Language, say: Words): string {
  const parts = [
    one.treaty ?? one.basis,
    one.article && say('article', { n: one.article }),
    `(${inWords('function', one.function, language)})`,
    one.validFrom && say('since', { day: one.validFrom }),
    one.validTo && say('until', { day: one.validTo }),
  ];
  return parts.filter(Boolean).join(' ');
}

function hoursText({ hours, timeZone }: EntryView, language: Language, say: Words): string {
  if (hours === null) return '';
  const intervals = hours.weekly.map(
    ({ day, from, to }) => `${inWords('weekday', String(day), language)} ${from}–${to}`,
  );
  const when = hours.always ? say('always') : intervals.join(', ');
  return [when, !hours.always && when && timeZone ? `(${timeZone})` : ''].filter(Boolean).join(' ');
}
