import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeping it true: who was asked whether an entry is still right, by which link, and what came of it. What is due is
 * found where search finds it (migration 1450), by functions of the owner that apply the caller's visibility.
 */
export class Upkeep1650 implements MigrationInterface {
  name = 'Upkeep0000000001650';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function upkeep_calendar(jsonb, jsonb);
      drop function upkeep_settled(timestamptz, jsonb);
      drop function upkeep_due(timestamptz, jsonb, integer);
      drop function upkeep_responsible(uuid, uuid[]);
      drop index value_search_verified;
      drop table contact_evidence;
      drop table upkeep_link;
      drop table upkeep_asking;
    `);
  }
}

const TABLES = `
  -- One asking: this entry's values are due, and somebody is asked until it is settled. One open at a time.
  create table upkeep_asking (
    id uuid primary key,
    entry_id uuid not null references register_entry (id) on delete cascade,
    register text not null,
    country text,
    demo boolean not null,
    -- The contact value whose mailbox is asked; null: the entry names none, so its State is asked at once.
    responsible_id uuid references contact_point (id) on delete cascade,
    -- Whose office hours count (IANA), and in which of the four languages it is asked.
    zone text not null,
    language text not null constraint upkeep_asking_language check (language in ('en', 'es', 'pt', 'fr')),
    step text not null constraint upkeep_asking_step
      check (step in ('waiting', 'asked', 'reminded', 'authority', 'secretariat')),
    -- The day (UTC) from which the next step may be taken; null: there is none left.
    next_on date,
    opened_at timestamptz not null,
    asked_at timestamptz,
    bounced_at timestamptz,
    bounce_reason text,
    closed_at timestamptz,
    outcome text constraint upkeep_asking_outcome
      check (outcome in ('confirmed', 'corrected', 'verified', 'withdrawn', 'moved')),
    constraint upkeep_asking_closed check ((closed_at is null) = (outcome is null))
  );
  create unique index upkeep_asking_open on upkeep_asking (entry_id) where closed_at is null;
  create index upkeep_asking_next on upkeep_asking (step, next_on) where closed_at is null;
  create index upkeep_asking_country on upkeep_asking (country, id);
  create index upkeep_asking_responsible on upkeep_asking (responsible_id);
  grant select, insert, update (step, next_on, asked_at, bounced_at, bounce_reason, closed_at, outcome)
    on upkeep_asking to enlace_serving;

  -- A link that was mailed: good for one answer about these askings. Its secret is only kept as SHA-256.
  create table upkeep_link (
    id uuid primary key,
    hash text not null constraint upkeep_link_hash unique,
    askings uuid[] not null,
    -- SHA-256 of the address, folded: no contact value stands here. One letter a mailbox and day.
    mailbox text not null,
    sent_on date not null,
    demo boolean not null,
    mail_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint upkeep_link_one_a_day unique (mailbox, sent_on, demo)
  );
  create index upkeep_link_askings on upkeep_link using gin (askings);
  create index upkeep_link_mail on upkeep_link (mail_id);
  grant select, insert, update (used_at) on upkeep_link to enlace_serving;

  -- A reader got through by this value on that day. Evidence, never a verification.
  create table contact_evidence (
    contact_point_id uuid not null references contact_point (id) on delete cascade,
    reader_id text not null,
    day date not null,
    entry_id uuid not null,
    country text,
    recorded_at timestamptz not null,
    primary key (contact_point_id, reader_id, day)
  );
  create index contact_evidence_entry on contact_evidence (entry_id);
  grant select, insert on contact_evidence to enlace_serving;

  create index value_search_verified on value_search (verified_at);
`;

const POLICIES = `
  alter table upkeep_asking enable row level security;
  alter table upkeep_asking force row level security;
  create policy asking_select on upkeep_asking for select using (is_concerned(country));
  create policy asking_insert on upkeep_asking for insert with check (is_secretariat());
  create policy asking_update on upkeep_asking for update using (is_secretariat());

  alter table upkeep_link enable row level security;
  alter table upkeep_link force row level security;
  create policy link_secretariat on upkeep_link using (is_secretariat());

