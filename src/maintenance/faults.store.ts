import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { SECRETARIAT_ROLES } from '../access/roles.js';
import { VisibleTo } from '../access/visible-to.js';
import { SqlParameters, type Queryable } from '../platform/queryable.js';
import { INFLUENCE_DAYS } from '../register/two-persons.js';
import type { Fault, FaultOutcome } from './fault.vocabulary.js';
import type { FaultsView } from './faults.dto.js';

const DAY = 24 * 60 * 60 * 1000;

/** A report that is settled, and whom to tell. */
export interface SettledFault {
  id: string;
  entryId: string;
  register: string;
  country: string | null;
  demo: boolean;
  contactPointId: string;
  outcome: FaultOutcome;
  reporterId: string;
  document: unknown;
}

/** Reports of one office count once: its State's, the secretariat's; anybody else is an office of their own. */
const officeOf = (actor: Actor): string =>
  actor.state ?? (SECRETARIAT_ROLES.includes(actor.role) ? 'secretariat' : actor.id);

/** The reports as the database keeps them. */
@Injectable()
export class FaultsStore {
  constructor(private readonly visibleTo: VisibleTo) {}

  /** How many the person made since. */
  async madeSince(tx: Queryable, actor: Actor, since: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from fault_reporter where reporter_id = $1 and reported_at > $2',
      [actor.id, since],
    );
    return row?.count ?? 0;
  }

  /** Notes the report, as its reporter. @returns false: the person has an open one about that value already. */
  async note(
    tx: Queryable,
    actor: Actor,
    { contactPointId, fault, note }: { contactPointId: string; fault: Fault; note: string | null },
    now: Date,
  ): Promise<boolean> {
    const noted = await tx.query(
      `with reporter as (
         insert into fault_reporter (report_id, point, reporter_id, office, note, reported_at, reporter_name, state)
         select $1, p.point, $2, $3, $4, $5, $8, $9 from contact_point p where p.id = $6
         on conflict do nothing returning report_id),
       report as (
         insert into fault_report (id, contact_point_id, entry_id, register, country, demo, fault, reported_at)
         select r.report_id, p.id, e.id, e.register, e.country, e.demo, $7, $5
           from reporter r join contact_point p on p.id = $6 join register_entry e on e.id = p.entry_id)
       select report_id from reporter`,
      [randomUUID(), actor.id, officeOf(actor), note, now, contactPointId, fault, actor.name, actor.state],
    );
    return noted.length > 0;
  }

  /**
   * Makes the value due and, from the second independent report, disputed: two persons of different offices, neither
   * of whom invited, re-roled or reset the other. As the system. @returns whether it became disputed now.
   */
  async weigh(tx: Queryable, contactPointId: string, now: Date): Promise<boolean> {
    // The second of two at once waits here, and then sees the first.
    await tx.query('select 1 from contact_point where id = $1 for no key update', [contactPointId]);
    const since = new Date(now.getTime() - INFLUENCE_DAYS * DAY);
    const [row] = await tx.query<{ disputed: boolean }>(
      `with open as (
         select f.reporter_id, f.office from fault_report r join fault_reporter f on f.report_id = r.id
          where r.contact_point_id = $1 and r.closed_at is null),
       weighed as (
         select exists (
           select from open a join open b on a.reporter_id < b.reporter_id and a.office <> b.office
            where not a.reporter_id in (select controllers_of(b.reporter_id, $3))
              and not b.reporter_id in (select controllers_of(a.reporter_id, $3))
         ) as independent),
       was as (select disputed_at from contact_point where id = $1),
       marked as (
         update contact_point p
            set reported_at = coalesce(p.reported_at, $2),
                disputed_at = coalesce(p.disputed_at, case when w.independent then $2::timestamptz end)
           from weighed w where p.id = $1 returning p.disputed_at)
       select marked.disputed_at is not null and was.disputed_at is null as disputed from marked, was`,
      [contactPointId, now, since],
    );
    return row?.disputed ?? false;
  }

  /** What is open about these values, as far as the caller may know. */
  async openOf(tx: Queryable, actor: Actor, ids: readonly string[]): Promise<FaultsView[]> {
    const parameters = new SqlParameters();
    const own = 'f.report_id is not null and f.reporter_id::text = ' + parameters.add(actor.id);
    return tx.query<FaultsView>(
      `select r.contact_point_id as "contactPointId", count(*)::int as reports,
              array_agg(distinct r.fault order by r.fault) as faults,
              to_char(max(r.reported_at) at time zone 'UTC', 'YYYY-MM-DD') as "lastOn",
              coalesce(bool_or(${own}), false) as mine
         from fault_report r left join fault_reporter f on f.report_id = r.id
        where r.contact_point_id = any(${parameters.add(ids)}::uuid[]) and r.closed_at is null
          and (${this.visibleTo.concerned(actor, 'r.country', parameters)} or ${own})
        group by 1 order by 1`,
      parameters.values,
    );
  }

  /** Reports follow their value where it was only labelled otherwise. */
  async follow(tx: Queryable): Promise<void> {
    await tx.query(
      `update fault_report r set contact_point_id = n.id
         from contact_point p join entry_version v on v.entry_id = p.entry_id and v.current
         join contact_point n on n.point = p.point and n.id = any(v.contact_points)
        where r.closed_at is null and p.id = r.contact_point_id and not p.id = any(v.contact_points)
          and n.kind = p.kind and n.value = p.value and n.extension is not distinct from p.extension`,
    );
  }

  /** Closes the reports whose value was verified, replaced or withdrawn since. @returns whom to tell what. */
  settle(tx: Queryable, now: Date): Promise<SettledFault[]> {
    return tx.query<SettledFault>(
      `with settled as (
         select r.id, case
             when e.status <> 'published' or p.erased_at is not null then 'withdrawn'
             when not p.id = any(v.contact_points) then case
               when exists (select from contact_point n where n.point = p.point and n.id = any(v.contact_points)
                              and n.erased_at is null) then 'corrected' else 'withdrawn' end
             when exists (select from verification w where w.contact_point_id = p.id and w.recorded_at > r.reported_at)
               then 'confirmed' end as outcome
           from fault_report r join contact_point p on p.id = r.contact_point_id
           join register_entry e on e.id = r.entry_id join entry_version v on v.entry_id = e.id and v.current
          where r.closed_at is null),
       closed as (
         update fault_report r set closed_at = $1, outcome = s.outcome from settled s
          where r.id = s.id and s.outcome is not null returning r.*),
       told as (
         update fault_reporter f set open = false from closed c where f.report_id = c.id returning f.report_id, f.reporter_id)
       select c.id, c.entry_id as "entryId", c.register, c.country, c.demo, c.contact_point_id as "contactPointId",
              c.outcome, t.reporter_id as "reporterId", v.document
         from closed c join told t on t.report_id = c.id
         join entry_version v on v.entry_id = c.entry_id and v.current order by c.id`,
      [now],
    );
  }
}
