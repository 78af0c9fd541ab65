import { Global, Module } from '@nestjs/common';
import { DueTasks } from './due-tasks.js';
import { Housekeeping } from './housekeeping.js';
import { JobRunner } from './job-runner.js';
import { JobTasks } from './job-tasks.js';
import { Jobs } from './jobs.js';

/** The job queue and periodic work. Needs the access module's `Transactions` and the platform's `Clock`. */
@Global()
@Module({
  providers: [Jobs, JobTasks, DueTasks, JobRunner, Housekeeping],
  exports: [Jobs, JobTasks, DueTasks, JobRunner],
})
export class JobsModule {}
