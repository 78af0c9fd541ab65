import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/queryable.js';
import type { Finding } from './chain.js';
import { signedText, type Checkpoint } from './checkpoint.js';
import { CheckpointFile } from './checkpoint-file.js';
import { SigningKey } from './signing-key.js';

const PAGE = 500;

/** A checkpoint and the place that it was read from. */
interface Placed {
  checkpoint: Checkpoint;
  where: string;
}

/**
 * Holds every checkpoint, of the file and of the database, against the record it speaks of. A cut, or a chain
 * computed anew from some record on, agrees with itself but not with them.
 */
@Injectable()
export class CheckpointCheck {
  constructor(
    private readonly key: SigningKey,
    private readonly file: CheckpointFile,
  ) {}

  async *run(tx: Queryable): AsyncIterable<Finding> {
    const ownKey = await this.key.id();
    // Asked before the file is read: a new checkpoint is in the file before it is in the database.
    const inDatabase = await lastInDatabase(tx, ownKey);
    let inFile = 0;
    let page: Placed[] = [];
    for await (const { line, checkpoint } of this.file.lines()) {
      if (!checkpoint) {
        yield finding(null, `line ${line} of the checkpoint file cannot be read`);
        continue;
      }
      if (checkpoint.key === ownKey) inFile = Math.max(inFile, checkpoint.seq);
      page.push({ checkpoint, where: `the checkpoint file, line ${line}` });
      if (page.length === PAGE) yield* this.compare(tx, page);
      if (page.length === PAGE) page = [];
    }
    yield* this.compare(tx, page);
    if (inFile < inDatabase) {
      const tells = `the last checkpoint in the file is of record ${inFile}, in the database of ${inDatabase}`;
      yield finding(inDatabase, `the checkpoint file was cut or lost: ${tells}`);
    }
    for await (const rows of databasePages(tx)) yield* this.compare(tx, rows);
  }

  private async *compare(tx: Queryable, page: Placed[]): AsyncIterable<Finding> {
    const hashes = await recordHashes(tx, page);
    for (const { checkpoint, where } of page) {
      const fault = await this.fault(checkpoint, hashes.get(checkpoint.seq));
      if (fault) yield finding(checkpoint.seq, `${fault} (${where})`);
    }
  }

  private async fault(checkpoint: Checkpoint, hash: string | undefined): Promise<string | null> {
    const { seq, key, signature } = checkpoint;
    const genuine = await this.key.verify(key, signedText(checkpoint), Buffer.from(signature, 'base64'));
    if (genuine === null) return `the checkpoint of record ${seq} is signed by an unknown key, ${key}`;
    if (!genuine) return `the checkpoint of record ${seq} has a false signature`;
    if (hash === undefined) return `record ${seq} had been signed, and is gone`;
    return hash === checkpoint.hash ? null : `record ${seq} is not the one that had been signed`;
  }
}

async function recordHashes(tx: Queryable, page: Placed[]): Promise<Map<number, string>> {
  const rows = await tx.query<{ seq: string; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from audit_record where seq = any ($1::bigint[])`,
    [page.map(({ checkpoint }) => checkpoint.seq)],
  );
  return new Map(rows.map((row) => [Number(row.seq), row.hash]));
}

async function lastInDatabase(tx: Queryable, keyId: string): Promise<number> {
  const [row] = await tx.query<{ last: string | null }>(
    'select max(seq) as last from audit_checkpoint where key_id = $1',
    [keyId],
  );
  return Number(row?.last ?? 0);
}

interface CheckpointRow {
  seq: string;
  key_id: string;
  hash: string;
  at: Date;
  signature: Buffer;
}

async function* databasePages(tx: Queryable): AsyncIterable<Placed[]> {
  let after: [string, string] = ['-9223372036854775808', ''];
  for (;;) {
    const rows = await tx.query<CheckpointRow>(
      `select seq, key_id, encode(hash, 'hex') as hash, at, signature from audit_checkpoint
        where (seq, key_id) > ($1, $2) order by seq, key_id limit ${PAGE}`,
      after,
    );
    yield rows.map((row) => ({ checkpoint: fromRow(row), where: 'the database' }));
    if (rows.length < PAGE) return;
    after = [rows.at(-1)!.seq, rows.at(-1)!.key_id];
  }
}

const fromRow = (row: CheckpointRow): Checkpoint => ({
  seq: Number(row.seq),
  hash: row.hash,
  at: row.at.toISOString(),
  key: row.key_id,
  signature: row.signature.toString('base64'),
});

const finding = (seq: number | null, message: string): Finding => ({ check: 'checkpoints', seq, message });
