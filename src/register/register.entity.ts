import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryDocument } from './document.js';
import type { DesignationMethod, VerifierSide } from './vocabulary.js';

/** The shared spine: what an entry is today. Its content is its current `EntryVersion`. */
@Entity('register_entry')
export class RegisterEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') kind: 'person' | 'office';
  @Column('text') status: 'draft' | 'published' | 'withdrawn';
  @Column('smallint', { name: 'tlp_rank' }) tlpRank: number;
  @Column('integer') version: number;
  /** The first version that readers saw; null while there was none. */
  @Column('integer', { name: 'first_published', nullable: true }) firstPublished: number | null;
  @Column('boolean', { default: false }) demo: boolean;
  /** How its last drill went; null: it was in none. */
  @Column('timestamptz', { name: 'drilled_at', nullable: true }) drilledAt: Date | null;
  @Column('boolean', { name: 'drill_answered', nullable: true }) drillAnswered: boolean | null;
  @Column('integer', { name: 'drill_seconds', nullable: true }) drillSeconds: number | null;
  /** Drills in a row that it did not answer. */
  @Column('smallint', { name: 'drill_misses', default: 0 }) drillMisses: number;
  /** When all its designations were last said to be right, how, and for whom that spoke; null: never. */
  @Column('timestamptz', { name: 'designations_verified_at', nullable: true })
  designationsVerifiedAt: Date | null;
  @Column('text', { name: 'designations_verified_method', nullable: true })
  designationsVerifiedMethod: DesignationMethod | null;
  @Column('text', { name: 'designations_verified_side', nullable: true })
  designationsVerifiedSide: VerifierSide | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('text', { name: 'created_by' }) createdBy: string;
}

/** One whole document, immutable, with the columns that lists filter and sort by. */
@Entity('entry_version')
export class EntryVersion {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @PrimaryColumn('integer') version: number;
  @Column('boolean') current: boolean;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') status: string;
  @Column('smallint', { name: 'tlp_rank' }) tlpRank: number;
  @Column('jsonb') document: EntryDocument;
  @Column('uuid', { array: true, name: 'contact_points' }) contactPoints: string[];
  @Column('text', { array: true }) functions: string[];
  @Column('text', { array: true }) languages: string[];
  @Column('text', { array: true }) treaties: string[];
  @Column('text', { array: true }) specialities: string[];
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('text', { name: 'sort_name' }) sortName: string;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
  @Column('text', { name: 'recorded_by_name' }) recordedByName: string;
  @Column('boolean', { name: 'single_signature' }) singleSignature: boolean;
  @Column('uuid', { name: 'change_id', nullable: true }) changeId: string | null;
  @Column('text') digest: string;
}

/** One value of a contact point. Immutable but for its verification, today's label and its erasure. */
@Entity('contact_point')
export class ContactPoint {
  @PrimaryColumn('uuid') id: string;
  /** Stable over the successive values of one point. */
  @Column('uuid') point: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') kind: string;
  @Column('text') use: string;
  @Column('boolean') personal: boolean;
  @Column('text', { nullable: true }) value: string | null;
  @Column('text', { nullable: true }) extension: string | null;
  @Column('text', { nullable: true, name: 'as_printed' }) asPrinted: string | null;
  @Column('text', { nullable: true }) label: string | null;
  @Column('smallint', { name: 'own_rank' }) ownRank: number;
  @Column('smallint', { name: 'then_rank' }) thenRank: number;
  @Column('smallint', { name: 'today_rank' }) todayRank: number;
  @Column({
    type: 'smallint',
    name: 'visible_rank',
    generatedType: 'STORED',
    asExpression: 'greatest(then_rank, today_rank)',
    insert: false,
    update: false,
  })
  visibleRank: number;
  @Column('boolean', { default: false }) published: boolean;
  @Column('text', { nullable: true }) salt: string | null;
  @Column('text') digest: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { nullable: true, name: 'verified_at' }) verifiedAt: Date | null;
  @Column('text', { nullable: true, name: 'verified_by' }) verifiedBy: string | null;
  @Column('text', { nullable: true, name: 'verified_method' }) verifiedMethod: string | null;
  @Column('text', { nullable: true, name: 'verified_side' }) verifiedSide: VerifierSide | null;
  @Column('timestamptz', { nullable: true, name: 'disputed_at' }) disputedAt: Date | null;
  @Column('timestamptz', { nullable: true, name: 'reported_at' }) reportedAt: Date | null;
  @Column('timestamptz', { nullable: true, name: 'erased_at' }) erasedAt: Date | null;
  @Column('text', { nullable: true, name: 'erased_by' }) erasedBy: string | null;
  /** In force by one person alone (break-glass), until countersigned. */
  @Column('boolean', { name: 'single_signature', default: false }) singleSignature: boolean;
}

/** A person's own data (name, title), kept apart from versions so that it can be erased. */
@Entity('personal_field')
export class PersonalField {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') field: string;
  @Column('jsonb', { nullable: true }) value: unknown;
  @Column('boolean', { default: false }) published: boolean;
  @Column('text', { nullable: true }) salt: string | null;
  @Column('text') digest: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { nullable: true, name: 'erased_at' }) erasedAt: Date | null;
  @Column('text', { nullable: true, name: 'erased_by' }) erasedBy: string | null;
}

