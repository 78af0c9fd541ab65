import type { ContactKind, ContactUse, FreshnessState } from './vocabulary.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * How long a verification holds, in days (design: "verification"): of a telephone that answers day and night, of any
 * other value, of designations. "Due" begins `due` days before the end. A setting of the installation, which each
 * statement reads for itself with the function `freshness_days()` (migration 1860).
 */
export interface FreshnessDays {
  telephone247: number;
  value: number;
  designation: number;
  due: number;
}

/** Unless an administrator says otherwise. */
export const STANDARD_DAYS: FreshnessDays = { telephone247: 120, value: 180, designation: 365, due: 30 };

export interface VerifiedValue {
  kind: ContactKind;
  use: ContactUse;
  /** ISO 8601 instants, or null. */
  verified_at: string | null;
  disputed_at: string | null;
  /** When a reader first reported a fault that nobody has settled; due from then on. */
  reported_at: string | null;
}

export interface Freshness {
  state: FreshnessState;
  verifiedAt: string | null;
  /** The instant at which it becomes overdue. */
  validUntil: string | null;
}

/** Days that a verification of this value holds. */
const validityOf = ({ kind, use }: VerifiedValue, days: FreshnessDays): number =>
  kind === 'telephone' && use === '24/7' ? days.telephone247 : days.value;

/** How sure we are of a value at an instant. An imported or merely updated value is never verified. */
export const freshnessOf = (value: VerifiedValue, days: FreshnessDays, now: Date): Freshness =>
  freshnessFor(validityOf(value, days), value, days, now);

/** The same of all designations of an entry, last said to be right at that instant; nobody disputes them by a tap. */
export const designationFreshness = (at: string | null, days: FreshnessDays, now: Date): Freshness =>
  freshnessFor(days.designation, { verified_at: at, disputed_at: null, reported_at: null }, days, now);

function freshnessFor(
  validity: number,
  value: Omit<VerifiedValue, 'kind' | 'use'>,
  days: FreshnessDays,
  now: Date,
): Freshness {
  const verifiedAt = value.verified_at === null ? null : new Date(value.verified_at);
  const until = verifiedAt && new Date(verifiedAt.getTime() + validity * DAY);
  const facts = { verifiedAt: verifiedAt?.toISOString() ?? null, validUntil: until?.toISOString() ?? null };
  if (value.disputed_at !== null) return { state: 'disputed', ...facts };
  if (until === null) return { state: 'never-verified', ...facts };
  if (now >= until) return { state: 'overdue', ...facts };
  const due = value.reported_at !== null || until.getTime() - now.getTime() <= days.due * DAY;
  return { state: due ? 'due' : 'confirmed', ...facts };
}

/**
 * The same rule as SQL over a row `p` of contact_point, at the instant of the given placeholder and with the days of
 * that expression: of today unless said. A test holds the two equal.
 */
export const freshnessSql = (now: string, days = '(select freshness_days())'): string =>
  `search_freshness(p.kind, p.use, p.verified_at, p.disputed_at, p.reported_at, ${now}, ${days})`;

/** What one of the database's functions is asked, with the days of today added. */
export const withDaysSql = (wanted: string): string =>
  `(${wanted}::jsonb || jsonb_build_object('days', freshness_days()))`;
