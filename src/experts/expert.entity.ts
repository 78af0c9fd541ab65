import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Consent, Credential, Training } from './expert.dto.js';
import type { Availability, Speciality } from './expert.vocabulary.js';

/** What an expert has besides the shared entry, as it stands in the latest version. */
@Entity('expert')
export class Expert {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  institution: string | null;

  @Column('text', { array: true })
  specialities: Speciality[];

  // Null for a person: kept apart, where it can be erased.
  @Column('jsonb', { nullable: true })
  training: Training[] | null;

  // Null for a person: kept apart, where it can be erased.
  @Column('jsonb', { nullable: true })
  credentials: Credential[] | null;

  @Column('text', { array: true })
  availability: Availability[];

  @Column('jsonb', { nullable: true })
  consent: Consent | null;
}

export const EXPERT_ENTITIES = [Expert];
