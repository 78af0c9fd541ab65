import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Designations are confirmed as values are: somebody said on a day, by a method, that all of an entry's are right. What
 * is not confirmed is asked about with its values, and stands in the calendar of what falls due.
 */
export class DesignationsConfirmed1861 implements MigrationInterface {
  name = 'DesignationsConfirmed0000000001861';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register_entry
        add column designations_verified_at timestamptz,
        add column designations_verified_method text constraint register_entry_designations_method
          check (designations_verified_method in ('link', 'call', 'note-verbale', 'attestation')),
        add column designations_verified_side text constraint register_entry_designations_side
          check (designations_verified_side in ('secretariat', 'authority', 'office'));
      create index register_entry_designations on register_entry (designations_verified_at)
        where designations_verified_at is not null;
      -- As they were when the edition was cut; null: of an edition before that was kept.
      alter table edition_entry add column designated jsonb;

      -- As in register/freshness.ts.
      create function designation_freshness(verified timestamptz, at timestamptz, days jsonb) returns text
        language sql stable as $$
        select case when verified is null then 'never-verified'
          when at >= verified + make_interval(days => (days->>'designation')::int) then 'overdue'
          when verified + make_interval(days => (days->>'designation')::int) - at
            <= make_interval(days => (days->>'due')::int) then 'due'
          else 'confirmed' end $$;

      -- Entries whose designations need somebody's word at that instant.
      create function designations_due(at timestamptz, days jsonb) returns setof uuid language sql stable rows 1000 as $$
        select e.id from register_entry e
         where designation_freshness(e.designations_verified_at, at, days) <> 'confirmed'
           and e.id in (select d.entry_id from designation d) $$;
    `);
    await runner.query(replaced(VALUES, VALUES_OR_DESIGNATIONS));
    await runner.query(calendar(DESIGNATIONS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(calendar(''));
    await runner.query(replaced(VALUES_OR_DESIGNATIONS, VALUES));
    await runner.query(`
      drop function designations_due(timestamptz, jsonb);
      drop function designation_freshness(timestamptz, timestamptz, jsonb);
      alter table edition_entry drop column designated;
      alter table register_entry drop column designations_verified_at, drop column designations_verified_method,
        drop column designations_verified_side;
    `);
  }
}

/** What the functions of 1650 ask of an entry that is due, and of one that is settled. */
const VALUES = 'exists (select from value_search f where';
const VALUES_OR_DESIGNATIONS =
  'exists (select 1 where s.entry_id in (select designations_due($1, $2)) union all select 1 from value_search f where';

const replaced = (before: string, after: string): string => `
  do $replace$ declare known regprocedure; begin
    for known in select unnest(array['upkeep_due'::regproc, 'upkeep_settled'::regproc]) loop
      execute replace(pg_get_functiondef(known), '${before}', '${after}');
    end loop;
  end $replace$;`;

const DESIGNATIONS = `
          union all
          select s.entry_id, s.register, s.country, s.sort_name, null, due.at
            from register_entry e join entry_search s on s.entry_id = e.id
            cross join lateral (
              select e.designations_verified_at + make_interval(days => ($3->''days''->>''designation'')::int) as at) due
           where s.status = ''published'' and due.at >= $4 and due.at < $5
             and e.designations_verified_at >= $4 - make_interval(days => ($3->''days''->>''designation'')::int)
             and e.designations_verified_at < $5 - make_interval(days => ($3->''days''->>''designation'')::int)
             and ' || visible || '`;

/** The function of 1650; a row without a value's id in its list is due for its designations. */
const calendar = (designations: string): string => `
  create or replace function upkeep_calendar(caller jsonb, wanted jsonb)
    returns table (due_on date, entry_id uuid, register text, country text, sort_name text, point_ids uuid[])
    language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
    declare
      visible text := (select string_agg(search_entry_condition(one), ' and ') from unnest(array['$1', '$2']) one);
    begin
      return query execute 'select (at at time zone ''UTC'')::date, entry_id, register, country, sort_name, array_agg(point) from (
          select s.entry_id, s.register, s.country, s.sort_name, f.contact_point_id as point, due.at
            from value_search f join entry_search s on s.entry_id = f.entry_id
            cross join lateral (select f.verified_at + make_interval(days => ($3->''days''->>(
              case when f.kind = ''telephone'' and f.use = ''24/7'' then ''telephone247'' else ''value'' end))::int) as at) due
           where s.status = ''published'' and due.at >= $4 and due.at < $5
             and f.verified_at >= $4 - make_interval(days => greatest(($3->''days''->>''telephone247'')::int, ($3->''days''->>''value'')::int))
             and f.verified_at < $5 - make_interval(days => least(($3->''days''->>''telephone247'')::int, ($3->''days''->>''value'')::int))
             and ' || visible || ' and ' || search_value_condition() || '${designations}) falling
         where ($3->>''country'' is null or country = $3->>''country'')
         group by 1, entry_id, register, country, sort_name order by 1, country, register, sort_name, entry_id'
        using caller, search_settings(), wanted, (wanted->>'from')::timestamptz, (wanted->>'to')::timestamptz;
    end $$;
`;
