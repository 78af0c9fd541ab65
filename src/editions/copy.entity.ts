import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../platform/problems.js';
import type { FileFormat } from './edition.vocabulary.js';

export const COPY_STATES = ['waiting', 'done', 'failed'] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** One file of a copy; without bytes it is still to be made. */
export interface CopyFile {
  name: string;
  format: FileFormat;
  language: Language | null;
  bytes: number | null;
  /** Hexadecimal. */
  sha256: string | null;
  entries: number | null;
}

/** A recipient's own copy of an edition's printed directory and workbook. Once signed the database keeps it as it is. */
@Entity('edition_copy')
export class EditionCopy {
  @PrimaryColumn('uuid', { name: 'edition_id' }) editionId: string;
  @PrimaryColumn('uuid', { name: 'recipient_id' }) recipientId: string;
  @Column('text') language: Language;
  @Column('text') state: CopyState;
  @Column('jsonb') files: CopyFile[];
  /** Entries that went into its files so far, of so many. */
  @Column('integer') done: number;
  @Column('integer') total: number;
  @Column('text', { nullable: true }) error: string | null;
  @Column('timestamptz', { name: 'ordered_at' }) orderedAt: Date;
  @Column('timestamptz', { name: 'made_at', nullable: true }) madeAt: Date | null;
  /** The exact text that was signed. */
  @Column('text', { nullable: true }) manifest: string | null;
  /** Its SHA-256. */
  @Column('text', { nullable: true }) digest: string | null;
  @Column('text', { name: 'pgp_signature', nullable: true }) pgpSignature: string | null;
  @Column('text', { name: 'ed25519_signature', nullable: true }) ed25519Signature: string | null;
  @Column('text', { name: 'key_id', nullable: true }) keyId: string | null;
}
