import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an administrator says of one day of a State, against the calendar of its national holidays. */
@Entity('holiday_correction')
export class HolidayCorrectionRow {
  @PrimaryColumn('text')
  country: string;

  @PrimaryColumn('date')
  day: string;

  /** Null: offices are open on that day. */
  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { name: 'corrected_by' })
  correctedBy: string;

  @Column('timestamptz', { name: 'corrected_at' })
  correctedAt: Date;
}

export const COUNTERPART_ENTITIES = [HolidayCorrectionRow];
