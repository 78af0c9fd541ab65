import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DrillChannel, DrillResult, DrillState } from './drill.vocabulary.js';

/** A test of the points that answer day and night. */
@Entity('drill')
export class Drill {
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('text') channel: DrillChannel;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) network: string | null;
  @Column('text') state: DrillState;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('smallint') hours: number;
  @Column('smallint', { name: 'every_months', nullable: true }) everyMonths: number | null;
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { name: 'created_by' }) createdBy: string;
  @Column('text', { name: 'created_by_name' }) createdByName: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** One point in a drill: by which value it is tried, and what came of it. */
@Entity('drill_point')
export class DrillPoint {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'drill_id' }) drillId: string;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  @Column('text') register: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('boolean') demo: boolean;
  @Column('text') language: string;
  @Column('uuid', { name: 'contact_point_id', nullable: true }) contactPointId: string | null;
  @Column('uuid', { name: 'mail_id', nullable: true }) mailId: string | null;
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt: Date | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('integer', { nullable: true }) seconds: number | null;
  @Column('text', { nullable: true }) result: DrillResult | null;
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}

export const DRILL_ENTITIES = [Drill, DrillPoint];
