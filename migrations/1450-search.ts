import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Search that is fast under row-level security (docs/adr/0012). `like`, `<%`, `@>` and even `>` of texts are not
 * leakproof: under a policy PostgreSQL tests them row by row after the policy and never by an index. So the words and
 * the numbers stand once more in two narrow tables that nobody but their owner can read; functions of the owner apply
 * the rule of visibility, which the caller's settings feed, and answer ids. The rows are then read under the policies.
 */
export class Search1450 implements MigrationInterface {
  name = 'Search0000000001450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(UPKEEP);
    await runner.query(CONDITION);
    await runner.query(FUNCTIONS);
    await runner.query(EXISTING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function search_facets(jsonb, jsonb);
      drop function search_total(jsonb, jsonb, integer);
      drop function search_hits(jsonb, jsonb, jsonb, integer);
      drop function search_condition(jsonb);
      drop function search_value_condition();
      drop function search_entry_condition(text);
      drop function search_settings();
      drop function search_freshness(text, text, timestamptz, timestamptz, timestamptz, jsonb);
      drop trigger search_value on contact_point;
      drop trigger search_words on entry_version;
      drop trigger search_entry on register_entry;
      drop function search_keep_value();
      drop function search_keep_words();
      drop function search_keep_entry();
      drop table value_search;
      drop table entry_search;
    `);
  }
}

const TABLES = `
  -- What each entry is found by today: one row an entry, its current version. No grant, and row-level security
  -- without any policy: only functions of the owner read it.
  create table entry_search (
    entry_id uuid primary key references register_entry (id) on delete cascade,
    register text not null,
    country text,
    kind text not null,
    status text not null,
    tlp_rank smallint not null,
    -- Whether readers ever saw it.
    shown boolean not null,
    words text not null default '',
    sort_name text not null default '',
    functions text[] not null default '{}', languages text[] not null default '{}',
    treaties text[] not null default '{}', specialities text[] not null default '{}',
    -- Its own words say that it answers day and night.
    always boolean not null default false,
    contact_points uuid[] not null default '{}'
  );
  create index entry_search_words on entry_search using gin (words gin_trgm_ops);
  -- Each holds all that visibility asks of a row, so that counting and paging read the index alone.
  create index entry_search_page on entry_search (sort_name, entry_id) include (status, kind, tlp_rank, shown, country);
  create index entry_search_register on entry_search (register, sort_name, entry_id)
    include (status, kind, tlp_rank, shown, country);
  create index entry_search_country on entry_search (country, register, sort_name, entry_id)
    include (status, kind, tlp_rank, shown);
  alter table entry_search enable row level security;

  -- What each contact value is found by: a number's digits, a folded e-mail; null for what is not searched.
  create table value_search (
    contact_point_id uuid primary key references contact_point (id) on delete cascade,
    entry_id uuid not null,
    kind text not null,
    use text not null,
    needle text,
    personal boolean not null,
    rank smallint not null,
    published boolean not null,
    verified_at timestamptz,
    disputed_at timestamptz
  );
  create index value_search_entry on value_search (entry_id);
  create index value_search_needle on value_search using gin (needle gin_trgm_ops);
  alter table value_search enable row level security;
`;

/** Triggers keep both tables in the writer's own transaction, whatever writes. They look at nothing but their row. */
const UPKEEP = `
  create function search_keep_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into entry_search (entry_id, register, country, kind, status, tlp_rank, shown)
      values (new.id, new.register, new.country, new.kind, new.status, new.tlp_rank, new.first_published is not null)
      on conflict (entry_id) do update set country = excluded.country, status = excluded.status,
        tlp_rank = excluded.tlp_rank, shown = excluded.shown;
      return null;
    end $$;
  create trigger search_entry after insert or update on register_entry
    for each row execute function search_keep_entry();

  create function search_keep_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update entry_search set words = new.search_text, sort_name = new.sort_name, functions = new.functions,
        languages = new.languages, treaties = new.treaties, specialities = new.specialities,
        always = coalesce((new.document -> 'hours' ->> 'always')::boolean, false) or 'CONTACT_24_7' = any(new.functions),
        contact_points = new.contact_points
      where entry_id = new.entry_id;
      return null;
    end $$;
  create trigger search_words after insert or update of current, search_text, sort_name on entry_version
    for each row when (new.current) execute function search_keep_words();

  create function search_keep_value() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if new.erased_at is not null then
        delete from value_search where contact_point_id = new.id;
        return null;
      end if;
      insert into value_search
      values (new.id, new.entry_id, new.kind, new.use,
        case when new.kind in ('telephone', 'fax', 'messaging') then nullif(regexp_replace(new.value, '\\D', '', 'g'), '')
             when new.kind = 'email' then fold(new.value) end,
        new.personal, greatest(new.then_rank, new.today_rank), new.published, new.verified_at, new.disputed_at)
      on conflict (contact_point_id) do update set rank = excluded.rank, published = excluded.published,
        verified_at = excluded.verified_at, disputed_at = excluded.disputed_at;
      return null;
    end $$;
  create trigger search_value after insert or update on contact_point
    for each row execute function search_keep_value();
`;

/**
 * The rule of visibility once more, as in the policies, over `entry_search s` and `value_search f`. Twice in each
 * condition: $1 is the caller as the service knows it, $2 as this transaction's settings say; each is enough alone.
 * What is wanted is $3, the present instant $4: values only ever come as parameters, the text is made of what stands here.
 */
const CONDITION = `
  create function search_settings() returns jsonb language sql stable set search_path = public, pg_temp as $$
    select jsonb_build_object('state', actor_state(), 'own', coalesce(nullif(current_setting('enlace.own', true), ''), '-1'),
      'others', coalesce(nullif(current_setting('enlace.others', true), ''), '-1'), 'personal', actor_sees_personal(),
      'concerned', case when is_secretariat() then '*' when actor_role() = 'national-authority' then actor_state() end) $$;

  create function search_entry_condition(caller text) returns text language sql immutable set search_path = public, pg_temp as $$
    select replace($c$(s.tlp_rank <= case when s.country = ($?->>'state') then ($?->>'own')::int else ($?->>'others')::int end
      and (($?->>'concerned') = '*' or s.country = ($?->>'concerned') or s.status = 'published' and s.shown
        or s.status = 'withdrawn' and s.kind = 'office' and s.shown))$c$, '$?', caller) $$;

  create function search_value_condition() returns text language sql immutable set search_path = public, pg_temp as $$
    select 'f.entry_id = s.entry_id and f.contact_point_id = any(s.contact_points) and '
      || string_agg(replace($c$(greatest(f.rank, s.tlp_rank)
             <= case when s.country = ($?->>'state') then ($?->>'own')::int else ($?->>'others')::int end
           and (not f.personal or ($?->>'personal')::boolean)
           and (($?->>'concerned') = '*' or s.country = ($?->>'concerned') or f.published and s.status = 'published'))$c$,
         '$?', caller), ' and ')
      from unnest(array['$1', '$2']) caller $$;

  -- Freshness as in register/freshness.ts; the days come from there. One expression, so that it is inlined.
  create function search_freshness(kind text, use text, verified timestamptz, disputed timestamptz, at timestamptz, days jsonb)
    returns text language sql stable as $$
    select case when disputed is not null then 'disputed' when verified is null then 'never-verified'
      when at >= verified + make_interval(days => (days->>(case when kind = 'telephone' and use = '24/7' then 'telephone247' else 'value' end))::int) then 'overdue'
      when verified + make_interval(days => (days->>(case when kind = 'telephone' and use = '24/7' then 'telephone247' else 'value' end))::int) - at
        <= make_interval(days => (days->>'due')::int) then 'due'
      else 'confirmed' end $$;

  create function search_condition(wanted jsonb) returns text language sql immutable set search_path = public, pg_temp as $$
    select string_agg(condition, ' and ') from (
      select search_entry_condition(caller) as condition from unnest(array['$1', '$2']) caller
      union all
      select condition from (values
        ('status', $c$s.status = ($3->>'status')$c$),
        ('register', $c$s.register = ($3->>'register')$c$),
        ('country', $c$s.country = ($3->>'country')$c$),
        ('function', $c$s.functions @> array[$3->>'function']$c$),
        ('language', $c$s.languages @> array[$3->>'language']$c$),
        ('treaty', $c$s.treaties @> array[$3->>'treaty']$c$),
        ('speciality', $c$s.specialities @> array[$3->>'speciality']$c$),
        ('always', $c$(s.always or exists (select from value_search f where f.use = '24/7' and $c$ || search_value_condition() || '))'),
        ('freshness', $c$exists (select from value_search f
            where search_freshness(f.kind, f.use, f.verified_at, f.disputed_at, $4, $3->'days') = ($3->>'freshness') and $c$
          || search_value_condition() || ')')
      ) as filter(name, condition) where wanted ? name
      union all
      select case when wanted ? 'near' then format($c$fold($3->'words'->>%s) <%% s.words$c$, n)
        else format($c$s.words like '%%' || fold(regexp_replace($3->'words'->>%s, '([\\\\%%_])', '\\\\\\1', 'g')) || '%%'$c$, n) end
        from generate_series(0, jsonb_array_length(wanted->'words') - 1) n
      union all
      select format($c$exists (select from value_search f where f.kind %s 'email'
          and f.needle like '%%' || fold(regexp_replace($3->%L->>%s, '([\\\\%%_])', '\\\\\\1', 'g')) || '%%' and $c$,
          case list when 'emails' then '=' else '<>' end, list, n) || search_value_condition() || ')'
        from unnest(array['numbers', 'emails']) list, generate_series(0, jsonb_array_length(wanted->list) - 1) n
    ) conditions $$;
`;

const DEFINER = `security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5`;

const FUNCTIONS = `
  -- One page of ids in order, after a position {rank, name, id}. rank: how far from the words, 0 unless near misses are wanted.
  create function search_hits(caller jsonb, wanted jsonb, after jsonb, size integer)
    returns table (entry_id uuid, sort_name text, rank integer) language plpgsql stable rows 50 ${DEFINER} as $$
    declare
      near boolean := wanted ? 'near' and jsonb_array_length(wanted->'words') > 0;
    begin
      if near then
        return query execute 'select * from (select s.entry_id, s.sort_name, (1000 - 1000 * (' || (
            select string_agg(format('word_similarity(fold($3->''words''->>%s), s.words)', n), ' + ')
              from generate_series(0, jsonb_array_length(wanted->'words') - 1) n)
          || ') / jsonb_array_length($3->''words''))::int as rank from entry_search s where ' || search_condition(wanted)
          || ') hits where $5 is null or (hits.rank, hits.sort_name, hits.entry_id)
               > (($5->>''rank'')::int, $5->>''name'', ($5->>''id'')::uuid)
             order by hits.rank, hits.sort_name, hits.entry_id limit $6'
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, after, size;
      else
        return query execute 'select s.entry_id, s.sort_name, 0 from entry_search s where ' || search_condition(wanted)
          || case when after is null then '' else ' and (s.sort_name, s.entry_id) > ($5->>''name'', ($5->>''id'')::uuid)' end
          || ' order by s.sort_name, s.entry_id limit $6'
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, after, size;
      end if;
    end $$;

  -- How many match, counted up to most (null: all).
  create function search_total(caller jsonb, wanted jsonb, most integer) returns bigint language plpgsql stable ${DEFINER} as $$
    declare total bigint;
    begin
      execute 'select count(*) from (select 1 from entry_search s where ' || search_condition(wanted) || ' limit $5) hits'
        into total using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, most;
      return total;
    end $$;

  -- How many of the hits have each value of each facet.
  create function search_facets(caller jsonb, wanted jsonb)
    returns table (facet text, value text, hits bigint) language plpgsql stable ${DEFINER} as $$
    begin
      return query execute 'with s as materialized (select * from entry_search s where ' || search_condition(wanted) || '),
        states as (select s.entry_id, search_freshness(f.kind, f.use, f.verified_at, f.disputed_at, $4, $3->''days'') as state,
                          f.use = ''24/7'' as always from s, value_search f where ' || search_value_condition() || ')
        select ''register'', register, count(*) from s group by 2
        union all select ''country'', country, count(*) from s group by 2
        union all select ''function'', one, count(*) from s, unnest(functions) one group by 2
        union all select ''language'', one, count(*) from s, unnest(languages) one group by 2
        union all select ''treaty'', one, count(*) from s, unnest(treaties) one group by 2
        union all select ''speciality'', one, count(*) from s, unnest(specialities) one group by 2
        union all select ''freshness'', state, count(distinct entry_id) from states group by 2
        union all select ''always'', ''true'', count(*) from (
          select entry_id from s where always union select entry_id from states where always) one having count(*) > 0'
        using caller, search_settings(), wanted, (wanted->>'now')::timestamptz;
    end $$;

  revoke all on function search_hits(jsonb, jsonb, jsonb, integer), search_total(jsonb, jsonb, integer),
    search_facets(jsonb, jsonb), search_keep_entry(), search_keep_words(), search_keep_value() from public;
  grant execute on function search_hits(jsonb, jsonb, jsonb, integer), search_total(jsonb, jsonb, integer),
    search_facets(jsonb, jsonb) to enlace_serving;
`;

/** What stood before this migration. The owner is bound by the policies too, so it reads as a named system actor. */
const EXISTING = `
  select set_actor('migration:search', 'system', null);
  insert into entry_search
  select e.id, e.register, e.country, e.kind, e.status, e.tlp_rank, e.first_published is not null, v.search_text, v.sort_name,
         v.functions, v.languages, v.treaties, v.specialities,
         coalesce((v.document -> 'hours' ->> 'always')::boolean, false) or 'CONTACT_24_7' = any(v.functions), v.contact_points
    from register_entry e join entry_version v on v.entry_id = e.id and v.current;
  insert into value_search
  select id, entry_id, kind, use,
         case when kind in ('telephone', 'fax', 'messaging') then nullif(regexp_replace(value, '\\D', '', 'g'), '')
              when kind = 'email' then fold(value) end,
         personal, visible_rank, published, verified_at, disputed_at
    from contact_point where erased_at is null;
`;
