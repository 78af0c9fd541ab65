import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../access/request-context.js';
import { systemContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Problem } from '../platform/problems.js';
import type { DifferenceItem, DifferenceResponse } from './delivery.dto.js';
import { Edition } from './edition.entity.js';
import { EditionDifferences } from './edition-differences.js';
import { findEdition } from './editions.service.js';
import { actionWords } from './difference-words.js';

/** So many entries are answered; the edition's files have all. */
const MOST = 2000;

/** What changed for this reader, since an edition it names or the last that it acknowledged. */
@Injectable()
export class DifferencesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly differences: EditionDifferences,
    private readonly ledger: ReleaseLedger,
  ) {}

  /** @throws Problem `not-found` for an edition that is not for the caller; `invalid-request` for a later one. */
  since(context: RequestContext, id: string, since?: string): Promise<DifferenceResponse> {
    return this.transactions.read(context, async (tx, actor) => {
      const edition = await findEdition(tx, id);
      const base = since ? await findEdition(tx, since) : await this.acknowledged(tx, edition);
      if (base && base.number >= edition.number) {
        const errors = [{ field: 'since', message: 'since must be an earlier edition' }];
        throw new Problem('invalid-request', undefined, { errors });
      }
      const ceiling = Math.min(edition.ceiling, base?.ceiling ?? edition.ceiling, actor.clearance.others);
      const { items, count, valueIds } = await this.collected(context, base, edition, ceiling);
      await this.ledger.record(tx, actor, context, { purpose: context.route, valueIds });
      return { since: base?.number ?? null, number: edition.number, count, items };
    });
  }

  /** The last edition before it that the caller, as a recipient, acknowledged; else the one that it was compared with. */
  private async acknowledged(tx: EntityManager, edition: Edition): Promise<Edition | null> {
    const [last] = await tx.query<{ id: string }[]>(
      `select d.edition_id as id from edition_delivery d join edition e on e.id = d.edition_id
         join edition_recipient r on r.id = d.recipient_id
        where d.acknowledged_at is not null and e.number < $1 and is_recipient(r) order by e.number desc limit 1`,
      [edition.number],
    );
    const id = last?.id ?? edition.baseId;
    return id ? tx.findOneBy(Edition, { id }) : null;
  }

  private collected(context: RequestContext, base: Edition | null, edition: Edition, ceiling: number) {
    const own = systemContext(`edition:${edition.id}`, context.requestId);
    return this.transactions.read(own, async (tx) => {
      const items: DifferenceItem[] = [];
      const valueIds: string[] = [];
      let count = 0;
      for await (const batch of this.differences.between(tx, base, edition, ceiling)) {
        count += batch.items.length;
        if (items.length >= MOST) continue;
        valueIds.push(...batch.valueIds);
        for (const item of batch.items.slice(0, MOST - items.length)) {
          const details = item.details.map((one) => ({ ...one, words: actionWords(one, context.language) }));
          items.push({ ...item, details });
        }
      }
      return { items, count, valueIds };
    });
  }
}
