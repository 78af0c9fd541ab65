import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts, for row-level security. The actor lives in settings local to the transaction; without one, no policy
 * lets a row through. `enlace_serving` is the role that serves requests: it owns nothing.
 */
export class Access1000 implements MigrationInterface {
  name = 'Access0000000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists unaccent;
      create extension if not exists pg_trgm;
      create extension if not exists citext;

      do $$ begin
        if not exists (select from pg_roles where rolname = 'enlace_serving') then
          create role enlace_serving nologin;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$;
      grant usage on schema public to enlace_serving;

      -- The second copy of access/clearance.ts. A setting may only be stricter than its default.
      create table clearance (
        role text primary key,
        own smallint not null, others smallint not null, personal boolean not null,
        own_default smallint not null, others_default smallint not null, personal_default boolean not null,
        constraint clearance_only_stricter check (
          own <= own_default and others <= others_default and personal <= personal_default)
      );
      insert into clearance
      select role, own, others, personal, own, others, personal from (values
        ('administrator',           4::smallint, 4::smallint, true),
        ('editor',                  4, 4, true),
        ('national-authority',      4, 3, true),
        ('law-enforcement-reader',  3, 2, true),
        ('observer',                1, 1, false),
        ('auditor',                -1, -1, false),
        ('recipient',               2, 2, false),
        ('system',                  4, 4, true)
      ) as t(role, own, others, personal);
      grant select, update (own, others, personal) on clearance to enlace_serving;

      create function actor_role() returns text language sql stable parallel safe
        as $$ select coalesce(current_setting('enlace.role', true), '') $$;
      create function actor_id() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('enlace.actor', true), '') $$;
      create function actor_state() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('enlace.state', true), '') $$;
      create function is_secretariat() returns boolean language sql stable parallel safe
        as $$ select actor_role() in ('administrator', 'editor', 'system') $$;
      create function is_concerned(country text) returns boolean language sql stable parallel safe
        as $$ select is_secretariat() or (actor_role() = 'national-authority' and country = actor_state()) $$;
      create function actor_ceiling(country text) returns smallint language sql stable parallel safe
        as $$ select coalesce(nullif(case when country = actor_state()
          then current_setting('enlace.own', true) else current_setting('enlace.others', true) end, ''), '-1')::smallint $$;
      create function actor_sees_personal() returns boolean language sql stable parallel safe
        as $$ select coalesce(nullif(current_setting('enlace.personal', true), ''), 'false')::boolean $$;

      -- Names the actor for the rest of this transaction. Called by begin_session, begin_client, begin_system only.
      create function set_actor(p_id text, p_role text, p_state text) returns clearance
        language plpgsql volatile as $$
        declare c clearance;
        begin
          select * into strict c from clearance where role = p_role;
          perform set_config('enlace.actor', p_id, true),
                  set_config('enlace.role', p_role, true),
                  set_config('enlace.state', coalesce(p_state, ''), true),
                  set_config('enlace.own', c.own::text, true),
                  set_config('enlace.others', c.others::text, true),
                  set_config('enlace.personal', c.personal::text, true);
          return c;
        end $$;

      create function begin_system(p_name text) returns void language plpgsql volatile as $$
        begin perform set_actor(p_name, 'system', null); end $$;

      -- One answer a (actor, route, key), kept 24 hours and encrypted: it may hold values or one-time secrets.
      create table idempotent_answer (
        actor_id text not null, route text not null, key text not null,
        body_digest text not null, status smallint not null, headers jsonb not null, sealed_body bytea not null,
        created_at timestamptz not null,
        primary key (actor_id, route, key)
      );
      create index idempotent_answer_created on idempotent_answer (created_at);
      grant select, insert, update, delete on idempotent_answer to enlace_serving;
      alter table idempotent_answer enable row level security;
      alter table idempotent_answer force row level security;
      create policy own_answers on idempotent_answer using (actor_id = public.actor_id() or actor_role() = 'system');

      -- Lower case without accents, for search and for sorting names. Marked immutable on purpose: the dictionary
      -- is named, and changes only with the server's major version.
      create function fold(value text) returns text language sql immutable parallel safe strict
        as $$ select lower(public.unaccent('public.unaccent', value)) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function fold(text);
      drop table idempotent_answer;
      drop function begin_system(text);
      drop function set_actor(text, text, text);
      drop function actor_sees_personal();
      drop function actor_ceiling(text);
      drop function is_concerned(text);
      drop function is_secretariat();
      drop function actor_state();
      drop function actor_id();
      drop function actor_role();
      drop table clearance;
    `);
  }
}
