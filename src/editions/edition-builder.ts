import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../access/actor.js';
import { releasedValues, type EntryView } from '../register/view.js';
import { AudienceTransactions } from './audience.js';
import { Edition, EditionFile } from './edition.entity.js';
import type { EntryDifference } from './difference.js';
import { type DifferenceBatch, EditionDifferences } from './edition-differences.js';
import { Counted, EditionContents, type Slice } from './edition-contents.js';
import { writerOf } from './edition-files.js';
import { EditionPrinter } from './edition-printer.js';
import { EditionStore } from './edition-store.js';

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
    private readonly audience: AudienceTransactions,
    private readonly contents: EditionContents,
    private readonly differences: EditionDifferences,
    private readonly printer: EditionPrinter,
    private readonly store: EditionStore,
    private readonly ledger: ReleaseLedger,
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
    await this.transactions.read(CONTEXT, async (tx) => {
      const [{ free } = { free: false }] = await tx.query<{ free: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtextextended('editions:' || $1, 0)) as free`,
        [editionId],
      );
      if (!free) return;
      for (;;) {
        const next = await this.next(editionId);
        if (!next) return;
        await awake(tx, () => this.make(next.edition, next.file));
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
      const made = await this.audience.read(
        { editionId: edition.id, ceiling: edition.ceiling },
        (tx, actor, context) => this.write(tx, actor, context, edition, file),
      );
      await this.mark(file, { state: 'done', done: edition.entries, ...made });
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      this.logger.error(`${file.name} was not made`, error instanceof Error ? error.stack : String(error));
      await this.mark(file, { state: 'failed', error: String((error as Error).message).slice(0, 500) });
    }
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    edition: Edition,
    file: EditionFile,
  ) {
    const counted = new Counted();
    const release = (valueIds: readonly string[]) =>
      this.ledger.record(tx, actor, context, {
        purpose: `edition.${edition.number}.${file.name}`,
        valueIds,
      });
    const noted = async (entries: EntryView[]) => {
      await release(releasedValues(entries));
      await this.mark(file, { done: counted.entries });
    };
    const base = edition.baseId ? await tx.findOneByOrFail(Edition, { id: edition.baseId }) : null;
    const between = () => this.differences.between(tx, base, edition, edition.ceiling);
    const entries = (slice?: Slice) => counted.of(this.contents.stream(tx, actor, edition, slice), noted);
    const material = {
      edition,
      base: base?.number ?? null,
      language: file.language ?? ('en' as const),
      entries,
      changes: () => told(between(), release),
      printed: () => this.printer.print(tx, edition, file, entries, () => this.mark(file, {})),
    };
    const stored = await this.store.write(edition.id, file.name, writerOf(file)(material));
    const ofEntries = file.format !== 'changes' && file.format !== 'schema';
    return {
      bytes: String(stored.bytes),
      sha256: stored.sha256,
      entries: ofEntries ? counted.entries : null,
      contents: ofEntries ? counted.digest : null,
    };
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

/** Keeps a transaction that holds a lock from being ended as idle (platform/database.ts) while the work goes on elsewhere. */
async function awake<T>(tx: EntityManager, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void tx.query('select 1').catch(() => undefined), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** The items of a difference; what they show is in the ledger before they are. */
async function* told(
  batches: AsyncIterable<DifferenceBatch>,
  release: (valueIds: readonly string[]) => Promise<void>,
): AsyncGenerator<EntryDifference[]> {
  for await (const { items, valueIds } of batches) {
    await release(valueIds);
    yield items;
  }
}
