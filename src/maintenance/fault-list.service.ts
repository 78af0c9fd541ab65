import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { VisibleTo } from '../access/visible-to.js';
import { SqlParameters } from '../platform/queryable.js';
import { instantSql, NAME } from './askings.store.js';
import type { FaultItem, FaultListQuery, FaultPage } from './faults.dto.js';

/** What was reported, newest first: the secretariat reads all of it, a State what concerns its own entries. */
@Injectable()
export class FaultListService {
  constructor(
    private readonly transactions: Transactions,
    private readonly visibleTo: VisibleTo,
  ) {}

  list(context: RequestContext, asked: FaultListQuery): Promise<FaultPage> {
    return this.transactions.read(context, async (tx, actor) => {
      const limit = asked.limit ?? 50;
      const parameters = new SqlParameters();
      const where = [
        asked.state === 'closed' ? 'r.closed_at is not null' : 'r.closed_at is null',
        this.visibleTo.concerned(actor, 'r.country', parameters),
        this.visibleTo.entries(actor, parameters),
        this.visibleTo.versions(actor, parameters),
        this.visibleTo.values(actor, parameters),
      ];
      // Only the secretariat learns who reported: the database says so as well.
      const reporters = this.visibleTo.concerned(actor, 'null::text', parameters);
      if (asked.country) where.push(`r.country = ${parameters.add(asked.country)}`);
      if (asked.cursor)
        where.push(
          `(r.reported_at, r.id) < (select x.reported_at, x.id from fault_report x where x.id = ${parameters.add(asked.cursor)})`,
        );
      const rows = await tx.query<FaultItem[]>(
        `select r.id, r.entry_id as "entryId", r.register, r.country, ${NAME} as name, p.kind, p.use, r.fault,
                ${instantSql('r.reported_at')} as "reportedAt", p.disputed_at is not null as disputed,
                case when f.report_id is not null then json_build_object('name', f.reporter_name, 'state', f.state) end as reporter,
                f.note, ${instantSql('r.closed_at')} as "closedAt", r.outcome
           from fault_report r join register_entry e on e.id = r.entry_id
           join entry_version v on v.entry_id = e.id and v.current
           join contact_point p on p.id = r.contact_point_id
           left join fault_reporter f on f.report_id = r.id and ${reporters}
          where ${where.join(' and ')} order by r.reported_at desc, r.id desc limit ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? items.at(-1)!.id : null };
    });
  }
}
