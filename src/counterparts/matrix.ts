import type { EntryView } from '../register/view.js';
import type { Listing } from '../treaties/treaties.query.js';
import { basesFor } from './bases.js';
import type { FinderState } from './counterparts.query.js';
import type { MatrixCell, MatrixRow } from './matrix.dto.js';
import type { Question } from './question.js';
import { routesFor } from './routes.js';

/** What every pair is asked. */
export type MatrixQuestion = Pick<Question, 'measure' | 'area' | 'day'>;

/** Every State's cells to every other, in the order given. */
export function matrixOf(
  states: readonly FinderState[],
  listings: readonly Listing[],
  entries: readonly EntryView[],
  asked: MatrixQuestion,
): MatrixRow[] {
  const ofState = new Map(
    states.map(({ iso2 }) => [iso2, entries.filter(({ country }) => country === iso2)]),
  );
  // What a list says of two States is all that a pair needs of it.
  const byPair = pairs(listings);
  return states.map((from) => ({
    from: from.iso2,
    cells: states
      .filter(({ iso2 }) => iso2 !== from.iso2)
      .map((to) => cellOf(from, to, byPair(from.iso2, to.iso2), ofState.get(to.iso2)!, asked)),
  }));
}

function pairs(listings: readonly Listing[]): (one: string, other: string) => Listing[] {
  const byState = listings.map(({ treaty, states }) => ({
    treaty,
    states: new Map(states.map((state) => [state.iso2, state])),
  }));
  return (one, other) =>
    byState.map(({ treaty, states }) => ({
      treaty,
      states: [one, other].flatMap((iso2) => states.get(iso2) ?? []),
    }));
}

function cellOf(
  from: FinderState,
  to: FinderState,
  listings: readonly Listing[],
  entries: readonly EntryView[],
  asked: MatrixQuestion,
): MatrixCell {
  const question: Question = {
    ...asked,
    from: from.iso2,
    to: to.iso2,
    stage: null,
    urgent: false,
    languages: from.officialLanguages,
  };
  const bases = basesFor(listings, question);
  const [route] = routesFor(question, bases, entries, {
    officialLanguages: to.officialLanguages,
    openingOf: () => null,
  });
  const binding = bases.find(({ answer }) => answer === 'yes')?.treaty ?? null;
  if (!route) {
    const unknown = bases.some(({ answer }) => answer === 'unknown');
    return { to: to.iso2, cover: unknown ? 'unknown' : 'none', treaty: binding, freshness: null };
  }
  const [basis] = route.bases;
  return {
    to: to.iso2,
    cover: route.lane === 'operational' ? 'contact' : coverOf(basis),
    treaty: basis ? (basis.treaty?.treaty ?? null) : binding,
    freshness: route.contactPoints[0]?.freshness.state ?? null,
  };
}

const coverOf = (basis: { kind: string; competence: string } | undefined): 'designated' | 'general' =>
  basis?.kind === 'treaty' && basis.competence === 'designated' ? 'designated' : 'general';
