import { Injectable } from '@nestjs/common';

/** What a task is told besides its payload. */
export interface JobRun {
  /** 1 for the first attempt. */
  attempt: number;
  maxAttempts: number;
}

/** Carries one job out. It throws to be tried again later; it works through `Transactions`. */
export type JobTask = (payload: unknown, run: JobRun) => Promise<void>;

/** The tasks that the queue knows. Modules register theirs when they start. */
@Injectable()
export class JobTasks {
  private readonly tasks = new Map<string, JobTask>();

  /** @throws Error when two modules claim one name. */
  register(name: string, task: JobTask): void {
    if (this.tasks.has(name)) throw new Error(`The job task ${name} is registered twice`);
    this.tasks.set(name, task);
  }

  get all(): ReadonlyMap<string, JobTask> {
    return this.tasks;
  }
}
