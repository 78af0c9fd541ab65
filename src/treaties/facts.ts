/** What a State may be known to have done. `known_party_by`: the source shows it as a party on that day. */
export const ACTS = ['signature', 'ratification', 'deposit', 'entry_into_force', 'known_party_by'] as const;
export type Act = (typeof ACTS)[number];

/** One dated act (`YYYY-MM-DD`), with where it was read. */
export interface Fact {
  act: Act;
  date: string;
  source: string;
  /** Not read on a page: general knowledge, to be checked. */
  unverified: boolean;
}

/** What the computation needs of a treaty. */
export interface TreatyFacts {
  code: string;
  /** Null: not in force in the source. */
  enteredIntoForce: string | null;
  /** Whether the list covers all 35 States of the Charter. */
  complete: boolean;
  /** The treaty's own dates were not read on a page. */
  unverified: boolean;
}

/** What the list says of one State. */
export interface StateFacts {
  /** One of the 35 States of the Charter, which a complete list covers. */
  oasState: boolean;
  /** The source prints the State's line, be it without dates. False also when there is no line at all. */
  rowSeen: boolean;
  /** The line is from an old snapshot, and a later act is possible. */
  mayHaveChanged: boolean;
  facts: readonly Fact[];
}
