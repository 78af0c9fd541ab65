import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How news reaches somebody by mail; in the web interface they always have it. */
export const DELIVERIES = ['at-once', 'daily', 'never'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** One piece of news for one person. */
@Entity('notification')
export class Notification {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ type: 'text', nullable: true })
  path: string | null;

  @Column({ type: 'jsonb' })
  facts: Record<string, string | number>;

  @Column({ type: 'text' })
  delivery: Delivery;

  @Column({ type: 'text', nullable: true })
  key: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'digest_due', type: 'timestamptz', nullable: true })
  digestDue: Date | null;

  @Column({ name: 'digested_at', type: 'timestamptz', nullable: true })
  digestedAt: Date | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;
}

/** What somebody chose for a topic; where there is no row, the topic's own delivery holds. */
@Entity('notification_preference')
export class NotificationPreference {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @PrimaryColumn({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  delivery: Delivery;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

export const NOTIFICATION_ENTITIES = [Notification, NotificationPreference];
