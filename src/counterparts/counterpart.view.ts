import type { Language } from '../platform/problems.js';
import type { EntryView } from '../register/view.js';
import { checklistFor, languageOfState } from './checklist.js';

import type { BasisView, ReasonView } from './basis.dto.js';
import type {
  AuthorityView,
  CounterpartAnswer,
  FallbackView,
  GapView,
  RouteView,
} from './counterparts.dto.js';
import type { FinderState } from './counterparts.query.js';
import type { Gap } from './gaps.js';
import { treatyLabel } from './labels.js';
import type { RouteBasis } from './legal-bases.js';
import type { Question } from './question.js';
import type { Reason, ReasonFacts } from './reasons.js';
import type { Route } from './routes.js';
import { sentence } from './sentences.js';

const ATTRIBUTION = 'Holidays: date-holidays, CC BY-SA 3.0, https://github.com/commenthol/date-holidays';

/** Everything that an answer is worded from. */
export interface Findings {
  question: Question;
  knownAt: string | null;
  from: FinderState;
  to: FinderState;
  routes: readonly Route[];
  gaps: readonly Gap[];
}

/** The answer as its reader gets it: facts, and the sentences that say them. */
export function answerView(findings: Findings, language: Language): CounterpartAnswer {
  const { question, knownAt, from, to, routes, gaps } = findings;
  const { day: on, measure, stage, area, urgent, languages } = question;
  const stateName = (iso2: string) => [from, to].find((one) => one.iso2 === iso2)?.names[language] ?? iso2;
  const named = (state: FinderState) => ({ iso2: state.iso2, name: state.names[language] });
  const asked = { from: named(from), to: named(to), measure, stage, area, on, knownAt, urgent };
  const written = languageOfState(to.officialLanguages);
  return {
    question: { ...asked, languages: [...languages] },
    routes: routes.map((route, index): RouteView => ({
      ...routeView(route, language, stateName),
      rank: index + 1,
      checklist: checklistFor(route, question, written),
    })),
    fallback: fallbackView(routes, language, stateName),
    gaps: gaps.map((gap) => gapView(gap, language, stateName)),
    attribution: ATTRIBUTION,
  };
}

type StateName = (iso2: string) => string;

function routeView(
  route: Route,
  language: Language,
  stateName: StateName,
): Omit<RouteView, 'rank' | 'checklist'> {
  const { languages, entry } = route;
  return {
    lane: route.lane,
    authority: authorityView(entry),
    function: route.function,
    bases: route.bases.map((basis) => basisView(basis, language)),
    channels: (entry['channels'] as RouteView['channels'] | undefined) ?? [],
    languages: { accepted: languages.tags, known: languages.known, shared: languages.shared },
    networks: route.networks,
    contactPoints: route.contactPoints as RouteView['contactPoints'],
    now: route.opening,
    reasons: [...route.reasons]
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map((one) => reasonView(one, language, stateName)),
  };
}

const reasonView = (
  { code, weight, facts }: Reason,
  language: Language,
  stateName: StateName,
): ReasonView => ({
  code,
  weight,
  text: sentence(code, facts, language, stateName),
  facts: { ...facts },
});

const authorityView = (entry: EntryView): AuthorityView => ({
  id: entry.id,
  register: entry.register,
  kind: entry.kind,
  names: entry.names,
  parentInstitution: entry.parentInstitution,
  address: entry.address,
  demo: entry.demo,
  lastDrill: entry.lastDrill,
});

function basisView(
  { kind, treaty, text, competence, designation }: RouteBasis,
  language: Language,
): BasisView {
  const { article, basis, function: task, validFrom, validTo, scope, evidence } = designation;
  return {
    kind,
    treaty: treaty?.treaty ?? null,
    name: treaty ? treatyLabel(treaty.treaty, language) : (text ?? ''),
    articles: (treaty?.provisions ?? []).map(({ article, atHome = null, specific, source, unverified }) => ({
      article,
      atHome,
      specific,
      source,
      unverified,
    })),
    since: treaty?.since ?? null,
    atLatest: treaty?.atLatest ?? false,
    unverified: treaty?.unverified ?? true,
    sides: (treaty?.sides ?? []).map(({ iso2, force, note, source }) => ({
      iso2,
      since: force.since,
      by: force.by,
      unverified: force.unverified,
      note,
      source,
    })),
    competence,
    designation: {
      treaty: designation.treaty,
      article,
      basis,
      function: task,
      validFrom,
      validTo,
      scope,
      evidence,
    },
  };
}

const gapView = (
  { code, treaty, facts, offices }: Gap,
  language: Language,
  stateName: StateName,
): GapView => ({
  code,
  treaty,
  text: sentence(code, facts, language, stateName),
  offices: offices.map(authorityView),
});

/** Another authority, if there is one; otherwise the way that every State keeps open. */
function fallbackView(routes: readonly Route[], language: Language, stateName: StateName): FallbackView {
  const second = routes.findIndex(({ contactPoints }, index) => index > 0 && contactPoints.length > 0);
  const code = second > 0 ? 'other-route' : 'diplomatic-channel';
  const facts: ReasonFacts = second > 0 ? { name: routes[second]!.entry.names.original } : {};
  return { code, route: second > 0 ? second + 1 : null, text: sentence(code, facts, language, stateName) };
}
