import type { ContactKind, ContactUse, FreshnessState } from './vocabulary.js';

const DAY = 24 * 60 * 60 * 1000;

/** How long a verification holds, in days (design: "verification"). */
export const VALIDITY_DAYS = { telephone247: 120, value: 180 } as const;

/** "Due" begins this many days before the end. */
export const DUE_DAYS = 30;

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
export const validityDays = (value: { kind: ContactKind; use: ContactUse }): number =>
  value.kind === 'telephone' && value.use === '24/7' ? VALIDITY_DAYS.telephone247 : VALIDITY_DAYS.value;

/** How sure we are of a value at an instant. An imported or merely updated value is never verified. */
export function freshnessOf(value: VerifiedValue, now: Date): Freshness {
  const verifiedAt = value.verified_at === null ? null : new Date(value.verified_at);
  const until = verifiedAt === null ? null : new Date(verifiedAt.getTime() + validityDays(value) * DAY);
  const facts = { verifiedAt: verifiedAt?.toISOString() ?? null, validUntil: until?.toISOString() ?? null };
  if (value.disputed_at !== null) return { state: 'disputed', ...facts };
  if (until === null) return { state: 'never-verified', ...facts };
  if (now >= until) return { state: 'overdue', ...facts };
  const due = value.reported_at !== null || until.getTime() - now.getTime() <= DUE_DAYS * DAY;
  return { state: due ? 'due' : 'confirmed', ...facts };
}

const validitySql = `(case when p.kind = 'telephone' and p.use = '24/7'
  then interval '${VALIDITY_DAYS.telephone247} days' else interval '${VALIDITY_DAYS.value} days' end)`;

/**
 * The same rule as SQL over a row `p` of contact_point, at the instant of the given placeholder.
 * A test holds the two equal.
 */
export const freshnessSql = (now: string): string => `
  case when p.disputed_at is not null then 'disputed'
       when p.verified_at is null then 'never-verified'
       when ${now} >= p.verified_at + ${validitySql} then 'overdue'
       when p.reported_at is not null or p.verified_at + ${validitySql} - ${now} <= interval '${DUE_DAYS} days' then 'due'
       else 'confirmed' end`;
