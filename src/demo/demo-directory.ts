import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { rankOf } from '../access/tlp.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { ContactPointWriter } from '../register/contact-point.writer.js';
import { newDocument } from '../register/entry-input.js';
import { EntryWriter } from '../register/entry.writer.js';
import { registers } from '../registers.js';
import { realOffices, type DemoEntry } from './demo-entry.js';
import { inventedEntries, type DemoState } from './invented.js';

const DAY = 24 * 60 * 60 * 1000;

/** The directory that a newcomer finds: real offices with their sources, and invented officers and experts. */
@Injectable()
export class DemoDirectory implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoDirectory.name);

  constructor(
    private readonly configuration: Configuration,
    private readonly transactions: Transactions,
    private readonly writer: EntryWriter,
    private readonly points: ContactPointWriter,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.configuration.demo) return;
    const loaded = await this.load();
    if (loaded > 0) this.logger.log(`Loaded ${loaded} entries of the demonstration directory`);
  }

  /**
   * Loads the demonstration into a directory without entries, in one transaction; never again once it was cleared.
   * @returns how many entries; 0 when there was nothing to do.
   */
  async load(): Promise<number> {
    const context = systemContext('demo:load');
    const { body } = await this.transactions.write(context, async (tx, actor) => {
      // Two servers that start together: the second waits, and finds the entries of the first.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('demo:load', 0))`);
      const [{ wanted } = { wanted: false }] = await tx.query<{ wanted: boolean }[]>(
        `select not exists (select 1 from register_entry)
            and not exists (select 1 from setting where key = 'demo_cleared') as wanted`,
      );
      if (!wanted) return new Answer(200, 0);
      const states = await tx.query<DemoState[]>(
        'select iso2, names, official_languages, primary_zone, calling_prefixes from country where oas_state order by iso2',
      );
      const entries = [...realOffices(), ...inventedEntries(states, this.clock.today())];
      for (const entry of entries) await this.write(tx, actor, context, entry);
      return new Answer(201, entries.length);
    });
    return body;
  }

  /**
   * Empties the demonstration, for good: its entries go with everything about them, its accounts are disabled (the
   * audit log names them). The log keeps that they were.
   */
  async clear(): Promise<{ entries: number; accounts: number }> {
    const context = systemContext('demo:clear');
    const { body } = await this.transactions.write(context, async (tx, actor) => {
      const now = this.clock.now();
      const entries = await affected(tx, 'delete from register_entry where demo returning 1');
      const accounts = await affected(
        tx,
        `update app_user set status = 'disabled', disabled_reason = 'demo-cleared', changed_at = $1
          where demo and status = 'active' returning 1`,
        [now],
      );
      await tx.query(
        `insert into setting (key, value, changed_at) values ('demo_cleared', 'true', $1) on conflict (key) do nothing`,
        [now],
      );
      await this.audit.append(tx, actor, context, {
        action: 'demo.cleared',
        subject: { type: 'demonstration', id: 'demo' },
        details: { entries, accounts },
      });
      return new Answer(200, { entries, accounts });
    });
    return body;
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    entry: DemoEntry,
  ): Promise<void> {
    const definition = registers.find(({ name }) => name === entry.register)!;
    const now = this.clock.now();
    const id = this.writer.newId();
    const document = newDocument(definition, entry.input);
    const before = {
      entryId: id,
      country: document.country,
      entryRank: rankOf(document.tlp),
      rows: [],
      ids: [],
    };
    const { ids, created } = this.points.plan(before, entry.input.contactPoints ?? [], now);
    await this.writer.write(tx, actor, context, definition, id, null, {
      action: 'entry.loaded',
      status: 'published',
      document,
      contactPoints: ids,
      createdPoints: created.map((point) => ({ ...point, ...confirmed(entry, now) })),
      singleSignature: true,
      demo: true,
    });
  }
}

function confirmed({ confirmedDaysAgo }: DemoEntry, now: Date) {
  if (confirmedDaysAgo === null) return {};
  const verifiedAt = new Date(now.getTime() - confirmedDaysAgo * DAY);
  return {
    verifiedAt,
    verifiedBy: 'demo:load',
    verifiedMethod: 'call',
    verifiedSide: 'secretariat',
  } as const;
}

/** Runs a statement that returns one row for each row it touched; how many those were. */
async function affected(tx: EntityManager, sql: string, parameters: unknown[] = []): Promise<number> {
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }[]>(
    `with touched as (${sql}) select count(*)::int as count from touched`,
    parameters,
  );
  return count;
}
