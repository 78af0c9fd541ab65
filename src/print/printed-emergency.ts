import { labelOf } from '../access/tlp.js';
import type { CountryRow } from '../countries/countries.query.js';
import type { Language } from '../platform/problems.js';
import type { ContactPointView, EntryView } from '../register/view.js';
import { emergencyWord, type EmergencyWord } from './emergency-words.js';
import { printWords } from './print-words.js';
import { inChapterOrder } from './printed-chapters.js';
import { spokenBy } from './printed-directory.js';
import { printedPoint, type PrintedPoint } from './printed-entry.js';
import { languageName } from './vocabulary.js';

/** The order in which to try, when nothing else is at hand. */
const STEPS = ['night', 'police', 'interpol', 'central'] as const;
type Step = (typeof STEPS)[number];

/** A State is one page: so many offices a step, and so many values of each. */
const OFFICES: Readonly<Record<Step, number>> = { night: 4, police: 3, interpol: 2, central: 3 };
const VALUES = 3;

/** One office of the pack, and which of its values are in it. */
export interface PackedOffice {
  step: Step;
  entry: EntryView;
  points: ContactPointView[];
}

/** What the pack holds of one State; `left`: offices that have no room on its page, by step. */
export interface PackedState {
  row: CountryRow;
  offices: PackedOffice[];
  left: Readonly<Record<Step, number>>;
}

const isNight = ({ functions, contactPoints }: EntryView): boolean =>
  functions.includes('CONTACT_24_7') || contactPoints.some(({ use }) => use === '24/7');

const isInterpol = ({ functions, contactPoints }: EntryView): boolean =>
  functions.includes('INTERPOL_CHANNEL') || contactPoints.some(({ kind }) => kind === 'interpol-i247');

function stepOf(entry: EntryView): Step | null {
  if (isNight(entry)) return 'night';
  if (isInterpol(entry)) return 'interpol';
  if (entry.register === 'central-authorities') return 'central';
  return entry.register === 'law-enforcement-contacts' ? 'police' : null;
}

/** The mailbox that is asked to verify an entry (`responsible`) is not for this. */
const USES = ['24/7', 'urgent', 'after-hours', 'general', 'encrypted'];
const KINDS = ['telephone', 'interpol-i247', 'messaging', 'email'];
/** A central authority is written to; that can be by any way. */
const WRITTEN = [...KINDS, 'fax', 'web', 'address'];

/** By which of its values an office is reached at that step, the quickest first. */
function reachable({ contactPoints }: EntryView, step: Step): ContactPointView[] {
  const kinds = step === 'central' ? WRITTEN : KINDS;
  const rank = ({ kind, use, freshness }: ContactPointView) =>
    (freshness.state === 'disputed' ? 1000 : 0) + kinds.indexOf(kind) * 10 + USES.indexOf(use);
  return contactPoints
    .filter(({ kind, use, value }) => value !== null && kinds.includes(kind) && USES.includes(use))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, VALUES);
}

/** The pack: of each member State, whom to call in which order. */
export function packed(countries: readonly CountryRow[], entries: readonly EntryView[]): PackedState[] {
  return countries
    .filter(({ oasState, iso2 }) => oasState || entries.some(({ country }) => country === iso2))
    .map((row) => {
      const own = entries
        .filter(({ country }) => country === row.iso2)
        .flatMap((entry) => {
          const step = stepOf(entry);
          const points = step ? reachable(entry, step) : [];
          return step && points.length > 0 ? [{ step, entry, points }] : [];
        });
      const of = (step: Step) => own.filter((one) => one.step === step);
      const left = (step: Step) => Math.max(0, of(step).length - OFFICES[step]);
      return {
        row,
        offices: STEPS.flatMap((step) => of(step).slice(0, OFFICES[step])),
        left: {
          night: left('night'),
          police: left('police'),
          interpol: left('interpol'),
          central: left('central'),
        },
      };
    });
}

/** Everything that `emergency.typ` prints. `madeAt`: `YYYY-MM-DD HH:MM`, UTC. */
export function printedEmergency(
  states: readonly PackedState[],
  { language, madeAt, ceiling }: { language: Language; madeAt: string; ceiling: number },
): object {
  const say = (key: EmergencyWord, facts: Record<string, string | number> = {}) =>
    emergencyWord(key, language, facts);
  const known = new Map(states.map((one) => [one.row.iso2, one.row]));
  const order = inChapterOrder([...known.keys()], known, language);
  const pages = order.map((iso2) =>
    page(
      states.find(({ row }) => row.iso2 === iso2)!,
      language,
    ),
  );
  return {
    lang: language,
    title: `Enlace · ${say('title')}`,
    head: `Enlace · ${say('title')}`,
    foot: say('asOf', { day: madeAt }),
    tlp: labelOf(ceiling),
    copy: null,
    words: Object.fromEntries(
      (['title', 'subject', 'stale', 'say', 'numbers', 'order', 'none', 'page'] as const).map((key) => [
        key,
        say(key),
      ]),
    ),
    pages,
  };
}

function page({ row, offices, left }: PackedState, language: Language) {
  const say = (key: EmergencyWord, facts: Record<string, string | number> = {}) =>
    emergencyWord(key, language, facts);
  const first = offices.find(({ step }) => step === 'night');
  const tags = [
    ...new Set(offices.filter(({ step }) => step === 'night').flatMap(({ entry }) => spokenBy(entry))),
  ];
  const facts: [string, string][] = [
    [say('clock'), row.primaryZone ?? ''],
    [say('speaks'), tags.map((tag) => languageName(tag, language)).join(', ')],
  ];
  return {
    id: row.iso2,
    name: row.names[language],
    facts: facts.filter(([, text]) => text !== ''),
    night: first?.points.find(({ kind }) => kind === 'telephone')?.value ?? null,
    steps: STEPS.map((step) => ({
      name: say(step),
      further: left[step] > 0 ? say('further', { n: left[step] }) : null,
      offices: offices.filter((one) => one.step === step).map((one) => printedOffice(one, language)),
    })),
  };
}

function printedOffice({ entry, points }: PackedOffice, language: Language) {
  return {
    name: entry.names.original,
    under: entry.parentInstitution ?? entry.unit ?? '',
    demo: entry.demo ? printWords(language)('demo') : null,
    points: points.map((point): PrintedPoint => printedPoint(point, language)),
  };
}