  -- Who may see a value may see that it was reached; who says so says it for itself.
  alter table contact_evidence enable row level security;
  alter table contact_evidence force row level security;
  create policy evidence_select on contact_evidence for select using (
    (select true from contact_point p where p.id = contact_point_id));
  create policy evidence_insert on contact_evidence for insert with check (
    reader_id = actor_id() and (select true from contact_point p where p.id = contact_point_id));
`;

const DEFINER = `security definer set search_path = public, pg_temp`;

/** Whether a present value \`f\` of entry \`s\` needs somebody's word at $1, with the days of $2. */
const UNSURE = `f.entry_id = s.entry_id and f.contact_point_id = any(s.contact_points)
  and search_freshness(f.kind, f.use, f.verified_at, f.disputed_at, $1, $2) <> 'confirmed'`;

const FUNCTIONS = `
  -- The first of an entry's present values that names the mailbox which answers for it.
  create function upkeep_responsible(p_entry uuid, p_points uuid[]) returns uuid language sql stable ${DEFINER} as $$
    select f.contact_point_id from value_search f
     where f.entry_id = p_entry and f.use = 'responsible' and f.contact_point_id = any(p_points)
     order by array_position(p_points, f.contact_point_id) limit 1 $$;

  -- Published entries with a value that is not confirmed at $1, about which nobody is being asked and no correction of
  -- its responsible awaits a decision: at most $3 of them.
  create function upkeep_due(timestamptz, jsonb, integer) returns table (entry_id uuid, responsible_id uuid)
    language plpgsql stable rows 500 ${DEFINER} as $$
    begin
      if not is_secretariat() then
        raise exception 'what is due is for the secretariat' using errcode = 'insufficient_privilege';
      end if;
      return query
        select s.entry_id, upkeep_responsible(s.entry_id, s.contact_points) from entry_search s
         where s.status = 'published' and exists (select from value_search f where ${UNSURE})
           and not exists (select from upkeep_asking a where a.entry_id = s.entry_id and a.closed_at is null)
           and not exists (select from change c where c.entry_id = s.entry_id and c.state = 'pending'
                              and starts_with(c.proposed_by, 'responsible:'))
         order by s.entry_id limit $3;
    end $$;

  -- Open askings that are settled at $1 without an answer to the link, and how.
  create function upkeep_settled(timestamptz, jsonb) returns table (asking_id uuid, outcome text)
    language plpgsql stable rows 500 ${DEFINER} as $$
    begin
      return query
        select settled.id, settled.how from (
          select a.id, case
              when s.status is distinct from 'published' then 'withdrawn'
              when not exists (select from value_search f where ${UNSURE}) then 'verified'
              when a.responsible_id is distinct from upkeep_responsible(s.entry_id, s.contact_points) then 'moved'
            end as how
            from upkeep_asking a left join entry_search s on s.entry_id = a.entry_id
           where a.closed_at is null) settled
         where settled.how is not null;
    end $$;

  -- The values that become overdue in [from, to) and that the caller may see, one row a day and entry. $1 and $2 as for
  -- the search functions; $3 says from, to, days and perhaps a country.
  create function upkeep_calendar(caller jsonb, wanted jsonb)
    returns table (due_on date, entry_id uuid, register text, country text, sort_name text, point_ids uuid[])
    language plpgsql stable rows 1000 ${DEFINER} as $$
    begin
      return query execute 'select (due.at at time zone ''UTC'')::date, s.entry_id, s.register, s.country, s.sort_name,
            array_agg(f.contact_point_id)
          from value_search f join entry_search s on s.entry_id = f.entry_id
          cross join lateral (select f.verified_at + make_interval(days => ($3->''days''->>(
            case when f.kind = ''telephone'' and f.use = ''24/7'' then ''telephone247'' else ''value'' end))::int) as at) due
         where s.status = ''published'' and due.at >= $4 and due.at < $5
           and f.verified_at >= $4 - make_interval(days => greatest(($3->''days''->>''telephone247'')::int, ($3->''days''->>''value'')::int))
           and f.verified_at < $5 - make_interval(days => least(($3->''days''->>''telephone247'')::int, ($3->''days''->>''value'')::int))
           and ($3->>''country'' is null or s.country = $3->>''country'') and '
          || (select string_agg(search_entry_condition(one), ' and ') from unnest(array['$1', '$2']) one)
          || ' and ' || search_value_condition() || '
         group by 1, s.entry_id order by 1, s.country, s.register, s.sort_name, s.entry_id'
        using caller, search_settings(), wanted, (wanted->>'from')::timestamptz, (wanted->>'to')::timestamptz;
    end $$;

  revoke all on function upkeep_responsible(uuid, uuid[]), upkeep_due(timestamptz, jsonb, integer),
    upkeep_settled(timestamptz, jsonb), upkeep_calendar(jsonb, jsonb) from public;
  grant execute on function upkeep_due(timestamptz, jsonb, integer), upkeep_settled(timestamptz, jsonb),
    upkeep_calendar(jsonb, jsonb) to enlace_serving;
`;
