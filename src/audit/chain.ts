import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** One record of the log as it lies in the database. `content` is the exact text that was hashed. */
export interface ChainRecord {
  seq: number;
  content: string;
  prevHash: Buffer;
  hash: Buffer;
}

/** Where the chain says that it stands. */
export interface ChainHead {
  seq: number;
  hash: Buffer;
}

/** One thing that is wrong, and where. `check` names what found it; `seq` the record, when there is one. */
export interface Finding {
  check: string;
  seq: number | null;
  message: string;
}

/** The hash before the first record: 32 zero bytes. */
export const GENESIS_HASH = Buffer.alloc(32);

/** RFC 8785 canonical JSON: one text for one value, so that anybody can compute the same hash. */
export const canonical = (value: unknown): string => canonicalize(value);

/** sha256(previous hash || utf8(seq || ':' || content)), the same as `audit_append` computes in the database. */
export function recordHash(prevHash: Buffer, seq: number, content: string): Buffer {
  return createHash('sha256').update(prevHash).update(`${seq}:${content}`, 'utf8').digest();
}

/**
 * Walks the chain from its first record, in order of `seq`, holding one hash. Every single change, removal,
 * insertion or truncation gives at least one finding.
 */
export class ChainWalk {
  private seq = 0;
  private hash: Buffer = GENESIS_HASH;

  /** How far the walk came. */
  get at(): ChainHead {
    return { seq: this.seq, hash: this.hash };
  }

  /** Looks at the next record; goes on from what the record says of itself, so that one fault is told once. */
  next(record: ChainRecord): Finding[] {
    const findings = [...this.place(record), ...this.proof(record)];
    this.seq = record.seq;
    this.hash = record.hash;
    return findings;
  }

  /** Compares the last record with the head; call after all records up to the head. */
  end(head: ChainHead): Finding[] {
    if (this.seq < head.seq)
      return [finding(head.seq, `records ${this.seq + 1} to ${head.seq} were cut off`)];
    if (this.seq > head.seq)
      return [finding(this.seq, `records after ${head.seq} were inserted behind the head`)];
    return this.hash.equals(head.hash) ? [] : [finding(head.seq, 'the head does not match the last record')];
  }

  private place(record: ChainRecord): Finding[] {
    if (record.seq === this.seq + 1) return [];
    if (record.seq <= this.seq) return [finding(record.seq, `a record was inserted at ${record.seq}`)];
    const last = record.seq - 1;
    const which = last === this.seq + 1 ? `record ${last} was` : `records ${this.seq + 1} to ${last} were`;
    return [finding(last, `${which} removed`)];
  }

  private proof(record: ChainRecord): Finding[] {
    const follows = record.seq === this.seq + 1;
    if (follows && !record.prevHash.equals(this.hash)) {
      return [finding(record.seq, `record ${record.seq} does not follow from the one before it`)];
    }
    if (recordHash(record.prevHash, record.seq, record.content).equals(record.hash)) return [];
    return [finding(record.seq, `record ${record.seq} was changed`)];
  }
}

const finding = (seq: number, message: string): Finding => ({ check: 'chain', seq, message });
