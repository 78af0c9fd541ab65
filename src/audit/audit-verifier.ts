import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import type { Finding } from './chain.js';
import { checkChain } from './chain-check.js';
import { CheckpointCheck } from './checkpoint-check.js';
import { checkReleases } from './release-check.js';

/** Looks for what is wrong, holding a bounded part of it in memory; yields nothing when all is well. */
export type AuditCheck = (tx: EntityManager) => AsyncIterable<Finding>;

/** What a verification found. */
export interface Verification {
  ok: boolean;
  /** Where the log says that it stands: the number of its newest record, 0 when empty. */
  records: number;
  /** Hash of the newest record, hexadecimal. */
  head: string;
  /** Names of the checks carried out. */
  checks: string[];
  /** How many things are wrong. */
  total: number;
  /** The first hundred of them. */
  findings: Finding[];
}

const TOLD = 100;

/** Proves the log whole: the chain, the checkpoints of both places, the sealed ledger, and what modules add. */
@Injectable()
export class AuditVerifier {
  private readonly checks = new Map<string, AuditCheck>();

  constructor(
    private readonly transactions: Transactions,
    checkpoints: CheckpointCheck,
  ) {
    this.addCheck('chain', checkChain);
    this.addCheck('checkpoints', (tx) => checkpoints.run(tx));
    this.addCheck('releases', checkReleases);
  }

  /**
   * Adds a check of a module's own records against the log, such as the digests of entry versions.
   * @throws Error when two claim one name.
   */
  addCheck(name: string, check: AuditCheck): void {
    if (this.checks.has(name)) throw new Error(`The audit check ${name} is added twice`);
    this.checks.set(name, check);
  }

  /** @param tell is called with each finding as it is found, also beyond the first hundred. */
  async verify(context: RequestContext, tell: (finding: Finding) => void = () => {}): Promise<Verification> {
    // Who may ask is asked as the caller; the proof itself reads every row, as no person may.
    await this.transactions.read(context, async () => {});
    return this.transactions.read(systemContext('audit:verify', context.requestId), async (tx) => {
      const findings: Finding[] = [];
      let total = 0;
      const [head] = await tx.query<{ seq: string; hash: string }[]>(
        `select seq, encode(hash, 'hex') as hash from audit_head`,
      );
      for (const check of this.checks.values()) {
        for await (const finding of check(tx)) {
          total += 1;
          if (findings.length < TOLD) findings.push(finding);
          tell(finding);
        }
      }
      const checks = [...this.checks.keys()];
      return {
        ok: total === 0,
        records: Number(head?.seq ?? 0),
        head: head?.hash ?? '',
        checks,
        total,
        findings,
      };
    });
  }
}
