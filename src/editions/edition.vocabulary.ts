import type { Role } from '../access/roles.js';
import { TLP_LABELS, type Tlp } from '../access/tlp.js';

/** What becomes of an edition: made, checked by one person, approved by another, published; then replaced or taken back. */
export const EDITION_STATES = [
  'draft',
  'checked',
  'approved',
  'published',
  'superseded',
  'recalled',
  'discarded',
] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** States in which readers know of it. */
export const KNOWN_STATES: readonly EditionState[] = ['published', 'superseded', 'recalled'];

export const FILE_STATES = ['waiting', 'making', 'done', 'failed', 'dropped'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** The most that leaves in an edition. */
export const CEILINGS = TLP_LABELS.slice(0, 3) as Tlp[];

/** Who may be an edition's audience. */
export const AUDIENCE_ROLES: readonly Role[] = [
  'national-authority',
  'law-enforcement-reader',
  'observer',
  'recipient',
];

export const EDITION_FORMATS = ['csv', 'json', 'ndjson', 'vcf', 'xlsx', 'pdf'] as const;
export type EditionFormat = (typeof EDITION_FORMATS)[number];

/** What its files are: each format, the JSON Schema of the first, and what changed since the edition before it. */
export const FILE_FORMATS = [...EDITION_FORMATS, 'schema', 'changes'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
