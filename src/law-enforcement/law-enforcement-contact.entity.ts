import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrainingReceived } from './law-enforcement-contact.dto.js';
import type { Network, Service, UnitType } from './law-enforcement-contact.vocabulary.js';

/** What a law-enforcement contact has besides the shared entry, as it stands in the latest version. */
@Entity('law_enforcement_contact')
export class LawEnforcementContact {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('text', { nullable: true })
  agency: string | null;

  @Column('text', { name: 'unit_type', nullable: true })
  unitType: UnitType | null;

  @Column('text', { array: true })
  networks: Network[];

  @Column('text', { array: true })
  services: Service[];

  // Null for a person: kept apart, where it can be erased.
  @Column('jsonb', { nullable: true })
  training: TrainingReceived[] | null;

  @Column('text', { name: 'duty_languages', array: true })
  dutyLanguages: string[];

  @Column('text', { name: 'key_fingerprints', array: true })
  keyFingerprints: string[];
}

export const LAW_ENFORCEMENT_ENTITIES = [LawEnforcementContact];
