export const DRILL_CHANNELS = ['mail', 'call'] as const;
export type DrillChannel = (typeof DRILL_CHANNELS)[number];

export const DRILL_STATES = ['scheduled', 'running', 'closed', 'cancelled'] as const;
export type DrillState = (typeof DRILL_STATES)[number];

/** `not-tried`: it has no value for this channel, the letter did not leave, or nobody called. It counts for nothing. */
export const DRILL_RESULTS = [
  'answered',
  'no-answer',
  'wrong-person',
  'not-in-service',
  'bounced',
  'not-tried',
] as const;
export type DrillResult = (typeof DRILL_RESULTS)[number];

/** What an operator says of a call. */
export const CALL_RESULTS = ['answered', 'no-answer', 'wrong-person', 'not-in-service'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** Months between one drill and the next. */
export const INTERVALS = [1, 3, 6, 12] as const;
