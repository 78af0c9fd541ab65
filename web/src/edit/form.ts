import type { Register } from '../entries/entry.js';

/** What stands in the form of an entry, while it is typed: texts are never null, and every row has a key of its own. */
export interface FormDocument {
  /** ISO 3166-1; `-`: an international organisation; empty: not chosen yet. */
  country: string;
  kind: string;
  names: { original: string; language: string; translations: TranslationRow[] };
  parentInstitution: string;
  unit: string;
  functions: string[];
  address: string;
  timeZone: string;
  hours: { mode: 'unknown' | 'always' | 'weekly'; weekly: HoursRow[] };
  languages: LanguageRow[];
  notes: string;
  source: { url: string; date: string; note: string };
  tlp: string;
  succeeds: string;
  replacement: { entryId: string; from: string; to: string };
  contactPoints: PointRow[];
  // Central authorities
  designations: DesignationRow[];
  acceptedLanguages: LanguageRow[];
  channels: ChannelRow[];
  requirements: { dualCriminality: '' | 'yes' | 'no'; useLimitation: string; documents: string };
  // Law-enforcement contacts
  agency: string;
  unitType: string;
  networks: string[];
  services: string[];
  dutyLanguages: string[];
  keyFingerprints: string;
  // Experts
  title: string;
  institution: string;
  specialities: string[];
  availability: string[];
  training: TrainingRow[];
  credentials: CredentialRow[];
  consent: { givenOn: string; scope: string; evidence: string; expiresOn: string; withdrawnOn: string };
}

/** A row of a list that grows and shrinks. */
export interface Row {
  key: string;
}
export interface TranslationRow extends Row {
  language: string;
  text: string;
}
export interface HoursRow extends Row {
  day: number;
  from: string;
  to: string;
}
export interface LanguageRow extends Row {
  language: string;
  purpose: string;
  level: string;
}
export interface ChannelRow extends Row {
  channel: string;
  urgentOnly: boolean;
  originalToFollow: boolean;
}
export interface TrainingRow extends Row {
  subject: string;
  institution: string;
  year: string;
}
export interface CredentialRow extends Row {
  name: string;
  issuer: string;
  year: string;
}
export interface DesignationRow extends Row {
  treaty: string;
  article: string;
  basis: string;
  function: string;
  direction: string;
  stage: string;
  scope: string;
  validFrom: string;
  validTo: string;
  evidence: { note: string; date: string };
}
export interface PointRow extends Row {
  /** The value that this one keeps or replaces; null: a new one. */
  id: string | null;
  /** What outlives its values; null: a new one. */
  point: string | null;
  kind: string;
  use: string;
  personal: boolean;
  value: string;
  /** The value as it was read, and as the source printed it: that stands while the value does. */
  read: { value: string; asPrinted: string | null } | null;
  extension: string;
  label: string;
  /** Empty: what is usual for its kind. */
  tlp: string;
}

export type Field = keyof FormDocument;

const SHARED: readonly Field[] = [
  'names',
  'parentInstitution',
  'unit',
  'functions',
  'contactPoints',
  'address',
  'timeZone',
  'hours',
  'languages',
  'notes',
  'source',
  'tlp',
  'succeeds',
  'replacement',
];
const OWN: Record<Register, readonly Field[]> = {
  experts: ['title', 'institution', 'specialities', 'availability', 'training', 'credentials', 'consent'],
  'central-authorities': ['designations', 'acceptedLanguages', 'channels', 'requirements'],
  'law-enforcement-contacts': [
    'agency',
    'unitType',
    'networks',
    'services',
    'training',
    'dutyLanguages',
    'keyFingerprints',
    'designations',
  ],
};

/** The fields that may be changed of an entry of that register. */
export const fieldsOf = (register: Register): readonly Field[] => [...SHARED, ...OWN[register]];

let last = 0;
/** A key for a new row, unlike every other on this screen. */
export const newKey = (): string => `row-${(last += 1)}`;

/** An empty form. */
export const emptyForm = (): FormDocument => ({
  country: '',
  kind: 'office',
  names: { original: '', language: '', translations: [] },
  parentInstitution: '',
  unit: '',
  functions: [],
  address: '',
  timeZone: '',
  hours: { mode: 'unknown', weekly: [] },
  languages: [],
  notes: '',
  source: { url: '', date: '', note: '' },
  tlp: '',
  succeeds: '',
  replacement: { entryId: '', from: '', to: '' },
  contactPoints: [],
  designations: [],
  acceptedLanguages: [],
  channels: [],
  requirements: { dualCriminality: '', useLimitation: '', documents: '' },
  agency: '',
  unitType: '',
  networks: [],
  services: [],
  dutyLanguages: [],
  keyFingerprints: '',
  title: '',
  institution: '',
  specialities: [],
  availability: [],
  training: [],
  credentials: [],
  consent: { givenOn: '', scope: '', evidence: '', expiresOn: '', withdrawnOn: '' },
});
