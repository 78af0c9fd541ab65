import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AcceptedLanguage, Channel, Requirements } from './central-authority.dto.js';

/** What a central authority has besides the shared entry, as it stands in the latest version. */
@Entity('central_authority')
export class CentralAuthority {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('jsonb', { name: 'accepted_languages' })
  acceptedLanguages: AcceptedLanguage[];

  @Column('jsonb')
  channels: Channel[];

  @Column('jsonb', { nullable: true })
  requirements: Requirements | null;
}

export const CENTRAL_AUTHORITY_ENTITIES = [CentralAuthority];
