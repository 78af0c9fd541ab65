/** Where a State stands with the Organization on a day, as its source words it. */
export const MEMBERSHIPS = [
  'member',
  'member_non_participating',
  'suspended',
  'withdrawn',
  'disputed',
] as const;
export type MembershipStatus = (typeof MEMBERSHIPS)[number];

/** A dated fact. `from` is inclusive, `to` exclusive: `YYYY-MM-DD`, or `YYYY` where the source prints no more. */
export interface MembershipFact {
  status: MembershipStatus;
  from: string | null;
  to: string | null;
  charterYearInSource: number | null;
  note: string | null;
  source: string;
  unverified: boolean;
}

/**
 * The fact that holds on `day` (`YYYY-MM-DD`), or null before the first and for other States. A fact of only a
 * year begins with that year: as texts, `1962` comes before `1962-01-01`.
 */
export function membershipOn(facts: readonly MembershipFact[], day: string): MembershipFact | null {
  const holds = (fact: MembershipFact) =>
    (fact.from === null || fact.from <= day) && (fact.to === null || day < fact.to);
  return facts.find(holds) ?? null;
}
