import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { AuditLog } from './audit-log.js';

/** The action of the audit record that seals a batch of the ledger; its subject is the ledger itself. */
export const SEALED = 'ledger.sealed';

/** How many rows one record seals at most. */
const BATCH = 5000;

/** What the sealing record says: so many rows, from the lowest to the highest id, with this digest. */
export interface SealDetails {
  count: number;
  /** Hexadecimal; see RELEASE_DIGEST. */
  digest: string;
  fromId: number;
  toId: number;
}

/** The digest of the rows `r` of a query: SHA-256 over the SHA-256 of each row's line (`release_line`), by id. */
export const RELEASE_DIGEST = `encode(sha256(coalesce(
  string_agg(sha256(convert_to(release_line(r), 'UTF8')), ''::bytea order by r.id), ''::bytea)), 'hex')`;

interface Batch {
  ids: string[] | null;
  count: string;
  from_id: string;
  to_id: string;
  digest: string;
}

/** Each minute writes the digest of the ledger's new rows into the chain, so that the past cannot be rewritten. */
@Injectable()
export class ReleaseSeal implements OnModuleInit {
  constructor(
    private readonly audit: AuditLog,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'ledger.seal', every: 'minute', run: (running) => this.seal(running) });
  }

  private async seal(running: DueRunning): Promise<void> {
    while ((await this.sealBatch(running)) === BATCH);
  }

  private async sealBatch({ tx, actor, context }: DueRunning): Promise<number> {
    const [batch] = await tx.query<Batch[]>(
      `select array_agg(r.id order by r.id) as ids, count(*) as count, min(r.id) as from_id, max(r.id) as to_id,
              ${RELEASE_DIGEST} as digest
         from release r
        where r.id in (select id from release where sealed_seq is null order by id limit ${BATCH})`,
    );
    if (!batch?.ids) return 0;
    const details: SealDetails = {
      count: Number(batch.count),
      digest: batch.digest,
      fromId: Number(batch.from_id),
      toId: Number(batch.to_id),
    };
    const seq = await this.audit.append(tx, actor, context, {
      action: SEALED,
      subject: { type: 'ledger', id: 'releases' },
      details,
    });
    await tx.query('select release_seal($1, $2::bigint[])', [seq, batch.ids]);
    return details.count;
  }
}
