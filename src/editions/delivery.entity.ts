import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/roles.js';
import type { Language } from '../platform/problems.js';
import type { EditionFormat } from './edition.vocabulary.js';
import { EditionCopy } from './copy.entity.js';

export const RECIPIENT_KINDS = ['authority', 'office', 'machine'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** Somebody to whom editions go: a State's authorities, a named office, a machine. */
@Entity('edition_recipient')
export class Recipient {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: RecipientKind;
  @Column('text') role: Role;
  @Column('text', { nullable: true }) state: string | null;
  @Column('citext', { nullable: true }) email: string | null;
  @Column('uuid', { name: 'client_id', nullable: true }) clientId: string | null;
  @Column('text') language: Language;
  @Column('smallint') ceiling: number;
  /** What of an edition it wants. */
  @Column('text', { array: true }) formats: EditionFormat[];
  /** Armored: what it fetches is encrypted to this key; null: it leaves as it is. */
  @Column('text', { name: 'openpgp_key', nullable: true }) openpgpKey: string | null;
  /** Upper-case hexadecimal. */
  @Column('text', { name: 'openpgp_fingerprint', nullable: true }) openpgpFingerprint: string | null;
  @Column('boolean') active: boolean;
  @Column('text', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** One edition for one recipient. */
@Entity('edition_delivery')
export class Delivery {
  @PrimaryColumn('uuid', { name: 'edition_id' }) editionId: string;
  @PrimaryColumn('uuid', { name: 'recipient_id' }) recipientId: string;
  @Column('text') serial: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt: Date | null;
  @Column('timestamptz', { name: 'fetched_at', nullable: true }) fetchedAt: Date | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @Column('text', { name: 'acknowledged_by', nullable: true }) acknowledgedBy: string | null;
  @Column('text', { name: 'acknowledged_by_name', nullable: true }) acknowledgedByName: string | null;
}

/** Somebody was given a file of an edition. */
@Entity('edition_receipt')
export class Receipt {
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column('uuid', { name: 'edition_id' }) editionId: string;
  @Column('text') file: string;
  /** Of the copy that it belongs to; null: a file that is the same for all. */
  @Column('text', { nullable: true }) serial: string | null;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'actor_id' }) actorId: string;
  @Column('text', { name: 'actor_name' }) actorName: string;
  @Column('text', { name: 'actor_role' }) actorRole: string;
  @Column('text', { name: 'actor_state', nullable: true }) actorState: string | null;
  @Column('bigint', { name: 'audit_seq' }) auditSeq: string;
}

/** A session that proved its password again may fetch until then. */
@Entity('edition_proof')
export class EditionProof {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @Column('timestamptz') until: Date;
}

export const DELIVERY_ENTITIES = [Recipient, Delivery, Receipt, EditionProof, EditionCopy];
