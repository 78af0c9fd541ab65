import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportState, Outcome } from './import.vocabulary.js';
import type { PlannedRow, Work } from './plan.js';

/** One file that somebody sent, and what would become of it. */
@Entity('import')
export class Import {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') filename: string;
  @Column('text', { nullable: true }) sender: string | null;
  @Column('text', { nullable: true }) register: string | null;
  @Column('text') format: string;
  @Column('text', { nullable: true }) encoding: string | null;
  @Column('text', { nullable: true }) delimiter: string | null;
  @Column('text', { array: true }) headers: string[];
  /** A field's name for each header, or `-`. */
  @Column('text', { array: true }) columns: string[];
  @Column('text') dates: string;
  @Column('integer', { array: true, name: 'distinct_lines' }) distinctLines: number[];
  @Column('bytea', { nullable: true, select: false }) file: Buffer | null;
  @Column('text') state: ImportState;
  /** Why the last commit did nothing. */
  @Column('text', { nullable: true }) problem: string | null;
  @Column('jsonb') counts: Record<Outcome, number>;
  @Column('integer') done: number;
  @Column('integer') total: number;
  @Column('text', { name: 'created_by' }) createdBy: string;
  @Column('text', { name: 'created_by_name' }) createdByName: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Whose session a commit that is under way belongs to. */
  @Column('uuid', { nullable: true, name: 'commit_session' }) commitSession: string | null;
  @Column('text', { nullable: true, name: 'committed_by' }) committedBy: string | null;
  @Column('timestamptz', { nullable: true, name: 'committed_at' }) committedAt: Date | null;
}

/** What becomes of one row. */
@Entity('import_row')
export class ImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId: string;
  @PrimaryColumn('integer') line: number;
  @Column('text') outcome: Outcome;
  @Column('jsonb') content: Omit<PlannedRow, 'work'>;
  @Column('jsonb', { nullable: true }) work: Work | null;
}

/** How a sender's columns are read: header, folded, to field. */
@Entity('import_mapping')
export class ImportMapping {
  @PrimaryColumn('text') sender: string;
  @PrimaryColumn('text') country: string;
  @Column('jsonb') columns: Record<string, string>;
  @Column('text') dates: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

export const IMPORT_ENTITIES = [Import, ImportRow, ImportMapping];
