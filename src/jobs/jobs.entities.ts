import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A periodic task was carried out for this period. */
@Entity('due_run')
export class DueRun {
  @PrimaryColumn({ type: 'text' })
  task: string;

  /** `2026-03-31` for a day, `2026-03-31T18:05` for a minute, UTC. */
  @PrimaryColumn({ type: 'text' })
  period: string;

  @Column({ name: 'ran_at', type: 'timestamptz' })
  ranAt: Date;
}

export const JOBS_ENTITIES = [DueRun];
