import type { Tlp } from '../access/tlp.js';
import type { FreshnessDays } from './freshness.js';
import type {
  ContactKind,
  ContactUse,
  DesignationMethod,
  EntryFunction,
  Kind,
  Status,
  VerificationMethod,
  VerifierSide,
} from './vocabulary.js';

/** A name as its bearer writes it, with translations beside it (BCP 47 keys). */
export interface Name {
  original: string;
  /** BCP 47; null: not known. */
  language: string | null;
  translations: Record<string, string>;
}

/** One opening interval; `day` 1 (Monday) to 7 (Sunday), ISO 8601; `from` and `to` local wall time `HH:MM`. */
export interface OpenInterval {
  day: number;
  from: string;
  to: string;
}

/** A State's act that makes an authority competent. Dates `YYYY-MM-DD`; null is unknown. */
export interface Designation {
  /** A treaty's code of `treaties` (A-55, CETS-185 ...), or null when `basis` says what else. */
  treaty: string | null;
  article: string | null;
  /** Domestic law, a bilateral treaty or another instrument, as printed. */
  basis: string | null;
  function: EntryFunction;
  direction: string | null;
  stage: string | null;
  scope: string | null;
  validFrom: string | null;
  validTo: string | null;
  evidence: { note: string | null; date: string | null } | null;
}

/** When all designations of an entry were last said to be right (ISO 8601; null: never), how, and for whom that spoke. */
export interface DesignationsSaid {
  at: string | null;
  method: DesignationMethod | null;
  side: VerifierSide | null;
}

/** What every entry of every register holds, besides its contact points; a register adds its own fields. */
export interface EntryDocument {
  /** ISO 3166-1 alpha-2; null: an international organisation. */
  country: string | null;
  kind: Kind;
  names: Name;
  parentInstitution: string | null;
  unit: string | null;
  functions: EntryFunction[];
  address: string | null;
  /** IANA zone. */
  timeZone: string | null;
  hours: { always: boolean; weekly: OpenInterval[] } | null;
  languages: { language: string; purpose: string; level: string | null }[];
  notes: string | null;
  source: { url: string | null; date: string | null; note: string | null } | null;
  tlp: Tlp;
  /** The entry this one replaces. */
  succeeds: string | null;
  /** Who answers instead, from-to (dates, inclusive). */
  replacement: { entryId: string; from: string; to: string } | null;
  [registerField: string]: unknown;
}

/** One contact value as a writer gives it. `id`: the value it keeps or replaces. */
export interface ContactPointInput {
  id?: string;
  kind: ContactKind;
  use?: ContactUse;
  personal?: boolean;
  value: string;
  extension?: string | null;
  asPrinted?: string | null;
  label?: string | null;
  tlp?: Tlp;
}

/** One row of `contact_point`: immutable but for its verification, its label of today and its erasure. */
export interface ContactPointRow {
  id: string;
  /** Stable over successive values of the same point. */
  point: string;
  entry_id: string;
  kind: ContactKind;
  use: ContactUse;
  personal: boolean;
  value: string | null;
  extension: string | null;
  as_printed: string | null;
  label: string | null;
  /** Its own label's rank. */
  own_rank: number;
  /** Its effective label when it was written. */
  then_rank: number;
  /** The stricter of then's and today's effective label. */
  visible_rank: number;
  published: boolean;
  digest: string;
  created_at: string;
  verified_at: string | null;
  verified_by: string | null;
  verified_method: VerificationMethod | null;
  /** For whom `verified_by` spoke; null: not recorded. */
  verified_side: VerifierSide | null;
  disputed_at: string | null;
  reported_at: string | null;
  erased_at: string | null;
  /** In force by one person alone (break-glass), until countersigned. */
  single_signature: boolean;
}

/** What a read brings back of one entry at one version; `view` makes a response of it. */
export interface EntryRow {
  id: string;
  register: string;
  country: string | null;
  kind: Kind;
  /** Status and label as they stand today, which rule what may still be shown. */
  status: Status;
  tlp_rank: number;
  demo: boolean;
  /** The first version that readers saw; null while there was none. */
  first_published: number | null;
  /** How its last drill went, to the present day; null: it was in none. */
  last_drill: { at: string; answered: boolean; seconds: number | null; misses: number } | null;
  /** When its designations were last said to be right; null: this is not the current version. */
  designated: DesignationsSaid | null;
  /** The current version, and the one this row shows. */
  version: number;
  version_number: number;
  version_status: Status;
  version_rank: number;
  document: EntryDocument;
  contact_points: string[];
  recorded_at: string;
  recorded_by: string;
  recorded_by_name: string;
  valid_from: string;
  single_signature: boolean;
  points: ContactPointRow[];
  /** How long a verification of its values holds. */
  days: FreshnessDays;
  personal: { id: string; value: unknown; erased_at: string | null }[];
  pending: number;
}
