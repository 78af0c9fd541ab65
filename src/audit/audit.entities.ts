import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One record of the hash-chained log. Rows are made by `audit_append` only; from `at` on the columns repeat
 * the content, for filtering. */
@Entity('audit_record')
export class AuditRecord {
  @PrimaryColumn({ type: 'bigint' })
  seq: string;

  /** The exact RFC 8785 text that was hashed. */
  @Column({ type: 'text' })
  content: string;

  @Column({ name: 'prev_hash', type: 'bytea' })
  prevHash: Buffer;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ type: 'text', collation: 'C' })
  at: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId: string;

  @Column({ name: 'actor_role', type: 'text' })
  actorRole: string;

  @Column({ type: 'text' })
  action: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ type: 'text', nullable: true })
  country: string | null;

  @Column({ name: 'request_id', type: 'text' })
  requestId: string;
}

/** Where the chain stands: one row. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn({ type: 'smallint', default: 1 })
  id: number;

  @Column({ type: 'bigint' })
  seq: string;

  @Column({ type: 'bytea' })
  hash: Buffer;

  /** The last record of a change to an entry. */
  @Column({ name: 'entries_seq', type: 'bigint', default: 0 })
  entriesSeq: string;
}

/** A signed statement that record `seq` had this hash; the same line lies outside the database. */
@Entity('audit_checkpoint')
export class AuditCheckpoint {
  @PrimaryColumn({ type: 'bigint' })
  seq: string;

  @PrimaryColumn({ name: 'key_id', type: 'text' })
  keyId: string;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'bytea' })
  signature: Buffer;
}

/** One showing of contact values above TLP:GREEN. */
@Entity('release')
export class ReleaseRow {
  @PrimaryColumn({ type: 'bigint', generated: 'identity' })
  id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'actor_id', type: 'text' })
  actorId: string;

  @Column({ name: 'actor_role', type: 'text' })
  actorRole: string;

  @Column({ name: 'actor_state', type: 'text', nullable: true })
  actorState: string | null;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ name: 'request_id', type: 'text' })
  requestId: string;

  @Column({ name: 'value_ids', type: 'uuid', array: true })
  valueIds: string[];

  /** The audit record that sealed this row; null within the first minute. */
  @Column({ name: 'sealed_seq', type: 'bigint', nullable: true })
  sealedSeq: string | null;
}

/** Which sealed rows of the ledger hold a value: the way from a value to its releases. */
@Entity('release_value')
export class ReleaseValue {
  @PrimaryColumn({ name: 'value_id', type: 'uuid' })
  valueId: string;

  @PrimaryColumn({ name: 'release_id', type: 'bigint' })
  releaseId: string;
}

export const AUDIT_ENTITIES = [AuditRecord, AuditHead, AuditCheckpoint, ReleaseRow, ReleaseValue];
