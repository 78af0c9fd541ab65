import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  Logger as QueueLogger,
  parseCronItems,
  run,
  type LogLevel,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { Clock } from '../platform/clock.js';
import { DueTasks } from './due-tasks.js';
import { JobTasks } from './job-tasks.js';
import { PatientPool } from './patient-pool.js';
import { RunnerLock } from './runner-lock.js';

/** The job that the queue's clock enqueues each minute. */
const DUE_TASK = 'due.run';
/** After a runner that ended by itself, in milliseconds. */
const AGAIN = 1_000;

/** A runner of the queue and its connections. */
interface Running {
  runner: Runner;
  pool: PatientPool;
  lock: RunnerLock;
}

/**
 * Takes jobs from the queue and carries them out, in this process. Several processes may run one: the queue gives
 * each job to one of them. Started by the server only, never by a command.
 */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private running: Running | null = null;

  constructor(
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
    private readonly clock: Clock,
  ) {}

  /** @param ownerUrl connection string of the owner: the queue's tables let nobody else in. */
  async start(ownerUrl: string): Promise<void> {
    this.running ??= await this.begin(ownerUrl);
  }

  /** Finishes the jobs at hand and takes no more. */
  async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (running) await this.end(running);
  }

  private async end({ runner, pool, lock }: Running): Promise<void> {
    pool.giveUp();
    // One that ended by itself was told of then; the server stops all the same.
    await runner.stop().catch((error: unknown) => this.logger.warn(`The job runner: ${String(error)}`));
    lock.end();
    await pool.close();
  }

  private async begin(ownerUrl: string): Promise<Running> {
    const pool = new PatientPool(ownerUrl, 5);
    const lock = new RunnerLock(pool);
    try {
      const running = { runner: await this.runOn(pool, lock), pool, lock };
      void this.followBy(running, ownerUrl);
      return running;
    } catch (error) {
      lock.end();
      await pool.close();
      throw error;
    }
  }

  private async runOn(pool: PatientPool, lock: RunnerLock): Promise<Runner> {
    await lock.begin();
    await lock.freeTheAbandoned();
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => lock.attend(workerPool.id));
    return run({
      events,
      // A batch of one: only so is it noticed here when how a job ended cannot be written down.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      pgPool: pool,
      concurrency: 3,
      noHandleSignals: true,
      taskList: this.taskList(lock),
      parsedCronItems: parseCronItems([
        { task: DUE_TASK, match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
      ]),
      logger: new QueueLogger(() => (level, message) => this.log(level, message)),
    });
  }

  /** A runner ends by itself when the database goes away under a job: another takes its place once it is back. */
  private async followBy(running: Running, ownerUrl: string): Promise<void> {
    await running.runner.promise.catch((error: unknown) =>
      this.logger.error(`The job runner ended: ${String(error)}`),
    );
    while (this.running === running) {
      await pause(AGAIN);
      const next = await this.begin(ownerUrl).catch(() => null);
      if (next === null) continue;
      if (this.running === running) this.running = next;
      else await this.end(next);
      running.lock.end();
      await running.pool.close();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private taskList(lock: RunnerLock): TaskList {
    const list: TaskList = {
      [DUE_TASK]: async () => {
        await lock.freeTheAbandoned();
        await this.dueTasks.runDue(this.clock.now());
      },
    };
    for (const [name, task] of this.tasks.all) {
      list[name] = (payload, helpers) =>
        task(payload, { attempt: helpers.job.attempts, maxAttempts: helpers.job.max_attempts });
    }
    return list;
  }

  /** Messages name tasks and times; never payloads, which may hold personal data. */
  private log(level: `${LogLevel}`, message: string): void {
    if (level === 'error') this.logger.error(message);
    else if (level === 'warning') this.logger.warn(message);
    else this.logger.debug(message);
  }
}
