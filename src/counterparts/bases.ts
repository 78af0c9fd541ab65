import { inForceBetween, type ForceOn } from '../treaties/status.js';
import type { ListedState, Listing } from '../treaties/treaties.query.js';
import { provisionsFor, treatiesFor, type Provision } from './provisions.js';
import type { Question } from './question.js';

/** How one of the two States is bound. */
export interface Side {
  iso2: string;
  force: ForceOn;
  /** Reservations, declarations and doubts, as the list prints them. */
  note: string | null;
  source: string | null;
}

/** A treaty that carries the measure, and whether it binds the two States to each other on the day. */
export interface Basis {
  treaty: string;
  name: string;
  shortName: string | null;
  /** The articles that carry the measure; those made for it first. */
  provisions: Provision[];
  answer: ForceOn['answer'];
  /** Since when it binds both; null when that is not known, or it does not. */
  since: string | null;
  /** Only a bound is known: since that day at the latest. */
  atLatest: boolean;
  unverified: boolean;
  sides: [Side, Side];
}

/** Every treaty that carries the measure, with its answer for this pair and day; in the order of the table. */
export function basesFor(listings: readonly Listing[], question: Question): Basis[] {
  const provisions = provisionsFor(question.measure, question.area);
  const bases = treatiesFor(question.measure, question.area).flatMap(
    (code) => basisOf(code, provisions, listings, question) ?? [],
  );
  const binding = new Set(bases.filter(({ answer }) => answer === 'yes').map(({ treaty }) => treaty));
  // A protocol says nothing between States that its convention does not bind.
  return bases.map((basis) => {
    const needed = basis.provisions[0]?.needs;
    const alone = basis.answer === 'yes' && needed !== undefined && !binding.has(needed);
    return alone ? { ...basis, answer: 'no' as const, since: null } : basis;
  });
}

function basisOf(
  code: string,
  all: readonly Provision[],
  listings: readonly Listing[],
  { from, to, day }: Question,
): Basis | null {
  const listing = listings.find(({ treaty }) => treaty.code === code);
  const [one, other] = [from, to].map((iso2) => listing?.states.find((state) => state.iso2 === iso2));
  if (!listing || !one || !other) return null;
  const { answer, unverified, sides } = inForceBetween(listing.treaty, one, other, day);
  return {
    treaty: code,
    name: listing.treaty.name,
    shortName: listing.treaty.shortName,
    provisions: all
      .filter(({ treaty }) => treaty === code)
      .sort((a, b) => Number(b.specific) - Number(a.specific)),
    answer,
    ...sinceBoth(sides, answer),
    unverified,
    sides: [sideOf(one, sides[0]), sideOf(other, sides[1])],
  };
}

const sideOf = ({ iso2, note, source }: ListedState, force: ForceOn): Side => ({
  iso2,
  force,
  note,
  source: force.basis?.source ?? source,
});

/** The later of the two days; a bound where either is only a bound. */
function sinceBoth(sides: readonly ForceOn[], answer: Basis['answer']) {
  const days = sides.map(({ since, by }) => since ?? by);
  if (answer !== 'yes' || days.includes(null)) return { since: null, atLatest: false };
  return { since: (days as string[]).sort().at(-1)!, atLatest: sides.some(({ since }) => since === null) };
}
