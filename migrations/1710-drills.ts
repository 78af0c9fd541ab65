import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drills of the points that answer day and night: who was tried by which value, who answered, and how fast. */
export class Drills1710 implements MigrationInterface {
  name = 'Drills0000000001710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table drill (
        id uuid primary key,
        title text not null,
        channel text not null constraint drill_channel check (channel in ('mail', 'call')),
        -- Whose points: of a State, of a network; both null: all.
        country text references country (iso2),
        network text,
        state text not null constraint drill_state check (state in ('scheduled', 'running', 'closed', 'cancelled')),
        starts_at timestamptz not null,
        -- How long an answer counts.
        hours smallint not null constraint drill_hours check (hours between 1 and 168),
        -- The next one is scheduled so many months later, once this one starts; null: there is none.
        every_months smallint constraint drill_every check (every_months in (1, 3, 6, 12)),
        closes_at timestamptz,
        closed_at timestamptz,
        created_by text not null, created_by_name text not null,
        created_at timestamptz not null,
        constraint drill_closes check ((state in ('running', 'closed')) = (closes_at is not null))
      );
      create index drill_page on drill (starts_at desc, id desc);
      create index drill_due on drill (state, starts_at);
      grant select, insert, update (state, closes_at, closed_at) on drill to enlace_serving;

      create table drill_point (
        id uuid primary key,
        drill_id uuid not null references drill (id) on delete cascade,
        entry_id uuid not null references register_entry (id) on delete cascade,
        register text not null,
        country text,
        demo boolean not null,
        language text not null,
        -- The value that is tried; null: it has none for this channel.
        contact_point_id uuid references contact_point (id) on delete set null,
        mail_id uuid,
        asked_at timestamptz,
        answered_at timestamptz,
        seconds integer,
        result text constraint drill_point_result check (
          result in ('answered', 'no-answer', 'wrong-person', 'not-in-service', 'bounced', 'not-tried')),
        recorded_by text,
        constraint drill_point_once unique (drill_id, entry_id),
        constraint drill_point_answered check ((result = 'answered') = (answered_at is not null) or result is null)
      );
      create index drill_point_entry on drill_point (entry_id);
      create index drill_point_country on drill_point (country);
      grant select, insert, update (mail_id, asked_at, answered_at, seconds, result, recorded_by) on drill_point to enlace_serving;

      alter table drill enable row level security;
      alter table drill force row level security;
      create policy drill_select on drill for select using (
        is_secretariat() or (select bool_or(true) from drill_point p where p.drill_id = drill.id));
      create policy drill_insert on drill for insert with check (is_secretariat());
      create policy drill_update on drill for update using (is_secretariat());

      alter table drill_point enable row level security;
      alter table drill_point force row level security;
      create policy drill_point_select on drill_point for select using (is_concerned(country));
      create policy drill_point_insert on drill_point for insert with check (is_secretariat());
      create policy drill_point_update on drill_point for update using (is_secretariat());

      -- How the entry's last drill went, beside what every look-up reads anyway.
      alter table register_entry
        add column drilled_at timestamptz, add column drill_answered boolean, add column drill_seconds integer,
        add column drill_misses smallint not null default 0;

      -- A mailed link is for one thing. Of a drill it names the points that the mailbox answers for.
      alter table upkeep_link add column purpose text not null default 'confirm'
        constraint upkeep_link_purpose check (purpose in ('confirm', 'drill'));
      alter table upkeep_link drop constraint upkeep_link_one_a_day;
      create unique index upkeep_link_one_a_day on upkeep_link (mailbox, sent_on, demo) where purpose = 'confirm';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from upkeep_link where purpose = 'drill';
      drop index upkeep_link_one_a_day;
      alter table upkeep_link drop column purpose,
        add constraint upkeep_link_one_a_day unique (mailbox, sent_on, demo);
      alter table register_entry drop column drilled_at, drop column drill_answered, drop column drill_seconds,
        drop column drill_misses;
      drop policy drill_select on drill;
      drop table drill_point;
      drop table drill;
    `);
  }
}
