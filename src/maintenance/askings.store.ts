import { Injectable } from '@nestjs/common';
import type { Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { dayOf, endOfDay, type Outcome, type Step } from './schedule.js';

/** An entry's name, also where a person's stands apart; over `entry_version v`. */
export const NAME = `coalesce(v.document -> 'names' ->> 'original',
  (select f.value ->> 'original' from personal_field f where f.id = (v.document -> 'names' ->> 'personal')::uuid), '–')`;

/** An instant as ISO 8601 in UTC. */
export const instantSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One of the four languages of a BCP 47 tag in SQL; null: none of them. */
const oneOfFour = (tag: string): string =>
  `(case when split_part(${tag}, '-', 1) in ('en', 'es', 'pt', 'fr') then split_part(${tag}, '-', 1) end)`;

/**
 * In which language an entry's office is asked: the entry's own where its State speaks it officially, else the
 * State's first official one of the four, else the entry's, else English.
 */
export const LANGUAGE = `coalesce(
  case when c.iso2 is null or own.language in (select split_part(o, '-', 1) from unnest(c.official_languages) o)
    then own.language end,
  (select ${oneOfFour('o.tag')} from unnest(c.official_languages) with ordinality o(tag, place)
    where ${oneOfFour('o.tag')} is not null order by o.place limit 1),
  own.language, 'en')`;

/** What that asks for beside `country c`: the entry's own language, of the four. Over `entry_version v`. */
export const OWN_LANGUAGE = `lateral (select ${oneOfFour("(v.document -> 'names' ->> 'language')")} as language) own`;

/** The askings of one mailbox that a letter is due for. */
export interface MailboxDue {
  mailbox: string;
  demo: boolean;
  language: Language;
  askings: string[];
  entries: string[];
  countries: string[];
  names: string[];
  again: boolean;
}

/** The open askings of one State that go on without their mailbox. */
export interface StateDue {
  country: string | null;
  demo: boolean;
  askings: string[];
  entries: string[];
  names: string[];
}

/** The askings as the database keeps them: each method is one set-based statement. */
@Injectable()
export class AskingsStore {
  /** Closes what is settled without an answer to a link. @returns how many. */
  settle(tx: Queryable, now: Date): Promise<number> {
    return affected(
      tx,
      `update upkeep_asking a set closed_at = $1, outcome = s.outcome
         from upkeep_settled($1, freshness_days()) s where a.id = s.asking_id and a.closed_at is null returning 1`,
      [now],
    );
  }

  /** Opens an asking for at most so many entries that are due by the end of the day. @returns how many. */
  open(tx: Queryable, now: Date, most: number): Promise<number> {
    return this.openFor(tx, now, 'select * from upkeep_due($3, freshness_days(), $4)', [endOfDay(now), most]);
  }

  /** Opens an asking for this entry, due or not, unless one is open. @returns how many. */
  openEntry(tx: Queryable, now: Date, entryId: string, unless = 'false'): Promise<number> {
    const asked = `select e.id as entry_id, (
        select p.id from contact_point p where p.entry_id = e.id and p.use = 'responsible' and p.erased_at is null
           and p.id = any(v.contact_points) order by array_position(v.contact_points, p.id) limit 1) as responsible_id
      from register_entry e join entry_version v on v.entry_id = e.id and v.current
     where e.id = $3 and e.status = 'published' and not ${unless}`;
    return this.openFor(tx, now, asked, [entryId]);
  }

  /** The same, unless the entry's office has sent a correction that awaits a decision. @returns how many. */
  openUncorrected(tx: Queryable, now: Date, entryId: string): Promise<number> {
    return this.openEntry(
      tx,
      now,
      entryId,
      `exists (select from change c where c.entry_id = e.id and c.state = 'pending' and starts_with(c.proposed_by, 'responsible:'))`,
    );
  }

  /** The entry's asking, where nobody was written to yet. */
  waitingFor(tx: Queryable, entryId: string): Promise<{ id: string; zone: string }[]> {
    return tx.query(
      `select id, zone from upkeep_asking where entry_id = $1 and closed_at is null and step = 'waiting'`,
      [entryId],
    );
  }

  private openFor(tx: Queryable, now: Date, due: string, parameters: unknown[]): Promise<number> {
    return affected(
      tx,
      `insert into upkeep_asking (id, entry_id, register, country, demo, responsible_id, zone, language, step, next_on, opened_at)
       select gen_random_uuid(), e.id, e.register, e.country, e.demo, d.responsible_id,
              coalesce(v.document ->> 'timeZone', c.primary_zone, 'UTC'), ${LANGUAGE}, 'waiting', $2::date, $1
         from (${due}) d
         join register_entry e on e.id = d.entry_id
         join entry_version v on v.entry_id = e.id and v.current
         left join country c on c.iso2 = e.country
         cross join ${OWN_LANGUAGE}
       on conflict do nothing returning 1`,
      [now, dayOf(now), ...parameters],
    );
  }

  /** Notes the letters that the mail server will never take. @returns how many askings that concerns. */
  noteRefused(tx: Queryable, now: Date): Promise<number> {
    return affected(
      tx,
      `update upkeep_asking a set bounced_at = $1, bounce_reason = 'refused by the mail server', next_on = $2::date
         from upkeep_link l join mail m on m.id = l.mail_id
        where a.id = any(l.askings) and m.state = 'failed' and a.closed_at is null and a.bounced_at is null
          and a.step in ('asked', 'reminded') returning 1`,
      [now, dayOf(now)],
    );
  }

  /** Notes that letters to the mailbox of this asking come back: for all that it was asked. @returns how many. */
  noteBounced(tx: Queryable, now: Date, askingId: string, reason: string): Promise<number> {
    return affected(
      tx,
      `update upkeep_asking a set bounced_at = $1, bounce_reason = $4, next_on = $2::date
        where a.closed_at is null and a.bounced_at is null and a.step in ('asked', 'reminded')
          and exists (select from upkeep_link l where l.askings @> array[$3::uuid] and a.id = any(l.askings)) returning 1`,
      [now, dayOf(now), askingId, reason],
    );
  }

  /** The zones in which somebody is waiting for a step. */
  async zones(tx: Queryable, now: Date): Promise<string[]> {
    const rows = await tx.query<{ zone: string }>(
      'select distinct zone from upkeep_asking where closed_at is null and next_on <= $1::date',
      [dayOf(now)],
    );
    return rows.map(({ zone }) => zone);
  }

  /**
   * The mailboxes to write to now: each once a day, with everything it is asked.
   * @param only narrows to these askings, whatever their day and zone
   */
  mailboxes(
    tx: Queryable,
    now: Date,
    zones: readonly string[],
    most: number,
    only: readonly string[] | null = null,
  ): Promise<MailboxDue[]> {
    return tx.query<MailboxDue>(
      `select lower(p.value) as mailbox, a.demo, mode() within group (order by a.language) as language,
              array_agg(a.id order by a.id) as askings, array_agg(a.entry_id order by a.id) as entries,
              array_agg(coalesce(a.country, '') order by a.id) as countries,
              array_agg(${NAME} order by a.id) as names, bool_or(a.step <> 'waiting') as again
         from upkeep_asking a
         join contact_point p on p.id = a.responsible_id
         join entry_version v on v.entry_id = a.entry_id and v.current
        where a.closed_at is null and a.bounced_at is null and p.value is not null
          and case when $4::uuid[] is null then a.step in ('waiting', 'asked') and a.next_on <= $1::date and a.zone = any($2)
                   else a.id = any($4) end
          and not exists (select from upkeep_link l
                           where l.mailbox = encode(sha256(convert_to(lower(p.value), 'UTF8')), 'hex')
                             and l.sent_on = $1::date and l.demo = a.demo and l.purpose = 'confirm')
        group by 1, 2 order by 1, 2 limit $3`,
      [dayOf(now), zones, most, only],
    );
  }

  /** By State, what goes beyond its mailbox now: to the State's authorities, or from them to the secretariat. */
  beyond(
    tx: Queryable,
    now: Date,
    zones: readonly string[],
    to: 'authority' | 'secretariat',
  ): Promise<StateDue[]> {
    const ready =
      to === 'secretariat'
        ? `a.step = 'authority'`
        : `(a.step = 'reminded' or (a.step in ('waiting', 'asked') and (a.responsible_id is null or a.bounced_at is not null)))`;
    return tx.query<StateDue>(
      `select a.country, a.demo, array_agg(a.id order by a.id) as askings, array_agg(a.entry_id order by a.id) as entries,
              array_agg(${NAME} order by a.id) as names
         from upkeep_asking a join entry_version v on v.entry_id = a.entry_id and v.current
        where a.closed_at is null and ${ready} and a.next_on <= $1::date and a.zone = any($2)
        group by 1, 2 order by 1, 2`,
      [dayOf(now), zones],
    );
  }

  /** Takes a step with these askings. */
  async advance(
    tx: Queryable,
    askings: readonly string[],
    to: Step,
    next: string | null,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `update upkeep_asking set step = $2::text, next_on = $3::date,
              asked_at = case when $2::text = 'asked' then coalesce(asked_at, $4::timestamptz) else asked_at end
        where id = any($1::uuid[])`,
      [askings, to, next, now],
    );
  }

  async close(tx: Queryable, askings: readonly string[], outcome: Outcome, now: Date): Promise<void> {
    await tx.query('update upkeep_asking set closed_at = $3, outcome = $2 where id = any($1::uuid[])', [
      askings,
      outcome,
      now,
    ]);
  }
}

/** Runs a statement that returns one row for each row it touched; how many those were. */
async function affected(tx: Queryable, sql: string, parameters: unknown[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `with touched as (${sql}) select count(*)::int as count from touched`,
    parameters,
  );
  return row?.count ?? 0;
}
