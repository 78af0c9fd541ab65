import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a State stood on a day, over what that audience may see. */
@Entity('coverage_snapshot')
export class CoverageSnapshot {
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  country: string;

  /** `concerned`: over everything published; `shared`: over what authorities of other States see. */
  @PrimaryColumn('text')
  audience: 'concerned' | 'shared';

  @Column('smallint')
  required: number;

  @Column('smallint')
  met: number;

  @Column('integer')
  confirmed: number;

  @Column('integer')
  due: number;

  @Column('integer')
  overdue: number;

  @Column('integer', { name: 'never_verified' })
  neverVerified: number;

  @Column('integer')
  disputed: number;

  @Column('smallint')
  score: number;
}

export const COVERAGE_ENTITIES = [CoverageSnapshot];
