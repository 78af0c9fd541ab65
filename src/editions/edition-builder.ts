import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { Edition, EditionFile } from './edition.entity.js';
import { EditionMaker } from './edition-maker.js';
import { alone } from './one-at-a-time.js';

const TASK = 'editions.build';
const CONTEXT = systemContext(`job:${TASK}`);

/** Somebody discarded the edition, or dropped the file, while it was being made. */
class NoLongerWanted extends Error {}

/**
 * Makes an approved edition's files, one after the other, each in its own transaction and bounded memory. One that fails
 * says so and keeps none of the others. A server that dies begins anew with the file it was at; the finished ones stand.
 */
@Injectable()
export class EditionBuilder implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('editions');

  constructor(
    private readonly transactions: Transactions,
    private readonly maker: EditionMaker,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.register(TASK, (payload) => this.build((payload as { editionId: string }).editionId));
    this.dueTasks.register({ name: TASK, every: 'minute', run: ({ tx }) => this.resume(tx) });
  }

  /** What a process that died left half made. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.write(CONTEXT, async (tx) => {
      await this.resume(tx);
      return new Answer(200, null);
    });
  }

  /** Enqueued in the caller's transaction. */
  async enqueue(tx: EntityManager, editionId: string): Promise<void> {
    await this.jobs.enqueue(tx, TASK, { editionId }, { key: `${TASK}:${editionId}` });
  }

  private async resume(tx: EntityManager): Promise<void> {
    const waiting = await tx.query<{ id: string }[]>(
      `select distinct e.id from edition e join edition_file f on f.edition_id = e.id
        where e.state = 'approved' and f.state in ('waiting', 'making')`,
    );
    for (const { id } of waiting) await this.enqueue(tx, id);
  }

  /** Makes every file that waits; does nothing while another process is at it. */
  async build(editionId: string): Promise<void> {
    await alone(this.transactions, CONTEXT, `editions:${editionId}`, async () => {
      for (;;) {
        const next = await this.next(editionId);
        if (!next) return;
        await this.make(next.edition, next.file);
      }
    });
  }

  private next(editionId: string): Promise<{ edition: Edition; file: EditionFile } | null> {
    return this.transactions.read(CONTEXT, async (tx) => {
      const edition = await tx.findOneBy(Edition, { id: editionId });
      if (edition?.state !== 'approved') return null;
      const waiting = await tx.find(EditionFile, { where: { editionId }, order: { position: 'asc' } });
      const file = waiting.find(({ state }) => state === 'waiting' || state === 'making');
      return file ? { edition, file } : null;
    });
  }

  private async make(edition: Edition, file: EditionFile): Promise<void> {
    try {
      await this.mark(file, { state: 'making', done: 0, error: null });
      const { bytes, ...made } = await this.maker.make(edition, file, {
        folder: edition.id,
        copy: null,
        progress: (done) => this.mark(file, done === undefined ? {} : { done }),
      });
      await this.mark(file, { state: 'done', done: edition.entries, bytes: String(bytes), ...made });
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      this.logger.error(`${file.name} was not made`, error instanceof Error ? error.stack : String(error));
      await this.mark(file, { state: 'failed', error: String((error as Error).message).slice(0, 500) });
    }
  }

  /** In a transaction of its own, so that it is seen at once. @throws NoLongerWanted */
  private async mark(file: EditionFile, how: Partial<EditionFile>): Promise<void> {
    const { body: wanted } = await this.transactions.write(CONTEXT, async (tx) => {
      const [edition] = await tx.query<{ state: string }[]>(
        'select state from edition where id = $1 for share',
        [file.editionId],
      );
      if (edition?.state !== 'approved') return new Answer(200, false);
      const { affected } = await tx
        .createQueryBuilder()
        .update(EditionFile)
        .set({ ...how, changedAt: this.clock.now() })
        .where(`edition_id = :editionId and name = :name and state in ('waiting', 'making')`, {
          editionId: file.editionId,
          name: file.name,
        })
        .execute();
      return new Answer(200, affected === 1);
    });
    if (!wanted) throw new NoLongerWanted();
  }
}
