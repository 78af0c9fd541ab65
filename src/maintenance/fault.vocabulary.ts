/** What a reader reports of a value. */
export const FAULTS = ['no-answer', 'wrong-person', 'bounced', 'not-in-service', 'other'] as const;
export type Fault = (typeof FAULTS)[number];

/** What came of a report: the value was right after all, it was corrected, or it is not in the directory any more. */
export const FAULT_OUTCOMES = ['confirmed', 'corrected', 'withdrawn'] as const;
export type FaultOutcome = (typeof FAULT_OUTCOMES)[number];

/** Reports that one person may make in a day. */
export const REPORTS_A_DAY = 30;
