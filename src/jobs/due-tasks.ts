import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';

/** What a periodic task works with: one transaction, as the named system actor `job:<task>`. */
export interface DueRunning {
  tx: EntityManager;
  actor: Actor;
  context: RequestContext;
  /** The instant for which it is due; the task's "now". */
  instant: Date;
}

export interface DueTask {
  /** Such as `ledger.seal`. */
  name: string;
  every: 'minute' | 'hour' | 'day';
  run: (running: DueRunning) => Promise<void>;
}

/** Periodic work. The queue's clock only calls `runDue`; so may a test or an operator, as often as they like. */
@Injectable()
export class DueTasks {
  private readonly logger = new Logger('due-tasks');
  private readonly tasks = new Map<string, DueTask>();

  constructor(private readonly transactions: Transactions) {}

  /** @throws Error when two modules claim one name. */
  register(task: DueTask): void {
    if (this.tasks.has(task.name)) throw new Error(`The periodic task ${task.name} is registered twice`);
    this.tasks.set(task.name, task);
  }

  /**
   * Carries out every task whose period (UTC day, hour or minute) holds the instant and that has not run in it: the mark
   * and the work are one transaction. One that fails is tried again at the next call and stops no other.
   * @returns the names of those that ran now.
   * @throws AggregateError after all were tried, when some failed.
   */
  async runDue(instant: Date): Promise<string[]> {
    const ran: string[] = [];
    const failures: Error[] = [];
    for (const task of this.tasks.values()) {
      try {
        if (await this.runOnce(task, instant)) ran.push(task.name);
      } catch (error) {
        this.logger.error(`${task.name} failed`, error instanceof Error ? error.stack : String(error));
        failures.push(new Error(`${task.name} failed`, { cause: error }));
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, failures.map((one) => one.message).join('; '));
    return ran;
  }

  private async runOnce(task: DueTask, instant: Date): Promise<boolean> {
    const context = systemContext(`job:${task.name}`);
    const answer = await this.transactions.write(context, async (tx, actor) => {
      const taken = await tx.query<unknown[]>(
        `insert into due_run (task, period, ran_at) values ($1, $2, $3)
         on conflict (task, period) do nothing returning task`,
        [task.name, periodOf(task.every, instant), instant],
      );
      if (taken.length > 0) await task.run({ tx, actor, context, instant });
      return new Answer(200, taken.length > 0);
    });
    return answer.body;
  }
}

const LENGTHS = { day: 10, hour: 13, minute: 16 } as const;

/** `2026-03-31`, `2026-03-31T18` or `2026-03-31T18:05`, UTC. */
export const periodOf = (every: DueTask['every'], instant: Date): string =>
  instant.toISOString().slice(0, LENGTHS[every]);
