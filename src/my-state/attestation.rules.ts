const DAY = 24 * 60 * 60 * 1000;

/** How long "this is right" holds, and how long before its end it is due again, in days. */
export const ATTESTATION_DAYS = 365;
export const ATTESTATION_DUE_DAYS = 30;

export const ATTESTATION_STATES = ['never', 'attested', 'due', 'overdue'] as const;
export type AttestationState = (typeof ATTESTATION_STATES)[number];

/** The instant at which an attestation becomes overdue. */
export const attestedUntil = (at: Date): Date => new Date(at.getTime() + ATTESTATION_DAYS * DAY);

/** Where a State stands with its yearly attestation; `at`: its last one. */
export function attestationState(at: Date | null, now: Date): AttestationState {
  if (at === null) return 'never';
  const left = attestedUntil(at).getTime() - now.getTime();
  if (left <= 0) return 'overdue';
  return left <= ATTESTATION_DUE_DAYS * DAY ? 'due' : 'attested';
}
