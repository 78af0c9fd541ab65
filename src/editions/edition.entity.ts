import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../platform/problems.js';
import type { DesignationsSaid } from '../register/document.js';
import type { FreshnessDays } from '../register/freshness.js';
import type { VerifierSide } from '../register/vocabulary.js';
import type { EditionFormat, EditionState, FileFormat, FileState } from './edition.vocabulary.js';

/** A numbered release of the directory to an audience. Once published the database keeps it as it is. */
@Entity('edition')
export class Edition {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  /** The highest TLP rank of anything in it. */
  @Column('smallint') ceiling: number;
  @Column('text', { array: true }) roles: string[];
  /** ISO 3166-1 alpha-2; null: all. */
  @Column('text', { array: true, nullable: true }) states: string[] | null;
  @Column('text', { array: true }) languages: Language[];
  @Column('text', { array: true }) formats: EditionFormat[];
  @Column('text') state: EditionState;
  @Column('timestamptz', { name: 'cut_off' }) cutOff: Date;
  /** How long a verification held when it was cut. */
  @Column('jsonb') days: FreshnessDays;
  @Column('integer') entries: number;
  @Column('uuid', { name: 'base_id', nullable: true }) baseId: string | null;
  @Column('text', { name: 'scheduled_for', nullable: true }) scheduledFor: string | null;
  @Column('text', { name: 'created_by' }) createdBy: string;
  @Column('text', { name: 'created_by_name' }) createdByName: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('text', { name: 'checked_by', nullable: true }) checkedBy: string | null;
  @Column('text', { name: 'checked_by_name', nullable: true }) checkedByName: string | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt: Date | null;
  @Column('text', { name: 'approved_by', nullable: true }) approvedBy: string | null;
  @Column('text', { name: 'approved_by_name', nullable: true }) approvedByName: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt: Date | null;
  @Column('text', { name: 'published_by', nullable: true }) publishedBy: string | null;
  @Column('text', { name: 'published_by_name', nullable: true }) publishedByName: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt: Date | null;
  @Column('text', { name: 'recalled_by', nullable: true }) recalledBy: string | null;
  @Column('text', { name: 'recalled_by_name', nullable: true }) recalledByName: string | null;
  @Column('timestamptz', { name: 'recalled_at', nullable: true }) recalledAt: Date | null;
  @Column('text', { name: 'recall_reason', nullable: true }) recallReason: string | null;
  /** The exact text that was signed. */
  @Column('text', { nullable: true }) manifest: string | null;
  /** Its SHA-256. */
  @Column('text', { nullable: true }) digest: string | null;
  @Column('text', { name: 'pgp_signature', nullable: true }) pgpSignature: string | null;
  @Column('text', { name: 'ed25519_signature', nullable: true }) ed25519Signature: string | null;
  @Column('text', { name: 'key_id', nullable: true }) keyId: string | null;
  @Column('timestamptz', { name: 'files_removed_at', nullable: true }) filesRemovedAt: Date | null;
}

/** The state of a value when the edition was cut: what is written beside it there, and nothing of what it is. */
export interface ValueFact {
  id: string;
  /** ISO 8601 instants, or null. */
  verifiedAt: string | null;
  method: string | null;
  /** Absent where it was not recorded, and from what older editions kept. */
  by?: VerifierSide | null;
  disputedAt: string | null;
  /** Absent from what older editions kept. */
  reportedAt?: string | null;
}

/** One entry of an edition, at the version it had. */
@Entity('edition_entry')
export class EditionEntry {
  @PrimaryColumn('uuid', { name: 'edition_id' }) editionId: string;
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @Column('integer') version: number;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { name: 'sort_name' }) sortName: string;
  @Column('jsonb') facts: ValueFact[];
  /** How sure its designations were; null: of an edition before that was kept. */
  @Column('jsonb', { nullable: true }) designated: DesignationsSaid | null;
}

/** One file of an edition. */
@Entity('edition_file')
export class EditionFile {
  @PrimaryColumn('uuid', { name: 'edition_id' }) editionId: string;
  @PrimaryColumn('text') name: string;
  @Column('smallint') position: number;
  @Column('text') format: FileFormat;
  @Column('text', { nullable: true }) language: Language | null;
  @Column('text') state: FileState;
  @Column('integer') done: number;
  @Column('integer') total: number;
  @Column('bigint', { nullable: true }) bytes: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('integer', { nullable: true }) entries: number | null;
  /** SHA-256 of the entries as they went into it. */
  @Column('text', { nullable: true }) contents: string | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

export const EDITION_ENTITIES = [Edition, EditionEntry, EditionFile];
