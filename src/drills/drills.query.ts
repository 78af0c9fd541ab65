import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { labelOf, rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { VisibleTo } from '../access/visible-to.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { instantSql, NAME } from '../maintenance/askings.store.js';
import { Problem } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import { MISSES_TO_FAIL } from '../register/view.js';
import type {
  DrilledPoint,
  DrillListQuery,
  DrillPage,
  DrillResultsQuery,
  DrillSummary,
  DrillView,
  PointResult,
} from './drills.dto.js';

type PointRow = DrilledPoint & { rank: number | null };

/** What is read of drills: the secretariat reads all, an authority what concerns its own State's points. */
@Injectable()
export class DrillsQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly visibleTo: VisibleTo,
    private readonly ledger: ReleaseLedger,
  ) {}

  /** Newest first, each counted over the points that the caller may know of. */
  list(context: RequestContext, { limit = 50, cursor }: DrillListQuery): Promise<DrillPage> {
    return this.transactions.read(context, async (tx, actor) => {
      const parameters = new SqlParameters();
      const after = cursor
        ? `(r.starts_at, r.id) < (select x.starts_at, x.id from drill x where x.id = ${parameters.add(cursor)})`
        : 'true';
      const rows = await this.summaries(tx, actor, parameters, after, limit + 1);
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? items.at(-1)!.id : null };
    });
  }

  one(context: RequestContext, id: string): Promise<DrillView> {
    return this.transactions.read(context, (tx, actor) => this.view(tx, actor, context, id));
  }

  /** @throws Problem `not-found`, also for a drill without a point that the caller may know of. */
  async view(tx: EntityManager, actor: Actor, context: RequestContext, id: string): Promise<DrillView> {
    const parameters = new SqlParameters();
    const [drill] = await this.summaries(tx, actor, parameters, `r.id = ${parameters.add(id)}`, 1);
    if (!drill) throw new Problem('not-found');
    const points = await this.points(tx, actor, id);
    const valueIds = points.flatMap(({ value, rank }) =>
      value && rankOf(labelOf(rank!)) > rankOf('TLP:GREEN') ? [value.id] : [],
    );
    await this.ledger.record(tx, actor, context, { purpose: context.route, valueIds });
    return { ...drill, list: points.map(({ rank: _, ...point }) => point) };
  }

  /** The points' results, newest first. */
  results(
    context: RequestContext,
    { entryId, country, limit = 50 }: DrillResultsQuery,
  ): Promise<PointResult[]> {
    return this.transactions.read(context, async (tx, actor) => {
      const parameters = new SqlParameters();
      const where = [
        this.visibleTo.concerned(actor, 'd.country', parameters),
        this.visibleTo.entries(actor, parameters),
        this.visibleTo.versions(actor, parameters),
      ];
      if (entryId) where.push(`d.entry_id = ${parameters.add(entryId)}`);
      if (country) where.push(`d.country = ${parameters.add(country)}`);
      return tx.query<PointResult[]>(
        `select r.id as "drillId", r.title, r.channel, ${instantSql('r.starts_at')} as "startsAt",
                d.entry_id as "entryId", d.register, ${NAME} as name, d.result, d.seconds
           from drill_point d join drill r on r.id = d.drill_id
           join register_entry e on e.id = d.entry_id join entry_version v on v.entry_id = e.id and v.current
          where ${where.join(' and ')} order by r.starts_at desc, v.sort_name, d.id limit ${parameters.add(limit)}`,
        parameters.values,
      );
    });
  }

  private summaries(
    tx: EntityManager,
    actor: Actor,
    parameters: SqlParameters,
    where: string,
    limit: number,
  ): Promise<DrillSummary[]> {
    const concerned = this.visibleTo.concerned(actor, 'd.country', parameters);
    // The secretariat also sees drills that have no points yet.
    const all = this.visibleTo.concerned(actor, 'null::text', parameters);
    return tx.query<DrillSummary[]>(
      `select r.id, r.title, r.channel, r.country, r.network, r.state, ${instantSql('r.starts_at')} as "startsAt",
              ${instantSql('r.closes_at')} as "closesAt", r.hours, r.every_months as "everyMonths",
              c.points, c.answered, c."notTried", c."medianSeconds"
         from drill r cross join lateral (
           select count(*) filter (where d.result is distinct from 'not-tried')::int as points,
                  count(*) filter (where d.result = 'answered')::int as answered,
                  count(*) filter (where d.result = 'not-tried')::int as "notTried",
                  (percentile_disc(0.5) within group (order by d.seconds))::int as "medianSeconds", count(*) as known
             from drill_point d where d.drill_id = r.id and ${concerned}) c
        where ${where} and (c.known > 0 or ${all}) order by r.starts_at desc, r.id desc limit ${parameters.add(limit)}`,
      parameters.values,
    );
  }

  private points(tx: EntityManager, actor: Actor, drillId: string): Promise<PointRow[]> {
    const parameters = new SqlParameters();
    const where = [
      `d.drill_id = ${parameters.add(drillId)}`,
      this.visibleTo.concerned(actor, 'd.country', parameters),
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ];
    return tx.query<PointRow[]>(
      `select d.entry_id as "entryId", d.register, d.country, ${NAME} as name, d.demo,
              case when p.id is not null then json_build_object('id', p.id, 'kind', p.kind, 'use', p.use,
                'value', p.value, 'extension', p.extension) end as value, greatest(p.visible_rank, e.tlp_rank) as rank,
              ${instantSql('d.asked_at')} as "askedAt", d.result, d.seconds, e.drill_misses >= ${MISSES_TO_FAIL} as failing
         from drill_point d join register_entry e on e.id = d.entry_id
         join entry_version v on v.entry_id = e.id and v.current
         left join contact_point p on p.id = d.contact_point_id and p.value is not null
              and ${this.visibleTo.values(actor, parameters)}
        where ${where.join(' and ')} order by d.country nulls last, v.sort_name, d.id`,
      parameters.values,
    );
  }
}
