import { Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Problem } from '../platform/problems.js';
import { EMERGENCY_CEILING, EmergencyPack, type Pack } from './emergency-pack.js';
import type { EmergencyPackResponse } from './emergency.dto.js';
import { typeOf } from './edition-download.js';
import { EditionProofs } from './edition-proofs.js';
import { EditionStore } from './edition-store.js';

/** Gives the emergency pack out: to whoever may see all that is in it, after a password, with a row in the ledger. */
@Injectable()
export class EmergencyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pack: EmergencyPack,
    private readonly store: EditionStore,
    private readonly proofs: EditionProofs,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem `forbidden` to whoever may see less than it holds. */
  async get(context: RequestContext): Promise<EmergencyPackResponse> {
    const pack = await this.pack.present();
    return this.transactions.read(context, async (_, actor) => {
      assertMaySee(actor);
      if (!pack) return { madeAt: null, tlp: null, states: 0, files: [] };
      const { madeAt, tlp, states, files } = pack;
      return { madeAt, tlp, states, files };
    });
  }

  /** Has it made anew now. */
  make(context: RequestContext): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      await this.pack.enqueue(tx);
      const subject = { type: 'emergency-pack', id: 'next' };
      await this.audit.append(tx, actor, context, { action: 'emergency-pack.asked', subject });
      return new Answer(204, null);
    });
  }

  /** @throws Problem `forbidden`, `proof-required`, `not-found` */
  async file(context: RequestContext, name: string): Promise<Answer<StreamableFile>> {
    const pack = await this.pack.present();
    const file = pack?.files.find((one) => one.name === name);
    await this.transactions.write({ ...context, idempotency: null }, async (tx, actor) => {
      assertMaySee(actor);
      if (!pack || !file || !(await this.store.holds(pack.folder, name, file.bytes)))
        throw new Problem('not-found');
      await this.proofs.assertProven(tx, actor);
      await this.ledger.record(tx, actor, context, { purpose: 'emergency-pack', valueIds: pack.valueIds });
      await this.audit.append(tx, actor, context, {
        action: 'emergency-pack.fetched',
        subject: { type: 'emergency-pack', id: pack.madeAt },
        country: actor.state,
        details: { file: name, sha256: file.sha256 },
      });
      return new Answer(200, null);
    });
    return this.sent(pack!, name, file!.bytes);
  }

  private sent(pack: Pack, name: string, bytes: number): Answer<StreamableFile> {
    const stream = new StreamableFile(this.store.read(pack.folder, name), {
      type: typeOf(name),
      disposition: `attachment; filename="${name}"`,
      length: bytes,
    });
    return new Answer(200, stream, { 'Cache-Control': 'private, no-store' });
  }
}

function assertMaySee({ clearance }: Actor): void {
  if (clearance.others < EMERGENCY_CEILING)
    throw new Problem('forbidden', 'It holds values up to TLP:AMBER, which you may not see.');
}
