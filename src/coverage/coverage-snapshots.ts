import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rankOf } from '../access/tlp.js';
import { VisibleTo, type Limits } from '../access/visible-to.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { KeptListings } from '../treaties/kept-listings.js';
import { readPublished } from './coverage.query.js';
import { linesOf, summaryLine, type CoverageFacts } from './coverage.view.js';

/** What the authorities of any other State see; nothing of it differs by who among them looks. */
const SHARED: Limits = {
  state: null,
  own: rankOf('TLP:AMBER+STRICT'),
  others: rankOf('TLP:AMBER+STRICT'),
  personal: true,
  concerned: null,
};

/** Each day keeps how every State stood, so that the board can show where it comes from. */
@Injectable()
export class CoverageSnapshots implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly visibleTo: VisibleTo,
    private readonly listings: KeptListings,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'coverage.snapshot', every: 'day', run: (running) => this.keep(running) });
  }

  private async keep({ tx, actor, instant }: DueRunning): Promise<void> {
    const audiences = { concerned: this.visibleTo.limits(actor), shared: SHARED };
    const today = instant.toISOString().slice(0, 10);
    const listings = await this.listings.read(tx);
    for (const [audience, limits] of Object.entries(audiences)) {
      const facts = { today, listings, published: await readPublished(tx, limits, instant) };
      await insert(tx, audience, facts);
    }
  }
}

async function insert(tx: EntityManager, audience: string, facts: CoverageFacts): Promise<void> {
  const rows = linesOf(facts).lines.map((line) => {
    const { iso2: country, values, ...rest } = summaryLine(facts, line);
    return { country, ...rest, ...values, never_verified: values.neverVerified };
  });
  await tx.query(
    `insert into coverage_snapshot (day, country, audience, required, met, confirmed, due, overdue, never_verified, disputed, score)
     select $1, country, $2, required, met, confirmed, due, overdue, never_verified, disputed, score
       from json_populate_recordset(null::coverage_snapshot, $3) on conflict do nothing`,
    [facts.today, audience, JSON.stringify(rows)],
  );
}
