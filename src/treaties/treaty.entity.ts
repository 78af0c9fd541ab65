import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Act } from './facts.js';

/** A treaty, as its depositary's page prints it. Loaded from `reference/`. */
@Entity('treaty')
export class Treaty {
  /** The directory's code, such as `A-55` or `CETS-185`. */
  @PrimaryColumn('text')
  code: string;

  @Column('smallint')
  position: number;

  @Column('text')
  name: string;

  @Column('text', { name: 'short_name', nullable: true })
  shortName: string | null;

  @Column('date', { name: 'adopted_on', nullable: true })
  adoptedOn: string | null;

  @Column('text', { name: 'adopted_place', nullable: true })
  adoptedPlace: string | null;

  @Column('text', { name: 'adopted_source', nullable: true })
  adoptedSource: string | null;

  /** Null: not in force in the source. */
  @Column('date', { name: 'entered_into_force', nullable: true })
  enteredIntoForce: string | null;

  @Column('text', { name: 'entry_clause', nullable: true })
  entryClause: string | null;

  @Column('text')
  depositary: string;

  @Column('text', { name: 'treaty_series', nullable: true })
  treatySeries: string | null;

  @Column('text', { name: 'un_registration', nullable: true })
  unRegistration: string | null;

  @Column('text')
  source: string;

  /** Whether the list covers all 35 States of the Charter. */
  @Column('boolean')
  complete: boolean;

  @Column('text', { array: true })
  missing: string[];

  @Column('text', { nullable: true })
  note: string | null;

  @Column('boolean')
  unverified: boolean;
}

/** An article under which States designate authorities. */
@Entity('treaty_article')
export class TreatyArticle {
  @PrimaryColumn('text')
  treaty: string;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  article: string;

  @Column('text')
  kind: string;

  @Column('text')
  source: string;

  @Column('boolean')
  unverified: boolean;
}

/** A State's line in a treaty's list. */
@Entity('treaty_listing')
export class TreatyListing {
  @PrimaryColumn('text')
  treaty: string;

  @PrimaryColumn('text')
  country: string;

  @Column('boolean', { name: 'row_seen' })
  rowSeen: boolean;

  @Column('boolean', { name: 'may_have_changed' })
  mayHaveChanged: boolean;

  /** RA ratification, AC acceptance or approval, AD accession, SU succession. */
  @Column('text', { nullable: true })
  instrument: string | null;

  @Column('boolean', { name: 'information_on_file', nullable: true })
  informationOnFile: boolean | null;

  @Column('text', { name: 'footnote_ref', nullable: true })
  footnoteRef: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  source: string;
}

/** One dated act of a State under a treaty. */
@Entity('treaty_status')
export class TreatyStatusFact {
  @PrimaryColumn('text')
  treaty: string;

  @PrimaryColumn('text')
  country: string;

  @PrimaryColumn('text')
  act: Act;

  @Column('date')
  date: string;

  @Column('text')
  source: string;

  @Column('boolean')
  unverified: boolean;
}

/** One row: which state of all these tables this is. */
@Entity('treaties_as_of')
export class TreatiesAsOf {
  @PrimaryColumn('boolean')
  one: boolean;

  @Column('uuid')
  mark: string;
}

export const TREATY_ENTITIES = [Treaty, TreatyArticle, TreatyListing, TreatyStatusFact, TreatiesAsOf];
