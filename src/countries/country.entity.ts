import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Texts } from '../platform/problems.js';
import type { MembershipStatus } from './membership.js';

/** A State: one of the 35 of the Charter, or another party to a treaty. Loaded from `reference/`. */
@Entity('country')
export class Country {
  /** ISO 3166-1 alpha-2. */
  @PrimaryColumn('text')
  iso2: string;

  @Column('text', { nullable: true, unique: true })
  iso3: string | null;

  @Column('text', { name: 'iso_numeric', nullable: true, unique: true })
  isoNumeric: string | null;

  @Column('jsonb')
  names: Texts;

  @Column('jsonb', { name: 'official_names', nullable: true })
  officialNames: Texts | null;

  /** `intl`: named by the runtime's own tables, not by a source that was read. */
  @Column('text', { name: 'names_source' })
  namesSource: 'reference' | 'intl';

  /** One of the 35 States of the Charter, whatever its membership is today. */
  @Column('boolean', { name: 'oas_state' })
  oasState: boolean;

  @Column('text', { nullable: true })
  capital: string | null;

  /** BCP 47. */
  @Column('text', { name: 'official_languages', array: true })
  officialLanguages: string[];

  @Column('jsonb', { name: 'languages_in_source' })
  languagesInSource: Record<string, string>;

  /** IANA. */
  @Column('text', { name: 'primary_zone', nullable: true })
  primaryZone: string | null;

  @Column('text', { name: 'main_zones', array: true })
  mainZones: string[];

  @Column('text', { array: true })
  zones: string[];

  /** E.164, with `+`. */
  @Column('text', { name: 'calling_code', nullable: true })
  callingCode: string | null;

  @Column('text', { name: 'calling_prefixes', array: true })
  callingPrefixes: string[];

  /** What the sources say about a field: `name`, `capital`, `languages`, `calling`. */
  @Column('jsonb')
  notes: Record<string, string>;

  @Column('jsonb')
  sources: Record<string, string>;
}

/** Membership of the Organization as a dated fact; see `membership.ts`. */
@Entity('country_membership')
export class CountryMembership {
  @PrimaryColumn('text')
  country: string;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  status: MembershipStatus;

  @Column('text', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Column('text', { name: 'valid_to', nullable: true })
  validTo: string | null;

  @Column('smallint', { name: 'charter_year_in_source', nullable: true })
  charterYearInSource: number | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  source: string;

  @Column('boolean')
  unverified: boolean;
}

export const COUNTRY_ENTITIES = [Country, CountryMembership];
