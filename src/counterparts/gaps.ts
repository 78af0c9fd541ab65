import type { EntryView } from '../register/view.js';
import type { Basis } from './bases.js';
import { COMPETENCE, type GapCode } from './counterpart.vocabulary.js';
import type { Question } from './question.js';
import type { ReasonFacts } from './reasons.js';
import type { Route } from './routes.js';

/** What the directory does not know, and somebody may ask the secretariat for. */
export interface Gap {
  code: GapCode;
  treaty: string | null;
  facts: ReasonFacts;
  /** Offices that say they do this, though no designation of theirs is recorded. */
  offices: EntryView[];
}

/** What is missing from the answer; the treaty made for the measure first. */
export function gapsOf(
  question: Question,
  bases: readonly Basis[],
  routes: readonly Route[],
  entries: readonly EntryView[],
): Gap[] {
  const legal = routes.filter(({ lane }) => lane === 'legal');
  const gaps = bases.flatMap((basis) => gapOf(basis, legal) ?? []);
  if (legal.length === 0)
    gaps.push({ code: 'no-authority', treaty: null, facts: {}, offices: doing(question, entries) });
  if (question.urgent && !routes.some(isPoint))
    gaps.push({ code: 'no-point', treaty: null, facts: {}, offices: [] });
  if (routes[0]?.contactPoints.length === 0)
    gaps.push({ code: 'no-contact-value', treaty: null, facts: {}, offices: [routes[0].entry] });
  return gaps;
}

const isPoint = ({ entry }: Route): boolean => entry.functions.includes('CONTACT_24_7');

/** Offices whose functions name the measure, be it without a designation. */
const doing = ({ measure }: Question, entries: readonly EntryView[]): EntryView[] =>
  entries.filter(({ functions }) => COMPETENCE[measure].legal.some((one) => functions.includes(one)));

function gapOf({ treaty, answer, since, sides }: Basis, legal: readonly Route[]): Gap | null {
  const gap = (code: GapCode, facts: ReasonFacts): Gap => ({
    code,
    treaty,
    facts: { treaty, ...facts },
    offices: [],
  });
  if (answer === 'unknown') {
    const unsure = sides.filter(({ force }) => force.answer === 'unknown').map(({ iso2 }) => iso2);
    return gap('treaty-unknown', { states: unsure.join(' ') });
  }
  if (answer === 'no') return null;
  const held = legal.flatMap(({ bases }) => bases).filter((one) => one.treaty?.treaty === treaty);
  if (held.some(({ competence }) => competence === 'designated')) return null;
  return gap(held.length > 0 ? 'only-general-designation' : 'no-designation', { since: since ?? '' });
}
