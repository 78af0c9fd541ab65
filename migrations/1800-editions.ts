import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Editions: what the directory showed an audience at a cut-off, as (entry, version) pairs and the state of their values.
 * No contact value is copied: files are made from the versions, so that what is erased stays erased. The database itself
 * keeps a published edition as it is, and asks for the second person.
 */
export class Editions1800 implements MigrationInterface {
  name = 'Editions0000000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIENCE);
    await runner.query(TABLES);
    await runner.query(IMMUTABLE);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table edition_file;
      drop table edition_entry;
      drop table edition;
      drop function edition_part_is_fixed();
      drop function edition_is_fixed();
      drop function in_audience(text[], text[]);
      drop function reads_as_edition();
      drop function begin_audience(text, smallint);
    `);
  }
}

const AUDIENCE = `
  -- Names the reader that stands for an edition's audience: a recipient of no State, up to a ceiling.
  create function begin_audience(p_id text, p_ceiling smallint) returns clearance language plpgsql volatile as $$
    declare c clearance;
    begin
      c := set_actor(p_id, 'recipient', null);
      c.own := least(c.own, p_ceiling);
      c.others := least(c.others, p_ceiling);
      perform set_config('enlace.own', c.own::text, true), set_config('enlace.others', c.others::text, true);
      return c;
    end $$;
  create function reads_as_edition() returns boolean language sql stable parallel safe
    as $$ select coalesce(actor_id() like 'edition:%', false) $$;
  -- Whether an edition for these roles and States (null: all) is for the actor.
  create function in_audience(p_roles text[], p_states text[]) returns boolean language sql stable parallel safe
    as $$ select actor_role() = any (p_roles) and (p_states is null or coalesce(actor_state() = any (p_states), false)) $$;
`;

const TABLES = `
  create table edition (
    id uuid primary key,
    number integer not null,
    title text not null,
    -- The highest TLP rank of anything in it: at most AMBER.
    ceiling smallint not null constraint edition_ceiling check (ceiling between 0 and 2),
    roles text[] not null constraint edition_roles check (cardinality(roles) > 0),
    states text[],
    languages text[] not null constraint edition_languages check (cardinality(languages) > 0),
    formats text[] not null constraint edition_formats check (cardinality(formats) > 0),
    state text not null constraint edition_state check (state in (
      'draft', 'checked', 'approved', 'published', 'superseded', 'recalled', 'discarded')),
    cut_off timestamptz not null,
    entries integer not null,
    -- The edition whose difference it carries; null: the first for its audience.
    base_id uuid references edition (id),
    -- The period for which the schedule made it, such as 2026-12-01; a second is not made.
    scheduled_for text constraint edition_scheduled unique,
    created_by text not null, created_by_name text not null, created_at timestamptz not null,
    checked_by text, checked_by_name text, checked_at timestamptz,
    approved_by text, approved_by_name text, approved_at timestamptz,
    published_by text, published_by_name text, published_at timestamptz,
    superseded_by uuid references edition (id), superseded_at timestamptz,
    recalled_by text, recalled_by_name text, recalled_at timestamptz, recall_reason text,
    -- The exact text that was signed, its SHA-256, and who signed it.
    manifest text, digest text, pgp_signature text, ed25519_signature text, key_id text,
    files_removed_at timestamptz,
    constraint edition_two_persons check (approved_by is null or (approved_by <> checked_by and approved_by <> created_by)),
    constraint edition_approved check (state not in ('approved', 'published', 'superseded', 'recalled') or approved_by is not null),
    constraint edition_signed check (state not in ('published', 'superseded', 'recalled') or (
      published_by is not null and manifest is not null and digest is not null
      and pgp_signature is not null and ed25519_signature is not null and key_id is not null))
  );
  create unique index edition_number on edition (number) where state <> 'discarded';
  grant select, insert, update on edition to enlace_serving;