/** The current document's designations, as rows for the finder and the treaty filter. */
@Entity('designation')
export class DesignationRow {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @PrimaryColumn('smallint') position: number;
  @Column('text', { nullable: true }) treaty: string | null;
  @Column('text', { nullable: true }) article: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('text') function: string;
  @Column('text', { nullable: true }) direction: string | null;
  @Column('text', { nullable: true }) stage: string | null;
  @Column('text', { nullable: true }) scope: string | null;
  @Column('date', { nullable: true, name: 'valid_from' }) validFrom: string | null;
  @Column('date', { nullable: true, name: 'valid_to' }) validTo: string | null;
  @Column('text', { nullable: true, name: 'evidence_note' }) evidenceNote: string | null;
  @Column('date', { nullable: true, name: 'evidence_date' }) evidenceDate: string | null;
}

/** Somebody said on a day, by a method, that a value is right. */
@Entity('verification')
export class Verification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contact_point_id' }) contactPointId: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('timestamptz', { name: 'verified_at' }) verifiedAt: Date;
  @Column('text', { name: 'verified_by' }) verifiedBy: string;
  @Column('text') method: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

/** A proposed change, decided by somebody else. `patch` holds the fields it touches. */
@Entity('change')
export class Change {
  @PrimaryColumn('uuid') id: string;
  @Column('text') register: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') action: 'change' | 'publish' | 'withdraw' | 'restore';
  @Column('text') lane: 'legal' | 'operational';
  /** `emergency`: in force under break-glass, awaiting a countersignature or its own end (`reverted`). */
  @Column('text') state: 'pending' | 'applied' | 'declined' | 'cancelled' | 'emergency' | 'reverted';
  @Column('integer', { name: 'base_version' }) baseVersion: number;
  @Column('jsonb') patch: Record<string, unknown>;
  @Column('uuid', { array: true, nullable: true, name: 'contact_points' }) contactPoints: string[] | null;
  @Column('date', { nullable: true, name: 'valid_from' }) validFrom: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'proposed_by' }) proposedBy: string;
  @Column('text', { name: 'proposed_by_name' }) proposedByName: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt: Date;
  @Column('text', { nullable: true, name: 'decided_by' }) decidedBy: string | null;
  @Column('text', { nullable: true, name: 'decided_by_name' }) decidedByName: string | null;
  @Column('timestamptz', { nullable: true, name: 'decided_at' }) decidedAt: Date | null;
  @Column('text', { nullable: true, name: 'decision_reason' }) decisionReason: string | null;
  /** Counts amendments: who decides names the one that was read. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('text', { default: 'decision' }) awaiting: 'decision' | 'answer';
  @Column('jsonb', { nullable: true }) evidence: { note: string; date: string } | null;
  @Column('text', { array: true, nullable: true, name: 'applied_parts' }) appliedParts: string[] | null;
  @Column('text', { array: true, nullable: true, name: 'declined_parts' }) declinedParts: string[] | null;
  /** The version that an emergency change wrote, and when it reverts by itself. */
  @Column('integer', { nullable: true, name: 'applied_version' }) appliedVersion: number | null;
  @Column('timestamptz', { nullable: true, name: 'reverts_at' }) revertsAt: Date | null;
}

/** What its proposer and the secretariat wrote to each other about a change. */
@Entity('change_message')
export class ChangeMessage {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'change_id' }) changeId: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') kind: 'comment' | 'question' | 'answer' | 'amendment';
  @Column('text') text: string;
  @Column('text', { name: 'written_by' }) writtenBy: string;
  @Column('text', { name: 'written_by_name' }) writtenByName: string;
  @Column('boolean', { name: 'of_secretariat' }) ofSecretariat: boolean;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}

/** What an entry is found by today: kept by triggers, read only by the database's own search functions. */
@Entity('entry_search')
export class EntrySearch {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') kind: string;
  @Column('text') status: string;
  @Column('smallint', { name: 'tlp_rank' }) tlpRank: number;
  @Column('boolean') shown: boolean;
  @Column('text') words: string;
  @Column('text', { name: 'sort_name' }) sortName: string;
  @Column('text', { array: true }) functions: string[];
  @Column('text', { array: true }) languages: string[];
  @Column('text', { array: true }) treaties: string[];
  @Column('text', { array: true }) specialities: string[];
  @Column('boolean') always: boolean;
  /** A point that failed two drills in a row; it comes last. */
  @Column('boolean', { default: false }) failing: boolean;
  @Column('uuid', { array: true, name: 'contact_points' }) contactPoints: string[];
}

/** What a contact value is found by; the same. */
@Entity('value_search')
export class ValueSearch {
  @PrimaryColumn('uuid', { name: 'contact_point_id' }) contactPointId: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') kind: string;
  @Column('text') use: string;
  @Column('text', { nullable: true }) needle: string | null;
  @Column('boolean') personal: boolean;
  @Column('smallint') rank: number;
  @Column('boolean') published: boolean;
  @Column('timestamptz', { nullable: true, name: 'verified_at' }) verifiedAt: Date | null;
  @Column('timestamptz', { nullable: true, name: 'disputed_at' }) disputedAt: Date | null;
  @Column('timestamptz', { nullable: true, name: 'reported_at' }) reportedAt: Date | null;
}

export const REGISTER_ENTITIES = [
  RegisterEntry,
  EntryVersion,
  ContactPoint,
  PersonalField,
  DesignationRow,
  Verification,
  Change,
  ChangeMessage,
  EntrySearch,
  ValueSearch,
];
