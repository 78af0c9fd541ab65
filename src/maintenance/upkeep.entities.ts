import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../platform/problems.js';
import type { Fault, FaultOutcome } from './fault.vocabulary.js';
import type { Outcome, Step } from './schedule.js';

/** This entry's values are due, and somebody is asked until it is settled. */
@Entity('upkeep_asking')
export class UpkeepAsking {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('boolean') demo: boolean;
  /** The contact value whose mailbox is asked; null: none. */
  @Column('uuid', { name: 'responsible_id', nullable: true }) responsibleId: string | null;
  @Column('text') zone: string;
  @Column('text') language: Language;
  @Column('text') step: Step;
  @Column('date', { name: 'next_on', nullable: true }) nextOn: string | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt: Date | null;
  @Column('timestamptz', { name: 'bounced_at', nullable: true }) bouncedAt: Date | null;
  @Column('text', { name: 'bounce_reason', nullable: true }) bounceReason: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) outcome: Outcome | null;
}

/** A link that was mailed: good for one answer about these askings. */
@Entity('upkeep_link')
export class UpkeepLink {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) hash: string;
  @Column('uuid', { array: true }) askings: string[];
  /** SHA-256 of the address, folded. */
  @Column('text') mailbox: string;
  @Column('date', { name: 'sent_on' }) sentOn: string;
  @Column('boolean') demo: boolean;
  @Column('uuid', { name: 'mail_id' }) mailId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
  @Column('text', { default: 'confirm' }) purpose: 'confirm' | 'drill';
}

/** A reader got through by this value on that day: evidence, never a verification. */
@Entity('contact_evidence')
export class ContactEvidence {
  @PrimaryColumn('uuid', { name: 'contact_point_id' }) contactPointId: string;
  @PrimaryColumn('text', { name: 'reader_id' }) readerId: string;
  @PrimaryColumn('date') day: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

/** Who reported a value: a table of its own, which the State concerned cannot read. */
@Entity('fault_reporter')
export class FaultReporterRow {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid') point: string;
  @Column('uuid', { name: 'reporter_id' }) reporterId: string;
  @Column('text', { name: 'reporter_name' }) reporterName: string;
  @Column('text', { nullable: true }) state: string | null;
  /** Reports of one office count once. */
  @Column('text') office: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt: Date;
  @Column('boolean', { default: true }) open: boolean;
}

/** What was reported of a value, and what came of it. */
@Entity('fault_report')
export class FaultReportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contact_point_id' }) contactPointId: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('boolean') demo: boolean;
  @Column('text') fault: Fault;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) outcome: FaultOutcome | null;
}

export const UPKEEP_ENTITIES = [UpkeepAsking, UpkeepLink, ContactEvidence, FaultReporterRow, FaultReportRow];
