import type { EntryView, ContactPointView, LastDrill } from '../register/view.js';
import type { EntryFunction } from '../register/vocabulary.js';
import type { Basis } from './bases.js';
import { competentDesignations, languagesOf, sharedLanguages, type SpokenLanguages } from './competence.js';
import { COMPETENCE, type Lane } from './counterpart.vocabulary.js';
import { legalBases, type RouteBasis } from './legal-bases.js';
import type { Opening } from './opening.js';
import type { Question } from './question.js';
import { reason, weightOf, type Reason, type ReasonCode, type ReasonFacts } from './reasons.js';

/** One way to ask: an authority, on what basis, how to reach it, and why it stands where it stands. */
export interface Route {
  lane: Lane;
  entry: EntryView;
  /** The strongest first; none in the operational lane. */
  bases: RouteBasis[];
  /** The function for which the point is asked, in the operational lane. */
  function: EntryFunction;
  networks: string[];
  languages: SpokenLanguages & { shared: string[] };
  contactPoints: ContactPointView[];
  opening: Opening | null;
  reasons: Reason[];
  weight: number;
}

/** What is known of the requested State's offices besides their entries. */
export interface Surroundings {
  officialLanguages: readonly string[];
  /** Null: nothing can be said, as of a day in the past. */
  openingOf: (entry: EntryView) => Opening | null;
}

/** Every route of the question, the best first. Names only entries that are competent on the day, or contact points. */
export function routesFor(
  question: Question,
  bases: readonly Basis[],
  entries: readonly EntryView[],
  around: Surroundings,
): Route[] {
  return entries
    .flatMap((entry) => routeBy(question, bases, entry, around) ?? [])
    .sort((a, b) => b.weight - a.weight || a.entry.id.localeCompare(b.entry.id));
}

function routeBy(
  question: Question,
  bases: readonly Basis[],
  entry: EntryView,
  around: Surroundings,
): Route | null {
  const { legal, operational } = COMPETENCE[question.measure];
  const designations = competentDesignations(entry, question);
  const held = legalBases(bases, designations, { question, functions: legal });
  const points = question.urgent
    ? [...new Set<EntryFunction>([...operational, 'CONTACT_24_7'])]
    : operational;
  const acts = points.find((one) => entry.functions.includes(one));
  const [first] = held;
  if (!first && acts === undefined) return null;

  const lane: Lane = first ? 'legal' : 'operational';
  const languages = languagesOf(entry, lane, around.officialLanguages);
  const route = {
    lane,
    entry,
    bases: held,
    function: first?.designation.function ?? acts!,
    networks: (entry['networks'] as string[] | undefined) ?? [],
    languages: { ...languages, shared: sharedLanguages(languages.tags, question.languages) },
    contactPoints: preferred(entry.contactPoints, question.urgent),
    opening: around.openingOf(entry),
  };
  const reasons = [
    ...(first ? [...first.reasons, ...designationReasons(entry, question)] : []),
    ...(acts ? [reason('acts-before-request', question.urgent, { function: acts })] : []),
    ...reachReasons(route, question),
  ];
  return { ...route, reasons, weight: weightOf(reasons) };
}

/** Whether somebody's word that its designations are right still counts; that nobody gave any is no news. */
function designationReasons({ designationFreshness: sure }: EntryView, { urgent }: Question): Reason[] {
  if (!sure?.verifiedAt) return [];
  const since = { since: sure.verifiedAt.slice(0, 10) };
  return [reason(sure.state === 'overdue' ? 'designation-overdue' : 'designation-confirmed', urgent, since)];
}

const USES = ['24/7', 'urgent', 'after-hours', 'general', 'encrypted'];

/** The values to try, in the writer's order; in a hurry the numbers that are answered at night first. */
function preferred(points: readonly ContactPointView[], urgent: boolean): ContactPointView[] {
  const tried = points.filter(({ value, use }) => value !== null && use !== 'responsible');
  return urgent ? tried.sort((a, b) => USES.indexOf(a.use) - USES.indexOf(b.use)) : tried;
}

type Reached = Pick<Route, 'entry' | 'lane' | 'networks' | 'languages' | 'contactPoints' | 'opening'>;

/** What makes an authority easy or hard to reach. Looks only at what the caller sees of it. */
function reachReasons(
  { entry, lane, networks, languages, contactPoints, opening }: Reached,
  question: Question,
) {
  const { urgent, day } = question;
  const codes: Reason[] = [];
  const add = (code: ReasonCode, facts?: ReasonFacts) => codes.push(reason(code, urgent, facts));
  if (networks.length > 0) add('covered-by-network', { networks: networks.join(' ') });
  const tags = { languages: languages.tags.join(' ') };
  if (languages.shared.length === 0) add('language-not-shared', tags);
  else if (languages.known) add('language-shared', { languages: languages.shared.join(' ') });
  else add('language-assumed', { languages: languages.shared.join(' ') });
  const channels = ((entry['channels'] as { channel: string }[] | undefined) ?? []).map(
    ({ channel }) => channel,
  );
  if (channels.includes('direct')) add('channel-direct');
  else if (lane === 'legal' && channels.includes('diplomatic')) add('channel-diplomatic');
  if (opening?.state === 'always') add('answers-always');
  if (opening?.state === 'open') add('open-now');
  if (opening?.state === 'closed' || opening?.state === 'holiday') add('closed-now');
  add(contactReason(contactPoints));
  if (entry.lastDrill) add(drillReason(entry.lastDrill), { since: entry.lastDrill.on });
  if (entry.kind === 'person') add('one-person');
  const { replacement } = entry;
  if (replacement && replacement.from <= day && day <= replacement.to)
    add('replaced-for-now', { until: replacement.to });
  return codes;
}

/** Whether it was reached when it was last tried: who was not, twice in a row, comes after who was never tried. */
const drillReason = ({ answered, failing }: LastDrill): ReasonCode =>
  answered ? 'drill-answered' : failing ? 'drill-failing' : 'drill-unanswered';

/** How sure the first value to try is. */
function contactReason([first]: readonly ContactPointView[]): ReasonCode {
  if (!first) return 'no-contact-visible';
  switch (first.freshness.state) {
    case 'confirmed':
    case 'due':
      return 'contact-confirmed';
    case 'overdue':
      return 'contact-overdue';
    case 'disputed':
      return 'contact-disputed';
    case 'never-verified':
      return 'contact-never-verified';
  }
}
