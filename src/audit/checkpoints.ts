import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/queryable.js';
import { signedText, type Checkpoint } from './checkpoint.js';
import { CheckpointFile } from './checkpoint-file.js';
import { CheckpointTimer } from './checkpoint-timer.js';
import { SigningKey } from './signing-key.js';

const CONTEXT = systemContext('job:audit.checkpoint');

/**
 * Signs where the chain stands, in the database and outside it: about a second after it moved, each minute, and
 * when the server stops. Cutting the newest records is found up to the last checkpoint.
 */
@Injectable()
export class Checkpoints implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('audit');
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly key: SigningKey,
    private readonly file: CheckpointFile,
    private readonly timer: CheckpointTimer,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.timer.onDue(() => this.tryWrite());
    this.dueTasks.register({
      name: 'audit.checkpoint',
      every: 'minute',
      run: async () => void (await this.write()),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer.stop()) await this.tryWrite();
  }

  /** Signs the head, unless this key has signed it already. One at a time. */
  write(): Promise<Checkpoint | null> {
    const next = this.last.catch(() => null).then(() => this.writeNow());
    this.last = next;
    return next;
  }

  /** The file first: were it second, a crash between would leave it short of the database, which is an alarm. */
  private async writeNow(): Promise<Checkpoint | null> {
    const keyId = await this.key.id();
    const { body } = await this.transactions.write(CONTEXT, async (tx) => {
      const head = await this.unsignedHead(tx, keyId);
      if (!head) return new Answer(200, null);
      const statement = {
        seq: Number(head.seq),
        hash: head.hash,
        at: this.clock.now().toISOString(),
        key: keyId,
      };
      const signature = await this.key.sign(signedText(statement));
      const checkpoint = { ...statement, signature: signature.toString('base64') };
      await this.file.append(checkpoint);
      await tx.query(
        `insert into audit_checkpoint (seq, key_id, hash, at, signature) values ($1, $2, decode($3, 'hex'), $4, $5)
         on conflict (seq, key_id) do nothing`,
        [head.seq, keyId, head.hash, checkpoint.at, signature],
      );
      return new Answer<Checkpoint | null>(200, checkpoint);
    });
    return body;
  }

  private async unsignedHead(tx: Queryable, keyId: string) {
    const [head] = await tx.query<{ seq: string; hash: string }>(
      `select h.seq, encode(h.hash, 'hex') as hash from audit_head h
        where h.seq > 0 and not exists (
          select 1 from audit_checkpoint c where c.seq = h.seq and c.key_id = $1 and c.hash = h.hash)`,
      [keyId],
    );
    return head;
  }

  /** A checkpoint that fails is told and tried again within the minute: the records themselves are safe. */
  private async tryWrite(): Promise<void> {
    try {
      await this.write();
    } catch (error) {
      this.logger.error(
        'No checkpoint could be written',
        error instanceof Error ? error.stack : String(error),
      );
    }
  }
}
