import type { EntryFunction } from '../register/vocabulary.js';

/** The controlled lists of the finder. */

/** What one State may want of another. */
export const MEASURES = [
  'mla-evidence',
  'expedited-preservation',
  'subscriber-data',
  'traffic-data',
  'stored-content',
  'extradition',
  'transfer-sentenced',
  'asset-recovery',
  'service-of-documents',
  'locating-person',
  'police-information',
  'urgent-threat-to-life',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What the case is about: some treaties reach only some offences. */
export const OFFENCE_AREAS = [
  'cyber-crime',
  'electronic-evidence',
  'organized-crime',
  'corruption',
  'drug-trafficking',
  'tax',
  'other',
] as const;
export type OffenceArea = (typeof OFFENCE_AREAS)[number];

/** Which offices a measure is asked of: those competent by law, and those that act fast without deciding anything. */
export interface Competence {
  /** Functions of a designation; the first is the one that fits best. */
  legal: readonly EntryFunction[];
  /** Functions of a contact point; none: nobody acts before a request has come. */
  operational: readonly EntryFunction[];
}

const OPERATIONAL: readonly EntryFunction[] = [
  'CONTACT_24_7',
  'PRESERVATION',
  'INVESTIGATION',
  'INTERPOL_CHANNEL',
];

export const COMPETENCE: Readonly<Record<Measure, Competence>> = {
  'mla-evidence': { legal: ['MLA'], operational: [] },
  'expedited-preservation': {
    legal: ['PRESERVATION', 'CONTACT_24_7', 'MLA'],
    operational: ['CONTACT_24_7', 'PRESERVATION'],
  },
  'subscriber-data': { legal: ['MLA', 'DIRECT_DISCLOSURE'], operational: ['CONTACT_24_7', 'INVESTIGATION'] },
  'traffic-data': { legal: ['MLA', 'CONTACT_24_7'], operational: ['CONTACT_24_7', 'INVESTIGATION'] },
  'stored-content': { legal: ['MLA'], operational: [] },
  extradition: { legal: ['EXTRADITION'], operational: [] },
  'transfer-sentenced': { legal: ['TRANSFER_SENTENCED'], operational: [] },
  'asset-recovery': { legal: ['ASSET_RECOVERY', 'MLA'], operational: [] },
  'service-of-documents': { legal: ['MLA'], operational: [] },
  'locating-person': {
    legal: ['MLA', 'CONTACT_24_7'],
    operational: ['INTERPOL_CHANNEL', 'CONTACT_24_7', 'INVESTIGATION'],
  },
  'police-information': {
    legal: ['INVESTIGATION', 'CONTACT_24_7', 'MLA'],
    operational: ['INTERPOL_CHANNEL', 'INVESTIGATION', 'CONTACT_24_7'],
  },
  'urgent-threat-to-life': { legal: ['CONTACT_24_7', 'MLA'], operational: OPERATIONAL },
};

/** What may be reported as missing. */
export const GAPS = [
  'no-designation',
  'only-general-designation',
  'treaty-unknown',
  'no-authority',
  'no-point',
  'no-contact-value',
] as const;
export type GapCode = (typeof GAPS)[number];

export const LANES = ['legal', 'operational'] as const;
export type Lane = (typeof LANES)[number];

/** How the authority stands to the basis: designated for it, designated in general, or a contact without decision. */
export const COMPETENCES = ['designated', 'general', 'contact'] as const;
export type CompetenceKind = (typeof COMPETENCES)[number];

export const OPENINGS = ['always', 'open', 'closed', 'holiday', 'unknown'] as const;
export type OpeningState = (typeof OPENINGS)[number];

/** The functions of all entries that a question looks at: in a hurry, of whoever answers at night as well. */
export function functionsAsked(measure: Measure, urgent: boolean): EntryFunction[] {
  const { legal, operational } = COMPETENCE[measure];
  return [...new Set([...legal, ...operational, ...(urgent ? (['CONTACT_24_7'] as const) : [])])];
}
