import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An authority said that what the directory publishes of its State is right. */
@Entity('state_attestation')
export class StateAttestation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  country: string;

  @Column('timestamptz', { name: 'attested_at' })
  attestedAt: Date;

  @Column('text', { name: 'attested_by' })
  attestedBy: string;

  @Column('text', { name: 'attested_by_name' })
  attestedByName: string;

  /** How many published entries it was about. */
  @Column('integer')
  entries: number;

  /** SHA-256 over the ids and versions of those entries. */
  @Column('text')
  digest: string;

  @Column('text', { nullable: true })
  note: string | null;
}

export const MY_STATE_ENTITIES = [StateAttestation];
