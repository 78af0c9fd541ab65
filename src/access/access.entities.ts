import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a role may read at most, as the database enforces it; may be set stricter than its defaults, never looser. */
@Entity('clearance')
export class ClearanceSetting {
  @PrimaryColumn({ type: 'text' })
  role: string;

  /** The highest TLP rank of its own State; -1 for none. */
  @Column({ type: 'smallint' })
  own: number;

  @Column({ type: 'smallint' })
  others: number;

  @Column({ type: 'boolean' })
  personal: boolean;

  @Column({ name: 'own_default', type: 'smallint' })
  ownDefault: number;

  @Column({ name: 'others_default', type: 'smallint' })
  othersDefault: number;

  @Column({ name: 'personal_default', type: 'boolean' })
  personalDefault: boolean;
}

/** The answer kept for a repeated request with the same `Idempotency-Key`. */
@Entity('idempotent_answer')
export class IdempotentAnswer {
  @PrimaryColumn({ name: 'actor_id', type: 'text' })
  actorId: string;

  @PrimaryColumn({ type: 'text' })
  route: string;

  @PrimaryColumn({ type: 'text' })
  key: string;

  @Column({ name: 'body_digest', type: 'text' })
  bodyDigest: string;

  @Column({ type: 'smallint' })
  status: number;

  @Column({ type: 'jsonb' })
  headers: Record<string, string>;

  @Column({ name: 'sealed_body', type: 'bytea' })
  sealedBody: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

export const ACCESS_ENTITIES = [ClearanceSetting, IdempotentAnswer];
