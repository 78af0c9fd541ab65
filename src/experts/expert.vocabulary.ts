/** The controlled lists of the experts' register. */

export const SPECIALITIES = [
  'legislation',
  'investigation',
  'digital-forensics',
  'electronic-evidence',
  'prosecution',
  'adjudication',
  'international-cooperation',
  'child-protection-online',
  'cryptocurrency-tracing',
  'financial-fraud',
  'ransomware',
  'incident-response',
  'critical-infrastructure',
  'data-protection',
  'human-rights-online',
  'training',
  'policy',
] as const;
export type Speciality = (typeof SPECIALITIES)[number];

/** What an expert offers. */
export const AVAILABILITY = ['assistance', 'training', 'expert-testimony'] as const;
export type Availability = (typeof AVAILABILITY)[number];
