import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * "No answer": what readers report of a value. The first report makes the value due at once, the second independent
 * one disputed. Who reported stands in a table of its own, which the reported State cannot read.
 */
export class FaultReports1700 implements MigrationInterface {
  name = 'FaultReports0000000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(`
      alter table contact_point add column reported_at timestamptz;
      grant update (reported_at) on contact_point to enlace_serving;
      alter table value_search add column reported_at timestamptz;
      ${FRESHNESS}
      ${replaced('f.disputed_at, $', 'f.disputed_at, f.reported_at, $')}
      ${replaced('new.disputed_at)', 'new.disputed_at, new.reported_at)')}
      ${replaced('disputed_at = excluded.disputed_at;', 'disputed_at = excluded.disputed_at, reported_at = excluded.reported_at;')}
      drop function search_freshness(text, text, timestamptz, timestamptz, timestamptz, jsonb);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${FRESHNESS_BEFORE}
      ${replaced('disputed_at = excluded.disputed_at, reported_at = excluded.reported_at;', 'disputed_at = excluded.disputed_at;')}
      ${replaced('new.disputed_at, new.reported_at)', 'new.disputed_at)')}
      ${replaced('f.disputed_at, f.reported_at, $', 'f.disputed_at, $')}
      drop function search_freshness(text, text, timestamptz, timestamptz, timestamptz, timestamptz, jsonb);
      alter table value_search drop column reported_at;
      alter table contact_point drop column reported_at;
      drop table fault_report;
      drop table fault_reporter;
    `);
  }
}

/** Puts one text in the place of another in every function that holds it: the rule of freshness takes one more fact. */
const replaced = (before: string, after: string): string => `
  do $replace$ declare known regprocedure; begin
    for known in select oid from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
        and prolang in (select oid from pg_language where lanname in ('sql', 'plpgsql')) and position('${before}' in prosrc) > 0 loop
      execute replace(pg_get_functiondef(known), '${before}', '${after}');
    end loop;
  end $replace$;`;

const TABLES = `
  -- Who reported. Reports of one office (a State, the secretariat) count once.
  create table fault_reporter (
    report_id uuid primary key,
    point uuid not null,
    reporter_id uuid not null references app_user (id) on delete cascade,
    reporter_name text not null,
    state text,
    office text not null,
    note text,
    reported_at timestamptz not null,
    open boolean not null default true
  );
  -- One person's repeated report counts once.
  create unique index fault_reporter_open on fault_reporter (point, reporter_id) where open;
  create index fault_reporter_recent on fault_reporter (reporter_id, reported_at);
  grant select, insert, update (open) on fault_reporter to enlace_serving;

  -- What was reported of which value, and what came of it.
  create table fault_report (
    id uuid primary key references fault_reporter (report_id) on delete cascade,
    contact_point_id uuid not null references contact_point (id) on delete cascade,
    entry_id uuid not null references register_entry (id) on delete cascade,
    register text not null,
    country text,
    demo boolean not null,
    fault text not null constraint fault_report_fault
      check (fault in ('no-answer', 'wrong-person', 'bounced', 'not-in-service', 'other')),
    reported_at timestamptz not null,
    closed_at timestamptz,
    outcome text constraint fault_report_outcome check (outcome in ('confirmed', 'corrected', 'withdrawn')),
    constraint fault_report_closed check ((closed_at is null) = (outcome is null))
  );
  create index fault_report_value on fault_report (contact_point_id) where closed_at is null;
  create index fault_report_entry on fault_report (entry_id);
  create index fault_report_page on fault_report (reported_at desc, id desc);
  grant select, insert, update (contact_point_id, closed_at, outcome) on fault_report to enlace_serving;
`;

const POLICIES = `
  alter table fault_reporter enable row level security;
  alter table fault_reporter force row level security;
  create policy reporter_select on fault_reporter for select using (is_secretariat() or reporter_id::text = actor_id());
  create policy reporter_insert on fault_reporter for insert with check (reporter_id::text = actor_id());
  create policy reporter_update on fault_reporter for update using (actor_role() = 'system');

  alter table fault_report enable row level security;
  alter table fault_report force row level security;
  create policy fault_select on fault_report for select using (
    is_concerned(country) or (select true from fault_reporter r where r.report_id = id));
  create policy fault_insert on fault_report for insert with check (
    (select true from contact_point p where p.id = contact_point_id));
  create policy fault_update on fault_report for update using (actor_role() = 'system');
`;

const DAYS_OF = `make_interval(days => (days->>(case when kind = 'telephone' and use = '24/7' then 'telephone247' else 'value' end))::int)`;

/** As in register/freshness.ts. One expression, so that it is inlined. */
const FRESHNESS = `
  create function search_freshness(kind text, use text, verified timestamptz, disputed timestamptz, reported timestamptz,
      at timestamptz, days jsonb) returns text language sql stable as $$
    select case when disputed is not null then 'disputed' when verified is null then 'never-verified'
      when at >= verified + ${DAYS_OF} then 'overdue'
      when reported is not null or verified + ${DAYS_OF} - at <= make_interval(days => (days->>'due')::int) then 'due'
      else 'confirmed' end $$;`;

const FRESHNESS_BEFORE = `
  create function search_freshness(kind text, use text, verified timestamptz, disputed timestamptz, at timestamptz, days jsonb)
    returns text language sql stable as $$
    select case when disputed is not null then 'disputed' when verified is null then 'never-verified'
      when at >= verified + ${DAYS_OF} then 'overdue'
      when verified + ${DAYS_OF} - at <= make_interval(days => (days->>'due')::int) then 'due'
      else 'confirmed' end $$;`;
