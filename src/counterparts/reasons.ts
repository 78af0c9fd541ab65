/** Why a route stands where it stands: each reason with its weight in ordinary and in urgent cases. */
export const WEIGHTS = {
  //                            ordinary  urgent
  'treaty-binds': /*          */ [100, 60],
  'treaty-unverified': /*     */ [-8, -4],
  'article-made-for-this': /* */ [30, 30],
  'area-not-said': /*         */ [-40, -40],
  'designated-for-treaty': /* */ [50, 30],
  'designated-in-general': /* */ [15, 15],
  'function-fits': /*         */ [12, 20],
  'designation-undated': /*   */ [-2, 0],
  'designation-confirmed': /* */ [2, 0],
  'designation-overdue': /*   */ [-2, 0],
  'bilateral-treaty': /*      */ [90, 55],
  'domestic-law': /*          */ [40, 25],
  'acts-before-request': /*   */ [20, 60],
  'covered-by-network': /*    */ [8, 20],
  'language-shared': /*       */ [12, 6],
  'language-assumed': /*      */ [3, 2],
  'language-not-shared': /*   */ [-12, -6],
  'channel-direct': /*        */ [10, 10],
  'channel-diplomatic': /*    */ [-8, -20],
  'answers-always': /*        */ [5, 60],
  'open-now': /*              */ [6, 30],
  'closed-now': /*            */ [0, -15],
  'contact-confirmed': /*     */ [6, 10],
  'contact-never-verified': /**/ [0, -2],
  'contact-overdue': /*       */ [-4, -6],
  'contact-disputed': /*      */ [-12, -30],
  'no-contact-visible': /*    */ [-30, -80],
  'drill-answered': /*         */ [4, 15],
  'drill-unanswered': /*       */ [-3, -15],
  'drill-failing': /*          */ [-25, -60],
  'one-person': /*            */ [-15, -15],
  'replaced-for-now': /*      */ [-40, -40],
} as const satisfies Record<string, readonly [ordinary: number, urgent: number]>;

export type ReasonCode = keyof typeof WEIGHTS;

/** What a reason's sentence is filled with: codes, dates and texts as they are. */
export type ReasonFacts = Readonly<Record<string, string>>;

export interface Reason {
  code: ReasonCode;
  weight: number;
  facts: ReasonFacts;
}

/** A reason with the weight that it has in this case. */
export const reason = (code: ReasonCode, urgent: boolean, facts: ReasonFacts = {}): Reason => ({
  code,
  weight: WEIGHTS[code][urgent ? 1 : 0],
  facts,
});

export const weightOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { weight }) => sum + weight, 0);
