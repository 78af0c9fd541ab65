import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each State has of what it should have, counted in one go, and how that was on each day. The counting goes
 * over the search tables, whose plain columns need no policy for each of a hundred thousand rows; the rule of
 * visibility stands in its text twice, by the caller as the service knows it and by this transaction's settings.
 */
export class Coverage1570 implements MigrationInterface {
  name = 'Coverage0000000001570';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FACTS);
    await runner.query(SNAPSHOTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table coverage_snapshot;
      drop function coverage_is_open();
      drop function coverage_facts(jsonb, timestamptz, jsonb);
      drop index law_enforcement_contact_unit;
    `);
  }
}

const FACTS = `
  create index law_enforcement_contact_unit on law_enforcement_contact (unit_type, entry_id);

  -- Rows of (State, what is counted, of which kind, and which further one, how many): published entries only.
  create function coverage_facts(caller jsonb, at timestamptz, days jsonb)
    returns table (country text, fact text, one text, other text, count bigint)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query execute 'with s as materialized (
          select s.entry_id, s.country, s.register, s.status, s.tlp_rank, s.functions, s.contact_points from entry_search s
           where s.country is not null and s.status = ''published'' and ' || search_entry_condition('$1')
             || ' and ' || search_entry_condition('$2') || '),
        designated as (
          select s.country, d.treaty, d.function from s join designation d on d.entry_id = s.entry_id
           where s.register = ''central-authorities'' and d.treaty is not null
             and (d.valid_from is null or d.valid_from <= ($4 at time zone ''UTC'')::date)
             and (d.valid_to is null or d.valid_to >= ($4 at time zone ''UTC'')::date))
        select country, ''entry'', register, null::text, count(*) from s group by 1, 3
        union all
        select country, ''point'', null, null, count(*) from s where functions @> array[''CONTACT_24_7''] group by 1
        union all
        select s.country, ''network'', network, null, count(*)
          from s join law_enforcement_contact l on l.entry_id = s.entry_id, unnest(l.networks) network
         where functions @> array[''CONTACT_24_7''] group by 1, 3
        union all
        select s.country, ''unit'', l.unit_type, null, count(*)
          from law_enforcement_contact l join s on s.entry_id = l.entry_id where l.unit_type = ''cyber-crime-unit'' group by 1, 3
        union all
        select s.country, ''language'', accepted ->> ''language'', null, count(*)
          from s join central_authority a on a.entry_id = s.entry_id, jsonb_array_elements(a.accepted_languages) accepted
         where s.register = ''central-authorities'' group by 1, 3
        union all
        select country, ''designation'', treaty, function, count(*) from designated group by 1, 3, 4
        union all
        select s.country, ''value'', search_freshness(f.kind, f.use, f.verified_at, f.disputed_at, $4, $3->''days''), null, count(*)
          from s join value_search f on ' || search_value_condition() || ' group by 1, 3'
        using caller, search_settings(), jsonb_build_object('days', days), at;
    end $$;
  revoke all on function coverage_facts(jsonb, timestamptz, jsonb) from public;
  grant execute on function coverage_facts(jsonb, timestamptz, jsonb) to enlace_serving;
`;

const SNAPSHOTS = `
  -- Whether authorities see the coverage of other States as well: a setting of the administrators.
  create function coverage_is_open() returns boolean language plpgsql stable as $$
    begin
      return coalesce((select (value ->> 'open')::boolean from setting where key = 'coverage'), false);
    end $$;

  -- One row a day, State and audience. 'concerned': over everything published; 'shared': over what the authorities
  -- of other States see. Nobody sees figures that more went into than this reader may see.
  create table coverage_snapshot (
    day date not null,
    country text not null references country (iso2),
    audience text not null constraint coverage_snapshot_audience check (audience in ('concerned', 'shared')),
    required smallint not null, met smallint not null,
    confirmed integer not null, due integer not null, overdue integer not null,
    never_verified integer not null, disputed integer not null,
    score smallint not null constraint coverage_snapshot_score check (score between 0 and 100),
    primary key (day, country, audience)
  );
  create index coverage_snapshot_country on coverage_snapshot (country, audience, day);
  grant select, insert on coverage_snapshot to enlace_serving;
  alter table coverage_snapshot enable row level security;
  alter table coverage_snapshot force row level security;
  create policy snapshot_select on coverage_snapshot for select using (
    actor_sees_personal() and case audience
      when 'concerned' then is_concerned(country) and actor_ceiling(country) >= 4
      else is_secretariat() or (actor_role() = 'national-authority' and actor_ceiling(country) >= 3
        and (country = actor_state() or coverage_is_open())) end);
  create policy snapshot_insert on coverage_snapshot for insert with check (actor_role() = 'system');
`;
