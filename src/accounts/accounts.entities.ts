import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/roles.js';
import type { Language } from '../platform/problems.js';

/** A person who may sign in. Secrets among the columns are hashed or sealed. */
@Entity('app_user')
export class AppUser {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'citext', unique: true })
  email: string;

  @Column({ type: 'text' })
  name: string;

  /** bcrypt of the password's digest; see passwords.ts. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash: string;

  @Column({ type: 'text' })
  role: Exclude<Role, 'recipient'>;

  /** ISO 3166-1 alpha-2; exactly the roles that act for a State have one. */
  @Column({ type: 'text', nullable: true })
  state: string | null;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'text' })
  status: 'active' | 'disabled';

  @Column({ name: 'disabled_reason', type: 'text', nullable: true })
  disabledReason: string | null;

  @Column({ name: 'activated_at', type: 'timestamptz' })
  activatedAt: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;

  @Column({ name: 'totp_sealed', type: 'bytea', nullable: true, select: false })
  totpSealed: Buffer | null;

  @Column({ name: 'totp_confirmed_at', type: 'timestamptz', nullable: true })
  totpConfirmedAt: Date | null;

  /** The last 30-second step whose code was accepted. */
  @Column({ name: 'totp_last_step', type: 'bigint', nullable: true, select: false })
  totpLastStep: string | null;

  @Column({ name: 'totp_pending', type: 'bytea', nullable: true, select: false })
  totpPending: Buffer | null;

  @Column({ name: 'secretariat_since', type: 'timestamptz', nullable: true })
  secretariatSince: Date | null;

  @Column({ type: 'boolean' })
  demo: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

/** A link that makes one account, once. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'citext' })
  email: string;

  @Column({ type: 'text' })
  role: Exclude<Role, 'recipient'>;

  @Column({ type: 'text', nullable: true })
  state: string | null;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'text', unique: true, select: false })
  hash: string;

  /** Null: by the operator, on the command line. */
  @Column({ name: 'invited_by', type: 'uuid', nullable: true })
  invitedBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}

/** A machine of a member State, with a key that expires. */
@Entity('machine_client')
export class MachineClient {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: 'recipient';

  @Column({ type: 'text', nullable: true })
  state: string | null;

  @Column({ type: 'text', array: true })
  scopes: string[];

  @Column({ type: 'text', select: false })
  hash: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}

/** A switch of the installation. */
@Entity('setting')
export class Setting {
  @PrimaryColumn({ type: 'text' })
  key: string;

  @Column({ type: 'jsonb' })
  value: unknown;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

/** Who could have taken over whose account: the register refuses such a second person. */
@Entity('account_influence')
export class AccountInfluence {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'by_user', type: 'uuid' })
  byUser: string;

  @Column({ name: 'on_user', type: 'uuid' })
  onUser: string;

  @Column({ type: 'text' })
  kind: 'invited' | 're-roled' | 'reset';

  @Column({ type: 'timestamptz' })
  at: Date;
}
