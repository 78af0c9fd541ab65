import { Injectable } from '@nestjs/common';
import type { Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { LANGUAGE, NAME, OWN_LANGUAGE } from '../maintenance/askings.store.js';
import type { DrillChannel, DrillResult, DrillState } from './drill.vocabulary.js';

/** A drill as its row. */
export interface DrillRow {
  id: string;
  title: string;
  channel: DrillChannel;
  country: string | null;
  network: string | null;
  state: DrillState;
  startsAt: Date;
  hours: number;
  everyMonths: number | null;
  closesAt: Date | null;
  createdBy: string;
  createdByName: string;
}

/** One mailbox of a drill, with the points that it answers for. */
export interface DrilledMailbox {
  mailbox: string;
  demo: boolean;
  language: Language;
  points: string[];
  names: string[];
}

/** A point whose drill has ended. */
export interface EndedPoint {
  id: string;
  entryId: string;
  register: string;
  country: string | null;
  demo: boolean;
  language: Language;
  result: DrillResult;
  seconds: number | null;
  document: unknown;
  /** The mailbox that answers for the entry, else the one that was tried; null: none. */
  mailbox: string | null;
}

const COLUMNS = `id, title, channel, country, network, state, starts_at as "startsAt", hours,
  every_months as "everyMonths", closes_at as "closesAt", created_by as "createdBy", created_by_name as "createdByName"`;

/** The uses by which a point is tried, in this order. */
const USES = `array['24/7', 'urgent', 'after-hours', 'general']`;

/** The drills as the database keeps them: each method is one statement. */
@Injectable()
export class DrillsStore {
  async insert(tx: Queryable, drill: Omit<DrillRow, 'closesAt'>, now: Date): Promise<void> {
    const { id, title, channel, country, network, state, startsAt, hours, everyMonths } = drill;
    await tx.query(
      `insert into drill (id, title, channel, country, network, state, starts_at, hours, every_months,
                          created_by, created_by_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, title, channel, country, network, state, startsAt, hours, everyMonths],
        ...[drill.createdBy, drill.createdByName, now],
      ],
    );
  }

  /** @param lock keeps everybody else who writes to it waiting */
  async one(tx: Queryable, id: string, lock = false): Promise<DrillRow | null> {
    const [row] = await tx.query<DrillRow>(
      `select ${COLUMNS} from drill where id = $1 ${lock ? 'for update' : ''}`,
      [id],
    );
    return row ?? null;
  }

  /** Drills whose start, or whose end, has come. */
  due(tx: Queryable, state: 'scheduled' | 'running', now: Date): Promise<DrillRow[]> {
    const at = state === 'scheduled' ? 'starts_at' : 'closes_at';
    return tx.query<DrillRow>(
      `select ${COLUMNS} from drill where state = $1 and ${at} <= $2 order by ${at}, id for update`,
      [state, now],
    );
  }

  async move(tx: Queryable, id: string, state: DrillState, times: { closesAt?: Date; closedAt?: Date }) {
    await tx.query(
      `update drill set state = $2, closes_at = coalesce($3, closes_at), closed_at = $4 where id = $1`,
      [id, state, times.closesAt ?? null, times.closedAt ?? null],
    );
  }

  /**
   * Lists the points of a drill: published entries that answer day and night, each with the value to try: the one
   * for that use first, an office's before a person's. @returns how many points.
   */
  async enlist(tx: Queryable, { id, channel, country, network }: DrillRow): Promise<number> {
    const rows = await tx.query(
      `with enlisted as (
         insert into drill_point (id, drill_id, entry_id, register, country, demo, language, contact_point_id, result)
         select gen_random_uuid(), $1, e.id, e.register, e.country, e.demo, ${LANGUAGE}, tried.id,
                case when tried.id is null then 'not-tried' end
           from register_entry e join entry_version v on v.entry_id = e.id and v.current
           left join country c on c.iso2 = e.country cross join ${OWN_LANGUAGE}
           left join lateral (
             select p.id from contact_point p
              where p.entry_id = e.id and p.id = any(v.contact_points) and p.value is not null and p.published
                and p.kind = $2 and p.use = any(${USES})
              order by array_position(${USES}, p.use), p.personal, array_position(v.contact_points, p.id) limit 1) tried on true
          where e.status = 'published' and ($3::text is null or e.country = $3)
            and ($4::text is null or exists (
                  select from law_enforcement_contact l where l.entry_id = e.id and l.networks @> array[$4]))
            and ('CONTACT_24_7' = any(v.functions) or exists (
                  select from contact_point p where p.entry_id = e.id and p.id = any(v.contact_points)
                     and p.value is not null and p.use = '24/7'))
         on conflict do nothing returning 1)
       select 1 from enlisted`,
      [id, channel === 'mail' ? 'email' : 'telephone', country, network],
    );
    return rows.length;
  }

  /** The mailboxes of a drill by mail, each with all its points. */
  mailboxes(tx: Queryable, drillId: string): Promise<DrilledMailbox[]> {
    return tx.query<DrilledMailbox>(
      `select lower(p.value) as mailbox, d.demo, mode() within group (order by d.language) as language,
              array_agg(d.id order by d.id) as points, array_agg(${NAME} order by d.id) as names
         from drill_point d join contact_point p on p.id = d.contact_point_id
         join entry_version v on v.entry_id = d.entry_id and v.current
        where d.drill_id = $1 and p.value is not null group by 1, 2 order by 1, 2`,
      [drillId],
    );
  }

  async asked(tx: Queryable, points: readonly string[], mailId: string, now: Date): Promise<void> {
    await tx.query('update drill_point set asked_at = $2, mail_id = $3 where id = any($1::uuid[])', [
      points,
      now,
      mailId,
    ]);
  }

  /** Notes that these points were reached, and how fast; the entry's last drill says so from now on. */
  async reached(
    tx: Queryable,
    points: readonly string[],
    { askedAt, answeredAt, by }: { askedAt: Date | null; answeredAt: Date; by: string },
  ): Promise<void> {
    await tx.query(
      `with reached as (
         update drill_point
            set asked_at = coalesce($2, asked_at), answered_at = $3, result = 'answered', recorded_by = $4,
                seconds = greatest(0, round(extract(epoch from $3::timestamptz - coalesce($2, asked_at))))
          where id = any($1::uuid[]) returning entry_id, seconds)
       update register_entry e
          set drilled_at = $3, drill_answered = true, drill_seconds = r.seconds, drill_misses = 0
         from reached r where e.id = r.entry_id`,
      [points, askedAt, answeredAt, by],
    );
  }

  /** Notes a call that reached nobody, or the wrong person; the operator may try again while the drill runs. */
  async missed(
    tx: Queryable,
    pointId: string,
    result: DrillResult,
    calledAt: Date,
    by: string,
  ): Promise<void> {
    await tx.query('update drill_point set asked_at = $2, result = $3, recorded_by = $4 where id = $1', [
      pointId,
      calledAt,
      result,
      by,
    ]);
  }

  /**
   * Settles what is still open when a drill ends: who was written to and did not answer has not, a letter that came
   * back has bounced, and who was never asked was not tried, which counts for nothing.
   */
  async settle(tx: Queryable, drillId: string, now: Date): Promise<void> {
    await tx.query(
      `update drill_point d set result = case
           when d.asked_at is null then 'not-tried'
           when m.state = 'failed' then 'bounced'
           when m.state = 'sent' or d.demo then 'no-answer' else 'not-tried' end
         from drill_point o left join mail m on m.id = o.mail_id
        where o.id = d.id and d.drill_id = $1 and d.result is null`,
      [drillId],
    );
    await tx.query(
      `update register_entry e
          set drilled_at = $2, drill_answered = false, drill_seconds = null, drill_misses = e.drill_misses + 1
         from drill_point d
        where d.entry_id = e.id and d.drill_id = $1 and d.result not in ('answered', 'not-tried')`,
      [drillId, now],
    );
  }

  /** The points of a drill that has ended, to be told. */
  ended(tx: Queryable, drillId: string): Promise<EndedPoint[]> {
    return tx.query<EndedPoint>(
      `select d.id, d.entry_id as "entryId", d.register, d.country, d.demo, d.language, d.result, d.seconds, v.document,
              coalesce((select p.value from contact_point p where p.entry_id = d.entry_id and p.use = 'responsible'
                           and p.kind = 'email' and p.value is not null and p.id = any(v.contact_points) limit 1),
                       (select p.value from contact_point p where p.id = d.contact_point_id and p.kind = 'email')) as mailbox
         from drill_point d join entry_version v on v.entry_id = d.entry_id and v.current
        where d.drill_id = $1 order by d.id`,
      [drillId],
    );
  }
}
