import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `held`: kept in the outbox on purpose. `sending`: handed to the mail server now, or when the process died. */
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'held', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** One letter of the outbox. */
@Entity('mail')
export class Mail {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'to_address', type: 'text' })
  toAddress: string;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text' })
  subject: string;

  /** Null for a sensitive letter. */
  @Column({ name: 'body_text', type: 'text', nullable: true })
  bodyText: string | null;

  /** A sensitive letter's text, encrypted; null once sent. */
  @Column({ name: 'body_sealed', type: 'bytea', nullable: true })
  bodySealed: Buffer | null;

  @Column({ type: 'boolean' })
  demo: boolean;

  @Column({ type: 'boolean' })
  sensitive: boolean;

  @Column({ type: 'text' })
  state: MailState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;

  @Column({ type: 'text', nullable: true, unique: true })
  key: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;
}

export const MAIL_ENTITIES = [Mail];
