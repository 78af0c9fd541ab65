import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KEPT_FOR } from '../access/idempotency.js';
import { DueTasks, type DueRunning } from './due-tasks.js';

/** How long the marks of periodic tasks are kept, in milliseconds: 40 days. */
const MARKS_KEPT_FOR = 40 * 24 * 60 * 60 * 1000;

/** Each day removes what was kept for a while only: answers kept for repeated requests, marks of periodic tasks. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  constructor(private readonly dueTasks: DueTasks) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'housekeeping', every: 'day', run: (running) => this.clear(running) });
  }

  private async clear({ tx, instant }: DueRunning): Promise<void> {
    const before = (age: number) => new Date(instant.getTime() - age);
    await tx.query('delete from idempotent_answer where created_at <= $1', [before(KEPT_FOR)]);
    await tx.query('delete from due_run where ran_at < $1', [before(MARKS_KEPT_FOR)]);
  }
}
