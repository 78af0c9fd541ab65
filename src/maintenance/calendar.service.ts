import { Injectable } from '@nestjs/common';
import { LookUps } from '../access/look-ups.js';
import type { RequestContext } from '../access/request-context.js';
import { VisibleTo } from '../access/visible-to.js';
import { Clock } from '../platform/clock.js';
import { prepared } from '../platform/prepared.js';
import { Problem } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import { withDaysSql } from '../register/freshness.js';
import type { RegisterName } from '../register/vocabulary.js';
import { NAME } from './askings.store.js';
import { daysAfter } from './schedule.js';
import type { CalendarCount, CalendarEntry, CalendarQuery, CalendarView } from './upkeep.dto.js';

const MOST_ENTRIES = 500;
const MOST_DAYS = 366;

interface Row {
  counts: CalendarCount[];
  entries: (CalendarEntry & { register: RegisterName })[];
}

/** What becomes overdue on which day, of what the caller may see. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly lookUps: LookUps,
    private readonly visibleTo: VisibleTo,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` for a span that is empty or longer than a year. */
  calendar(context: RequestContext, { country, ...span }: CalendarQuery): Promise<CalendarView> {
    const from = span.from ?? this.clock.today();
    const to = span.to ?? daysAfter(from, 30);
    assertSpan(from, to);
    return this.lookUps.read(context, async (tx, actor) => {
      const parameters = new SqlParameters();
      const caller = parameters.add(JSON.stringify(this.visibleTo.limits(actor)));
      const until = `${daysAfter(to, 1)}T00:00:00Z`;
      const given = { from: `${from}T00:00:00Z`, to: until, country: country ?? null };
      const wanted = withDaysSql(parameters.add(JSON.stringify(given)));
      const visible = `${this.visibleTo.entries(actor, parameters)} and ${this.visibleTo.versions(actor, parameters)}`;
      const [row] = await prepared<Row>(
        tx,
        `with due as materialized (select * from upkeep_calendar(${caller}::jsonb, ${wanted}))
         select coalesce((select json_agg(c) from (
                  select due_on as day, country, register, count(*)::int as entries, sum(cardinality(point_ids))::int as values
                    from due group by 1, 2, 3 order by 1, 2, 3) c), '[]') as counts,
                coalesce((select json_agg(n) from (
                  select d.due_on as day, e.id, e.register, e.country, ${NAME} as name, cardinality(d.point_ids) as values
                    from (select * from due order by due_on, country, register, sort_name, entry_id limit ${MOST_ENTRIES + 1}) d
                    join register_entry e on e.id = d.entry_id join entry_version v on v.entry_id = e.id and v.current
                   where ${visible}
                   order by d.due_on, d.country, d.register, d.sort_name, d.entry_id) n), '[]') as entries`,
        parameters.values,
      );
      const { counts, entries } = row!;
      const answer = { counts, entries: entries.slice(0, MOST_ENTRIES), more: entries.length > MOST_ENTRIES };
      return { answer, recorded: null };
    });
  }
}

function assertSpan(from: string, to: string): void {
  if (from <= to && daysAfter(from, MOST_DAYS) > to) return;
  throw new Problem('invalid-request', undefined, {
    errors: [{ field: 'to', message: 'to must be the same day as from or later, at most a year' }],
  });
}
