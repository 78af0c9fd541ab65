import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the finder reads besides the registers: whom to look at, found in `entry_search` under the rule of visibility
 * as every search is (1450), and what an administrator corrected in the calendars of national holidays.
 */
export class Counterparts1750 implements MigrationInterface {
  name = 'Counterparts0000000001750';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index entry_search_functions on entry_search using gin (functions);

      -- Published entries of these States (null: the 35 of the Charter) with one of these functions, at most so many of each State: first those
      -- designated for one of the treaties, offices before persons. $1 to $4 as in search_hits.
      create function competent_hits(caller jsonb, wanted jsonb, states text[], functions text[], treaties text[], most integer)
        returns table (entry_id uuid, rank integer) language plpgsql stable rows 20
        security definer set search_path = public, pg_temp as $$
        begin
          return query execute 'select h.entry_id, 0 from (select unnest($5) as one union all select iso2 from country where oas_state and $5 is null) wanted_state cross join lateral (
              select s.entry_id from entry_search s where s.country = one and s.functions && $6 and ' || search_condition(wanted) || '
              order by s.treaties && $7 desc, s.kind = ''office'' desc, s.sort_name, s.entry_id limit $8) h'
            using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, states, functions, treaties, most;
        end $$;
      revoke all on function competent_hits(jsonb, jsonb, text[], text[], text[], integer) from public;
      grant execute on function competent_hits(jsonb, jsonb, text[], text[], text[], integer) to enlace_serving;

      -- Holidays say nothing about anybody: everyone signed in may read them, administrators correct them.
      create table holiday_correction (
        country text not null references country (iso2),
        day date not null,
        -- Null: offices are open on that day, whatever the calendar says.
        name text,
        corrected_by text not null,
        corrected_at timestamptz not null,
        primary key (country, day)
      );
      grant select, insert, update, delete on holiday_correction to enlace_serving;
      alter table holiday_correction enable row level security;
      alter table holiday_correction force row level security;
      create policy correction_select on holiday_correction for select using (actor_role() is not null);
      create policy correction_insert on holiday_correction for insert with check (actor_role() in ('administrator', 'system'));
      create policy correction_update on holiday_correction for update using (actor_role() in ('administrator', 'system'));
      create policy correction_delete on holiday_correction for delete using (actor_role() in ('administrator', 'system'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table holiday_correction;
      drop function competent_hits(jsonb, jsonb, text[], text[], text[], integer);
      drop index entry_search_functions;
    `);
  }
}
