import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AccountInfluence, AppUser, Invitation, MachineClient, Setting } from './accounts.entities.js';

/** One sign-in, kept alive by its refresh tokens. */
@Entity('session')
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt: Date;

  @Column({ name: 'idle_until', type: 'timestamptz' })
  idleUntil: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ name: 'revoked_reason', type: 'text', nullable: true })
  revokedReason: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent: string | null;
}

/** One link of a session's chain of refresh tokens. */
@Entity('refresh_token')
export class RefreshToken {
  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}

/** Signs in once instead of a code, when the telephone is lost. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}

/** A mailed link that sets a new password, once. */
@Entity('password_reset')
export class PasswordReset {
  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}

/** One attempt to prove a password, for the throttle. Kept a day. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** A digest of the e-mail that was typed. */
  @Column({ type: 'text' })
  account: string;

  @Column({ type: 'text' })
  network: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  outcome: 'pending' | 'failed' | 'code-wrong' | 'throttled' | 'code-missing' | 'ok' | 'reset';
}

export const ACCOUNTS_ENTITIES = [
  AppUser,
  Invitation,
  Session,
  RefreshToken,
  RecoveryCode,
  PasswordReset,
  SignInAttempt,
  MachineClient,
  Setting,
  AccountInfluence,
];
