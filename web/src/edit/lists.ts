import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

/** Every word of a list that the API's description gives: the compiler refuses a list that lacks or invents one. */
const allOf =
  <T extends string>() =>
  <const L extends readonly T[]>(list: L & (Exclude<T, L[number]> extends never ? unknown : never)): L =>
    list;

export const FUNCTIONS = allOf<Schemas['EntryResponse']['functions'][number]>()([
  'MLA',
  'EXTRADITION',
  'TRANSFER_SENTENCED',
  'ASSET_RECOVERY',
  'CONTACT_24_7',
  'PRESERVATION',
  'INVESTIGATION',
  'PROSECUTION',
  'INTERPOL_CHANNEL',
  'INCIDENT_RESPONSE',
  'DIRECT_DISCLOSURE',
  'FORENSICS',
  'COORDINATION',
  'CIVIL_COOPERATION',
  'PUBLIC_REPORTING',
  'LEGAL_ADVICE',
  'DEPOSITARY',
  'SECRETARIAT',
  'CAPACITY_BUILDING',
  'NETWORK',
]);
type Point = Schemas['ContactPointResponse'];
export const KINDS = allOf<Point['kind']>()([
  'telephone',
  'email',
  'fax',
  'web',
  'address',
  'messaging',
  'interpol-i247',
  'key',
]);
export const USES = allOf<Point['use']>()([
  'general',
  '24/7',
  'urgent',
  'after-hours',
  'encrypted',
  'responsible',
]);
export const LABELS = allOf<Point['tlp']>()([
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
]);
type Designation = Schemas['Designation'];
export const DIRECTIONS = allOf<NonNullable<Designation['direction']>>()(['incoming', 'outgoing', 'both']);
export const STAGES = allOf<NonNullable<Designation['stage']>>()([
  'investigation',
  'prosecution',
  'trial',
  'enforcement',
]);
type Language = Schemas['EntryLanguage'];
export const PURPOSES = allOf<Language['purpose']>()(['requests', 'routine', 'urgent-call']);
export const LEVELS = allOf<NonNullable<Language['level']>>()(['basic', 'working', 'fluent', 'native']);
export const ACCEPTED = allOf<Schemas['AcceptedLanguage']['purpose']>()([
  'requests',
  'annexes',
  'urgent',
  'contact',
]);
export const CHANNELS = allOf<Schemas['Channel']['channel']>()([
  'diplomatic',
  'direct',
  'interpol',
  'secure-platform',
  'post',
  'courier',
  'fax',
  'email',
  'encrypted-email',
]);
type Unit = Schemas['LawEnforcementContactResponse'];
export const UNIT_TYPES = allOf<NonNullable<Unit['unitType']>>()([
  '24/7-point',
  'cyber-crime-unit',
  'prosecution-unit',
  'forensic-laboratory',
  'csirt',
  'interpol-ncb',
  'other',
]);
export const NETWORKS = allOf<Unit['networks'][number]>()([
  'budapest-art-35',
  'g7-24-7',
  'interpol-ncrp',
  'interpol-i-24-7',
  'oas-remja',
  'ameripol',
  'iberred',
  'ciberred',
  'csirt-americas',
]);
export const SERVICES = allOf<Unit['services'][number]>()([
  'technical-advice',
  'preservation',
  'evidence-collection',
  'legal-information',
  'locating-suspects',
]);
type Expert = Schemas['ExpertResponse'];
export const SPECIALITIES = allOf<Expert['specialities'][number]>()([
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
]);
export const AVAILABILITY = allOf<Expert['availability'][number]>()([
  'assistance',
  'training',
  'expert-testimony',
]);
