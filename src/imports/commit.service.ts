import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Problem } from '../platform/problems.js';
import { CommitWriter } from './commit.writer.js';
import type { ImportResponse } from './import.dto.js';
import { Import } from './import.entity.js';
import { importView, ImportStore } from './import.store.js';

const TASK = 'imports.commit';
/** So many rows are written while the caller waits; more by a job. */
const AT_ONCE = 500;

/**
 * Commits previews, each once. A large one is a job that works as the person who asked, in one transaction: a server
 * that dies leaves nothing behind, and takes the job up again when it starts; should the database still be busy undoing
 * what was left, with the next minute's round.
 */
@Injectable()
export class CommitService implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('imports');

  constructor(
    private readonly transactions: Transactions,
    private readonly store: ImportStore,
    private readonly writer: CommitWriter,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register(TASK, (payload) => this.carryOn((payload as { importId: string }).importId));
    this.dueTasks.register({
      name: 'imports.resume',
      every: 'minute',
      run: ({ tx }) => this.resume(tx),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.write(systemContext(`job:${TASK}`), async (tx) => {
      await this.resume(tx);
      return new Answer(200, null);
    });
  }

  private async resume(tx: EntityManager): Promise<void> {
    const waiting = await tx.query<{ id: string }[]>(`select id from import where state = 'committing'`);
    for (const { id } of waiting)
      await this.jobs.enqueue(tx, TASK, { importId: id }, { key: `${TASK}:${id}` });
  }

  /** @throws Problem `conflict` when the directory moved on since the preview. A second commit answers as the first. */
  commit(context: RequestContext, id: string, atOnce = AT_ONCE): Promise<Answer<ImportResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const before = await this.store.get(tx, id);
      if (before.state === 'committing') return new Answer(202, importView(before));
      await this.lock(tx, id);
      const made = await this.store.get(tx, id);
      if (made.state === 'committed') return new Answer(200, importView(made));
      if (made.total > atOnce && context.credential.kind === 'session')
        return this.hand(tx, actor, made, context.credential.sessionId);
      await this.writer.write(tx, actor, context, made, (done) => this.progress(id, done));
      return new Answer(200, importView(await this.store.get(tx, id)));
    });
  }

  /** Leaves it to a job, unless it is plain already that it cannot be carried out. */
  private async hand(tx: EntityManager, actor: Actor, made: Import, sessionId: string) {
    await this.writer.assertUnmoved(tx, actor, made);
    await tx.update(
      Import,
      { id: made.id },
      { state: 'committing', commitSession: sessionId, problem: null, done: 0 },
    );
    await this.jobs.enqueue(tx, TASK, { importId: made.id }, { key: `${TASK}:${made.id}` });
    return new Answer(202, importView(await this.store.get(tx, made.id)));
  }

  /** Commits one at a time, so that each finds what the one before wrote. */
  private async lock(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('imports:' || $1, 0))`, [id]);
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('imports', 0))`);
  }

  private async carryOn(importId: string): Promise<void> {
    const own = systemContext(`job:${TASK}`);
    const waiting = await this.transactions.read(own, (tx) => tx.findOneBy(Import, { id: importId }));
    if (waiting?.state !== 'committing' || waiting.commitSession === null) return;
    const context: RequestContext = {
      ...own,
      credential: { kind: 'session', sessionId: waiting.commitSession },
      permission: 'import:write',
      route: `job ${TASK}`,
    };
    try {
      await this.transactions.write(context, async (tx, actor) => {
        const [{ free } = { free: false }] = await tx.query<{ free: boolean }[]>(
          `select pg_try_advisory_xact_lock(hashtextextended('imports:' || $1, 0)) as free`,
          [importId],
        );
        if (!free) return new Answer(200, null);
        await tx.query(`select pg_advisory_xact_lock(hashtextextended('imports', 0))`);
        const made = await this.store.get(tx, importId);
        if (made.state === 'committing')
          await this.writer.write(tx, actor, context, made, (done) => this.progress(importId, done));
        return new Answer(200, null);
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.logger.warn(`The import ${importId} was not committed: ${error.code}`);
      await this.giveBack(own, importId, error.detail ?? error.code);
    }
  }

  /** The person who asked sees why, and may make the preview anew. */
  private async giveBack(own: RequestContext, id: string, problem: string): Promise<void> {
    await this.transactions.write(own, async (tx) => {
      const back = { state: 'previewed' as const, problem, commitSession: null, done: 0 };
      await tx.update(Import, { id, state: 'committing' }, back);
      return new Answer(200, null);
    });
  }

  /** In a transaction of its own: the commit's own is not seen before it ends. */
  private async progress(id: string, done: number): Promise<void> {
    await this.transactions.write(systemContext(`job:${TASK}`), async (tx) => {
      await tx.update(Import, { id, state: 'committing' }, { done });
      return new Answer(200, null);
    });
  }
}