  create table edition_entry (
    edition_id uuid not null references edition (id),
    -- No reference: the demonstration's entries can go, the edition stays.
    entry_id uuid not null,
    version integer not null,
    register text not null,
    country text,
    sort_name text not null,
    -- The values it showed, in no order, and how sure each was: {id, verifiedAt, method, disputedAt}; never the value.
    facts jsonb not null,
    primary key (edition_id, entry_id)
  );
  create index edition_entry_order on edition_entry (edition_id, (coalesce(country, '')), sort_name, entry_id);
  create index edition_entry_entry on edition_entry (entry_id);
  grant select, insert, delete on edition_entry to enlace_serving;

  create table edition_file (
    edition_id uuid not null references edition (id),
    name text not null,
    position smallint not null,
    format text not null,
    language text,
    state text not null constraint edition_file_state check (state in ('waiting', 'making', 'done', 'failed', 'dropped')),
    done integer not null, total integer not null,
    bytes bigint, sha256 text, entries integer,
    -- SHA-256 of the entries as they went into it: every file of an edition says the same.
    contents text,
    error text,
    changed_at timestamptz not null,
    primary key (edition_id, name)
  );
  grant select, insert, update, delete on edition_file to enlace_serving;
`;

const IMMUTABLE = `
  create function edition_is_fixed() returns trigger language plpgsql as $$
    declare
      may_change text[] := array['state', 'superseded_by', 'superseded_at', 'recalled_by', 'recalled_by_name',
                                 'recalled_at', 'recall_reason', 'files_removed_at'];
    begin
      if tg_op = 'DELETE' then
        raise exception 'an edition is not removed' using errcode = '23514', constraint = 'edition_immutable';
      end if;
      if old.state in ('published', 'superseded', 'recalled', 'discarded') and (
           to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
           or not (new.state = old.state
                   or (old.state = 'published' and new.state in ('superseded', 'recalled'))
                   or (old.state = 'superseded' and new.state = 'recalled'))) then
        raise exception 'a published edition is immutable' using errcode = '23514', constraint = 'edition_immutable';
      end if;
      return new;
    end $$;
  create trigger edition_fixed before update or delete on edition
    for each row execute function edition_is_fixed();

  -- Its contents are fixed once it is no draft; its files, once it is published.
  create function edition_part_is_fixed() returns trigger language plpgsql as $$
    declare
      part jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
      now_is text;
    begin
      select state into now_is from edition where id = (part ->> 'edition_id')::uuid;
      if now_is is null or not now_is = any (tg_argv) then
        raise exception 'a published edition is immutable' using errcode = '23514', constraint = 'edition_immutable';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
  create trigger edition_entry_fixed before insert or update or delete on edition_entry
    for each row execute function edition_part_is_fixed('draft');
  create trigger edition_file_fixed before insert or update or delete on edition_file
    for each row execute function edition_part_is_fixed('draft', 'checked', 'approved');
`;

const POLICIES = `
  alter table edition enable row level security;
  alter table edition force row level security;
  create policy edition_select on edition for select using (
    is_secretariat() or reads_as_edition()
    or (state in ('published', 'superseded', 'recalled') and in_audience(roles, states)));
  create policy edition_insert on edition for insert with check (is_secretariat());
  create policy edition_update on edition for update using (is_secretariat());

  alter table edition_entry enable row level security;
  alter table edition_entry force row level security;
  create policy edition_entry_select on edition_entry for select using (is_secretariat() or reads_as_edition());
  create policy edition_entry_insert on edition_entry for insert with check (
    is_secretariat() or actor_id() = 'edition:' || edition_id);
  create policy edition_entry_delete on edition_entry for delete using (is_secretariat());

  alter table edition_file enable row level security;
  alter table edition_file force row level security;
  create policy edition_file_select on edition_file for select using (
    (select true from edition e where e.id = edition_id));
  create policy edition_file_insert on edition_file for insert with check (is_secretariat());
  create policy edition_file_update on edition_file for update using (is_secretariat());
  create policy edition_file_delete on edition_file for delete using (is_secretariat());
`;
