import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/queryable.js';

/** The way into the job queue. */
@Injectable()
export class Jobs {
  /**
   * Enqueues in the caller's transaction: the job exists when, and only when, the write does.
   * @param task a name registered with `JobTasks`
   * @param key of jobs still waiting under one key, only the last stays
   */
  async enqueue(tx: Queryable, task: string, payload: object, options: { key?: string } = {}): Promise<void> {
    await tx.query('select enqueue_job($1, $2::json, $3)', [
      task,
      JSON.stringify(payload),
      options.key ?? null,
    ]);
  }
}
