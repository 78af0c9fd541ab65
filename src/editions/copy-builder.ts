import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { EditionCopy, type CopyFile } from './copy.entity.js';
import { Delivery, Recipient } from './delivery.entity.js';
import { Edition, EditionFile } from './edition.entity.js';
import { isFor } from './edition-files.js';
import { EditionKeys } from './edition-keys.js';
import { EditionMaker } from './edition-maker.js';
import { copyFolder } from './edition-store.js';
import { copyManifestText } from './manifest.js';
import { alone } from './one-at-a-time.js';

const TASK = 'editions.copy';
const CONTEXT = systemContext(`job:${TASK}`);

/** Which copy. */
export interface Which {
  editionId: string;
  recipientId: string;
}

/** A copy that is to be made, and what it is made of. */
interface Order {
  which: Which;
  edition: Edition;
  recipient: Recipient;
  serial: string;
  copy: EditionCopy;
}

/** The edition was recalled while the copy was being made. */
class NoLongerWanted extends Error {}

/** Makes recipients' own copies and signs them; a server that dies begins anew with the file it was at. */
@Injectable()
export class CopyBuilder implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('editions');

  constructor(
    private readonly transactions: Transactions,
    private readonly maker: EditionMaker,
    private readonly keys: EditionKeys,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.register(TASK, (payload) => this.build(payload as Which));
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
  async enqueue(tx: EntityManager, { editionId, recipientId }: Which): Promise<void> {
    const key = `${TASK}:${editionId}:${recipientId}`;
    await this.jobs.enqueue(tx, TASK, { editionId, recipientId }, { key });
  }

  private async resume(tx: EntityManager): Promise<void> {
    const waiting = await tx.query<Which[]>(
      `select c.edition_id as "editionId", c.recipient_id as "recipientId"
         from edition_copy c join edition e on e.id = c.edition_id
        where c.state = 'waiting' and e.state in ('published', 'superseded')`,
    );
    for (const which of waiting) await this.enqueue(tx, which);
  }

  /** Makes the copy's files that are still to be made, and signs it; nothing while another process is at it. */
  async build(which: Which): Promise<void> {
    await alone(this.transactions, CONTEXT, `copy:${which.editionId}:${which.recipientId}`, async () => {
      const order = await this.read(which);
      if (!order) return;
      try {
        await this.makeFiles(order);
        await this.sign(order);
      } catch (error) {
        if (error instanceof NoLongerWanted) return;
        this.logger.error(
          `The copy ${order.serial} was not made`,
          error instanceof Error ? error.stack : String(error),
        );
        await this.note(which, { state: 'failed', error: String((error as Error).message).slice(0, 500) });
      }
    });
  }

  private read(which: Which): Promise<Order | null> {
    return this.transactions.read(CONTEXT, async (tx) => {
      const copy = await tx.findOneBy(EditionCopy, { ...which, state: 'waiting' });
      if (!copy) return null;
      return {
        which,
        copy,
        edition: await tx.findOneByOrFail(Edition, { id: which.editionId }),
        recipient: await tx.findOneByOrFail(Recipient, { id: which.recipientId }),
        serial: (await tx.findOneByOrFail(Delivery, which)).serial,
      };
    });
  }

  private async makeFiles({ which, edition, recipient, serial, copy }: Order): Promise<void> {
    let before = copy.files.reduce((sum, { entries }) => sum + (entries ?? 0), 0);
    for (const file of copy.files) {
      if (file.bytes !== null) continue;
      const { bytes, sha256, entries } = await this.maker.make(edition, file, {
        folder: copyFolder(edition.id, serial),
        copy: { name: recipient.name, serial },
        progress: (done) => this.note(which, done === undefined ? {} : { done: before + done }),
      });
      Object.assign(file, { bytes, sha256, entries } satisfies Partial<CopyFile>);
      before += entries ?? 0;
      await this.note(which, { files: copy.files, done: before });
    }
  }

  private async sign({ which, edition, recipient, serial, copy }: Order): Promise<void> {
    const all = await this.transactions.read(CONTEXT, (tx) =>
      tx.find(EditionFile, { where: { editionId: edition.id, state: 'done' }, order: { position: 'asc' } }),
    );
    const now = this.clock.now();
    const wanted = { formats: recipient.formats, language: copy.language };
    const about = {
      edition: { number: edition.number, digest: edition.digest! },
      serial,
      recipient: recipient.name,
      madeAt: now.toISOString(),
      files: copy.files.map(({ name, bytes, sha256, entries }) => ({
        name,
        entries,
        bytes: bytes!,
        sha256: sha256!,
      })),
      data: all.filter((file) => isFor(file, wanted)).map(({ name }) => name),
    };
    const signed = await this.keys.sign((key) => copyManifestText(about, key));
    const digest = createHash('sha256').update(signed.text).digest('hex');
    await this.note(which, {
      state: 'done',
      madeAt: now,
      manifest: signed.text,
      digest,
      keyId: signed.keyId,
      pgpSignature: signed.openpgp,
      ed25519Signature: signed.ed25519,
    });
  }

  /** In a transaction of its own, so that it is seen at once. @throws NoLongerWanted */
  private async note(which: Which, how: Partial<EditionCopy>): Promise<void> {
    const { body: wanted } = await this.transactions.write(CONTEXT, async (tx) => {
      const edition = await tx.findOneByOrFail(Edition, { id: which.editionId });
      if (!['published', 'superseded'].includes(edition.state)) return new Answer(200, false);
      if (Object.keys(how).length > 0) await tx.update(EditionCopy, { ...which, state: 'waiting' }, how);
      return new Answer(200, true);
    });
    if (!wanted) throw new NoLongerWanted();
  }
}
