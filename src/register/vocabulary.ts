/** The controlled lists that all three registers share. A new word is added here, and nowhere else. */

/** What an office may be asked to do (see "function" in the glossary). */
export const FUNCTIONS = [
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
] as const;
export type EntryFunction = (typeof FUNCTIONS)[number];

export const KINDS = ['person', 'office'] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ['draft', 'published', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

export const CONTACT_KINDS = [
  'telephone',
  'fax',
  'email',
  'address',
  'web',
  'messaging',
  'interpol-i247',
  'key',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** `responsible`: the mailbox that answers for the entry and is asked to verify it; TLP:RED unless said. */
export const CONTACT_USES = ['general', '24/7', 'urgent', 'after-hours', 'encrypted', 'responsible'] as const;
export type ContactUse = (typeof CONTACT_USES)[number];

/** Why a language is listed: for written requests, for routine dealings, for an urgent call. */
export const LANGUAGE_PURPOSES = ['requests', 'routine', 'urgent-call'] as const;
export const LANGUAGE_LEVELS = ['basic', 'working', 'fluent', 'native'] as const;

export const DIRECTIONS = ['incoming', 'outgoing', 'both'] as const;
export const STAGES = ['investigation', 'prosecution', 'trial', 'enforcement'] as const;
export type Stage = (typeof STAGES)[number];

export const VERIFICATION_METHODS = ['link', 'call', 'drill', 'note-verbale'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** How designations are confirmed: no drill tries them, and a State attests all of its own. */
export const DESIGNATION_METHODS = ['link', 'call', 'note-verbale', 'attestation'] as const;
export type DesignationMethod = (typeof DESIGNATION_METHODS)[number];

/** For whom somebody said so: the secretariat, an authority of the entry's State, or the office reached there itself. */
export const VERIFIER_SIDES = ['secretariat', 'authority', 'office'] as const;
export type VerifierSide = (typeof VERIFIER_SIDES)[number];

export const FRESHNESS_STATES = ['never-verified', 'confirmed', 'due', 'overdue', 'disputed'] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

/** The three lists, by the segment that names them in the API. */
export const REGISTERS = ['experts', 'central-authorities', 'law-enforcement-contacts'] as const;
export type RegisterName = (typeof REGISTERS)[number];
