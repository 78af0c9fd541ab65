import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { PatientPool } from './patient-pool.js';

/** Advisory locks (this, hash of a runner's name): held for as long as the runner's process lives. */
const RUNNERS = 7_004;
/** Between two tries to have the lock again, in milliseconds. */
const AGAIN = 1_000;
/** A runner that took its first job more recently may not have its lock yet. */
const YOUNG = '10 seconds';

/**
 * Says in the database that a runner of the queue is alive, by a lock that goes with its process. A job of a runner
 * whose lock nobody holds was left by a process that died: the queue alone would keep it for four hours.
 */
export class RunnerLock {
  private name: string | null = null;
  private line: PoolClient | null = null;
  private over = false;

  constructor(private readonly pool: PatientPool) {}

  /** Opens the connection that holds the lock, and another when it breaks. @throws Error when there is none. */
  async begin(): Promise<void> {
    const line = await this.pool.connect();
    line.once('end', () => void this.lost(line));
    this.line = line;
    await this.lock();
  }

  /** @param name as the queue writes it beside the jobs that this runner takes */
  attend(name: string): void {
    this.name = name;
    // When this fails the connection has ended, and the next one locks.
    void this.lock().catch(() => undefined);
  }

  /** Lets others take the jobs of runners that are no more. */
  async freeTheAbandoned(): Promise<void> {
    await this.pool.query(
      `with runner as materialized (
         select distinct locked_by as name from graphile_worker.jobs
          where locked_at < now() - interval '${YOUNG}')
       select graphile_worker.force_unlock_workers(array_agg(name)) from runner
        where pg_try_advisory_xact_lock($1, hashtext(name)) having count(*) > 0`,
      [RUNNERS],
    );
  }

  /** Before the pool is closed. */
  end(): void {
    this.over = true;
    this.line?.release(true);
    this.line = null;
  }

  private async lock(): Promise<void> {
    if (this.name !== null)
      await this.line?.query('select pg_advisory_lock($1, hashtext($2))', [RUNNERS, this.name]);
  }

  private async lost(line: PoolClient): Promise<void> {
    if (this.over) return;
    this.line = null;
    line.release(true);
    while (!this.over) {
      try {
        return await this.begin();
      } catch {
        await pause(AGAIN);
      }
    }
  }
}
