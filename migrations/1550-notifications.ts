import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of the directory were told, and how each wants to be told. Everybody sees their own rows only. */
export class Notifications1550 implements MigrationInterface {
  name = 'Notifications0000000001550';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(TELL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function tell_people(uuid[], text[], text, uuid[], text, text, text, text, text, text, jsonb, text,
        timestamptz, timestamptz);
      drop table notification_preference;
      drop table notification;
    `);
  }
}

const TABLES = `
  create table notification (
    id uuid primary key,
    user_id uuid not null references app_user (id) on delete cascade,
    kind text not null,
    subject_type text not null,
    subject_id text not null,
    -- Where in the web interface it is about; null: nowhere.
    path text,
    -- Words for the text; never a contact value.
    facts jsonb not null,
    delivery text not null constraint notification_delivery check (delivery in ('at-once', 'daily', 'never')),
    -- What makes it one and the same news: told once to each.
    key text,
    created_at timestamptz not null,
    -- Of a daily one: when the digest that lists it is due.
    digest_due timestamptz,
    digested_at timestamptz,
    read_at timestamptz,
    constraint notification_told_once unique (user_id, key),
    constraint notification_digest check ((delivery = 'daily') = (digest_due is not null))
  );
  create index notification_newest on notification (user_id, created_at desc, id desc);
  create index notification_unread on notification (user_id) where read_at is null;
  create index notification_due on notification (digest_due) where digest_due is not null and digested_at is null;
  create index notification_created on notification (created_at);

  create table notification_preference (
    user_id uuid not null references app_user (id) on delete cascade,
    topic text not null,
    delivery text not null
      constraint notification_preference_delivery check (delivery in ('at-once', 'daily', 'never')),
    changed_at timestamptz not null,
    primary key (user_id, topic)
  );
`;

const POLICIES = `
  grant select, update (read_at, digested_at), delete on notification to enlace_serving;
  grant select, insert, update on notification_preference to enlace_serving;
  alter table notification enable row level security;
  alter table notification force row level security;
  alter table notification_preference enable row level security;
  alter table notification_preference force row level security;
  create policy own_news on notification for select using (
    user_id::text = actor_id() or actor_role() = 'system');
  create policy own_reading on notification for update using (
    user_id::text = actor_id() or actor_role() = 'system');
  create policy system_tells on notification for insert with check (actor_role() = 'system');
  create policy system_clears on notification for delete using (actor_role() = 'system');
  create policy own_preferences on notification_preference using (
    user_id::text = actor_id() or actor_role() = 'system');
`;

const TELL = `
  -- Tells active accounts: these, or those of these roles (of this State). Whoever acts may tell people that it may
  -- not see: so it looks for them as the system, and takes its own role again.
  create function tell_people(p_users uuid[], p_roles text[], p_state text, p_except uuid[], p_kind text,
      p_topic text, p_delivery text, p_subject_type text, p_subject_id text, p_path text, p_facts jsonb,
      p_key text, p_now timestamptz, p_digest_due timestamptz)
    returns table(id uuid, email text, language text, demo boolean, delivery text)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    declare
      acting text := actor_role();
      named text;
    begin
      if acting = '' then
        raise exception 'people are told by a named actor' using errcode = 'insufficient_privilege';
      end if;
      named := set_config('enlace.role', 'system', true);
      return query
        with told as (
          insert into notification (id, user_id, kind, subject_type, subject_id, path, facts, delivery, key,
                                    created_at, digest_due)
          select gen_random_uuid(), a.id, p_kind, p_subject_type, p_subject_id, p_path, p_facts, d.delivery, p_key,
                 p_now, case when d.delivery = 'daily' then p_digest_due end
            from app_user a
            left join notification_preference w on w.user_id = a.id and w.topic = p_topic
            cross join lateral (select coalesce(w.delivery, p_delivery) as delivery) d
           where a.status = 'active' and a.id <> all (p_except)
             and (a.id = any (p_users) or (a.role = any (p_roles) and (p_state is null or a.state = p_state)))
          on conflict (user_id, key) do nothing
          returning notification.id, notification.user_id, notification.delivery)
        select t.id, a.email::text, a.language, a.demo, t.delivery
          from told t join app_user a on a.id = t.user_id;
      named := set_config('enlace.role', acting, true);
    end $$;
  revoke execute on function tell_people(uuid[], text[], text, uuid[], text, text, text, text, text, text, jsonb,
    text, timestamptz, timestamptz) from public;
  grant execute on function tell_people(uuid[], text[], text, uuid[], text, text, text, text, text, text, jsonb,
    text, timestamptz, timestamptz) to enlace_serving;
`;
