/** The controlled lists of the law-enforcement contacts' register. */

export const UNIT_TYPES = [
  '24/7-point',
  'cyber-crime-unit',
  'prosecution-unit',
  'forensic-laboratory',
  'csirt',
  'interpol-ncb',
  'other',
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

/** Networks of points that answer day and night, or of practitioners. */
export const NETWORKS = [
  'budapest-art-35',
  'g7-24-7',
  'interpol-ncrp',
  'interpol-i-24-7',
  'oas-remja',
  'ameripol',
  'iberred',
  'ciberred',
  'csirt-americas',
] as const;
export type Network = (typeof NETWORKS)[number];

/** What a point gives, after article 35 of the Convention on Cybercrime (CETS-185). */
export const SERVICES = [
  'technical-advice',
  'preservation',
  'evidence-collection',
  'legal-information',
  'locating-suspects',
] as const;
export type Service = (typeof SERVICES)[number];
