import { ENTRY_RULES, ruleDay } from './entry-into-force.js';
import type { Act, Fact, StateFacts, TreatyFacts } from './facts.js';

/** `party`: its instrument was deposited on or before the day, which is how depositaries list parties. */
export const STATUSES = ['party', 'signatory', 'not-party', 'unknown'] as const;
export type Status = (typeof STATUSES)[number];

export interface StatusOn {
  status: Status;
  /** Rests on something that was not read on a page, or that a later act may have overtaken. */
  unverified: boolean;
  /** The fact it rests on; null where it rests on the absence of one. */
  basis: Fact | null;
}

export interface ForceOn {
  answer: 'yes' | 'no' | 'unknown';
  /** The day it entered into force for the State; null when unknown or never. */
  since: string | null;
  /** Where only a bound is known: in force on this day at the latest. */
  by: string | null;
  unverified: boolean;
  basis: Fact | null;
}

/** Each proves that the instrument was deposited by its date; in the order in which they are preferred. */
const PROOFS: readonly Act[] = ['deposit', 'entry_into_force', 'known_party_by'];

const find = (state: StateFacts, act: Act): Fact | null =>
  state.facts.find((fact) => fact.act === act) ?? null;
const later = (one: string, other: string): string => (one > other ? one : other);

/**
 * Where a State stands under a treaty on `day` (`YYYY-MM-DD`), from dated facts alone. A State that an
 * incomplete list does not show is `unknown`, never `not-party`; so is one of which only "a party by then" is
 * known, before then.
 */
export function statusOn(treaty: TreatyFacts, state: StateFacts, day: string): StatusOn {
  const proofs = PROOFS.flatMap((act) => find(state, act) ?? []);
  const held = proofs.filter((fact) => fact.date <= day);
  const proof = held.find((fact) => !fact.unverified) ?? held[0];
  if (proof) return { status: 'party', unverified: proof.unverified, basis: proof };

  const deposit = find(state, 'deposit');
  if (!deposit && proofs.length > 0) return { status: 'unknown', unverified: false, basis: null };
  const doubt = deposit ? deposit.unverified : state.mayHaveChanged;
  const signature = find(state, 'signature');
  if (signature && signature.date <= day) {
    return { status: 'signatory', unverified: signature.unverified || doubt, basis: signature };
  }
  const covered = deposit !== null || signature !== null || state.rowSeen;
  if (covered || (treaty.complete && state.oasState)) {
    return { status: 'not-party', unverified: doubt, basis: null };
  }
  return { status: 'unknown', unverified: false, basis: null };
}

/**
 * Whether the treaty is in force for the State on `day`. A printed entry into force wins; otherwise it is
 * computed from the deposit by the treaty's own clause, never before the treaty itself is in force.
 */
export function inForceOn(treaty: TreatyFacts, state: StateFacts, day: string): ForceOn {
  const none: ForceOn = { answer: 'no', since: null, by: null, unverified: false, basis: null };
  if (treaty.enteredIntoForce === null) return { ...none, unverified: treaty.unverified };

  const printed = find(state, 'entry_into_force');
  if (printed) {
    const answer = printed.date <= day ? 'yes' : 'no';
    return { answer, since: printed.date, by: printed.date, unverified: printed.unverified, basis: printed };
  }
  const deposit = find(state, 'deposit');
  const start = deposit ?? find(state, 'known_party_by');
  if (start) return fromClause(treaty, start, day);

  if (day < treaty.enteredIntoForce) return { ...none, unverified: treaty.unverified };
  const { status, unverified, basis } = statusOn(treaty, state, day);
  return { ...none, answer: status === 'unknown' ? 'unknown' : 'no', unverified, basis };
}

function fromClause(treaty: TreatyFacts, start: Fact, day: string): ForceOn {
  const floor = treaty.enteredIntoForce as string;
  const rule = ENTRY_RULES[treaty.code];
  const exact = start.act === 'deposit';
  const computed = rule ? later(ruleDay(rule, start.date), floor) : null;
  const dates = { since: exact ? computed : null, by: computed, basis: start };

  // Before the deposit, or before the treaty itself, the clause does not matter.
  if (day < floor) return { ...dates, answer: 'no', unverified: treaty.unverified };
  if (exact && day < start.date) return { ...dates, answer: 'no', unverified: start.unverified };
  if (!rule || computed === null) return { ...dates, answer: 'unknown', unverified: start.unverified };

  const unverified = start.unverified || rule.unverified || (computed === floor && treaty.unverified);
  if (computed <= day) return { ...dates, answer: 'yes', unverified };
  return { ...dates, answer: exact ? 'no' : 'unknown', unverified };
}

/** Whether the treaty binds both States to each other on `day`: in force for each of them. */
export function inForceBetween(
  treaty: TreatyFacts,
  one: StateFacts,
  other: StateFacts,
  day: string,
): { answer: ForceOn['answer']; unverified: boolean; sides: [ForceOn, ForceOn] } {
  const sides: [ForceOn, ForceOn] = [inForceOn(treaty, one, day), inForceOn(treaty, other, day)];
  const answers = sides.map((side) => side.answer);
  const answer = answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
  const deciding = sides.filter((side) => side.answer === answer);
  // One certain "no" is enough; a "yes" is as sure as its weaker side.
  const unverified =
    answer === 'no' ? deciding.every((side) => side.unverified) : sides.some((side) => side.unverified);
  return { answer, unverified, sides };
}
