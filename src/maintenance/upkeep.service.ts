import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { VisibleTo } from '../access/visible-to.js';
import { letterLanguages } from '../letters/letter.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Problem, type Language, type Texts } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import { instantSql, NAME } from './askings.store.js';
import { formalLetter } from './letters.js';
import type { AskingPage, AskingsQuery, AskingView, CampaignView, StateLetter } from './upkeep.dto.js';

const STATES: Record<NonNullable<AskingsQuery['state']>, string> = {
  open: 'a.closed_at is null',
  unanswered: `a.closed_at is null and a.step in ('authority', 'secretariat')`,
  bounced: 'a.closed_at is null and a.bounced_at is not null',
  closed: 'a.closed_at is not null',
};

/** What somebody concerned reads of the askings: the secretariat of all States, an authority of its own. */
@Injectable()
export class UpkeepService {
  constructor(
    private readonly transactions: Transactions,
    private readonly visibleTo: VisibleTo,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  campaigns(context: RequestContext): Promise<CampaignView[]> {
    return this.transactions.read(context, (tx, actor) => {
      const parameters = new SqlParameters();
      const recent = parameters.add(new Date(this.clock.now().getTime() - 30 * 24 * 60 * 60 * 1000));
      const open = 'a.closed_at is null';
      const counted = (condition: string) => `(count(*) filter (where ${condition}))::int`;
      return tx.query<CampaignView[]>(
        `select a.country, ${counted(open)} as open, ${counted(`${open} and a.step = 'waiting'`)} as waiting,
                ${counted(`${open} and a.step in ('asked', 'reminded')`)} as asked,
                ${counted(`${open} and a.step = 'authority'`)} as authority,
                ${counted(`${open} and a.step = 'secretariat'`)} as letters,
                ${counted(`${open} and a.bounced_at is not null`)} as bounced,
                ${counted(`${open} and a.responsible_id is null`)} as "withoutMailbox",
                ${counted(`a.closed_at >= ${recent}`)} as settled,
                to_char((min(a.opened_at) filter (where ${open})) at time zone 'UTC', 'YYYY-MM-DD') as since
           from upkeep_asking a
          where (${open} or a.closed_at >= ${recent}) and ${this.visibleTo.concerned(actor, 'a.country', parameters)}
          group by a.country order by a.country`,
        parameters.values,
      );
    });
  }

  askings(context: RequestContext, asked: AskingsQuery): Promise<AskingPage> {
    return this.transactions.read(context, async (tx, actor) => {
      const limit = asked.limit ?? 50;
      const parameters = new SqlParameters();
      const where = [STATES[asked.state ?? 'open'], ...this.visible(actor, parameters)];
      if (asked.country) where.push(`a.country = ${parameters.add(asked.country)}`);
      if (asked.cursor)
        where.push(
          `(a.opened_at, a.id) < (select x.opened_at, x.id from upkeep_asking x where x.id = ${parameters.add(asked.cursor)})`,
        );
      const rows = await tx.query<AskingView[]>(
        `select a.id, a.entry_id as "entryId", a.register, a.country, ${NAME} as name,
                a.responsible_id is not null as mailbox, a.step, a.next_on::text as "nextOn",
                ${instantSql('a.opened_at')} as "openedAt", ${instantSql('a.asked_at')} as "askedAt",
                ${instantSql('a.bounced_at')} as "bouncedAt", a.bounce_reason as "bounceReason",
                ${instantSql('a.closed_at')} as "closedAt", a.outcome, a.demo
           from upkeep_asking a join register_entry e on e.id = a.entry_id
           join entry_version v on v.entry_id = e.id and v.current
          where ${where.join(' and ')} order by a.opened_at desc, a.id desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? items.at(-1)!.id : null };
    });
  }

  /** @throws Problem `not-found` where no letter to that State is due. */
  letter(context: RequestContext, country: string, language: Language | null): Promise<StateLetter> {
    return this.transactions.read(context, async (tx, actor) => {
      const [state] = await tx.query<{ names: Texts; languages: string[] }[]>(
        'select names, official_languages as languages from country where iso2 = $1',
        [country],
      );
      const named = await this.unanswered(tx, actor, country);
      if (!state || named.length === 0) throw new Problem('not-found', 'No letter to this State is due.');
      const tongue = language ?? letterLanguages(state.languages)[0]!;
      const letter = formalLetter(tongue, {
        state: state.names[tongue],
        day: this.clock.today(),
        names: named.map(({ name }) => name),
        link: this.configuration.publicUrl,
      });
      return { ...letter, entries: named.map(({ id }) => id) };
    });
  }

  private unanswered(tx: EntityManager, actor: Actor, country: string) {
    const parameters = new SqlParameters();
    const where = [
      `a.closed_at is null and a.step = 'secretariat'`,
      `a.country = ${parameters.add(country)}`,
      ...this.visible(actor, parameters),
    ];
    return tx.query<{ id: string; name: string }[]>(
      `select e.id, ${NAME} as name from upkeep_asking a join register_entry e on e.id = a.entry_id
         join entry_version v on v.entry_id = e.id and v.current
        where ${where.join(' and ')} order by e.register, v.sort_name, e.id`,
      parameters.values,
    );
  }

  /** The first layer: askings of whom the caller is concerned with, about entries it may see. */
  private visible(actor: Actor, parameters: SqlParameters): string[] {
    return [
      this.visibleTo.concerned(actor, 'a.country', parameters),
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ];
  }
}
