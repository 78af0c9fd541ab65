import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one mechanism of the three registers. A version's document holds no contact value and no person's name:
 * these stand in `contact_point` and `personal_field`, one immutable row each, so that every value of every
 * version obeys row-level security and can be erased without touching a version or the audit chain.
 * Policies ask for the entry by a scalar sub-select, never by `exists`: that one PostgreSQL may answer by reading
 * every entry once, which takes longer than the page it is for.
 */
export class Register1400 implements MigrationInterface {
  name = 'Register0000000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register_entry (
        id uuid primary key,
        register text not null,
        country text references country (iso2),
        kind text not null constraint register_entry_kind check (kind in ('person', 'office')),
        status text not null constraint register_entry_status check (status in ('draft', 'published', 'withdrawn')),
        tlp_rank smallint not null constraint register_entry_tlp check (tlp_rank between 0 and 4),
        version integer not null,
        -- The first version that readers saw; null while there was none.
        first_published integer,
        demo boolean not null default false,
        created_at timestamptz not null,
        created_by text not null
      );
      create index register_entry_country on register_entry (register, country);
      grant select, insert, update, delete on register_entry to enlace_serving;
      alter table register_entry enable row level security;
      alter table register_entry force row level security;
      -- An entry exists for whoever may see its label; drafts (withdrawn ones too), and withdrawn persons, only for
      -- those concerned.
      create policy entry_select on register_entry for select using (
        tlp_rank <= actor_ceiling(country)
        and (is_concerned(country) or status = 'published'
          or (status = 'withdrawn' and kind = 'office' and first_published is not null)));
      create policy entry_insert on register_entry for insert with check (is_concerned(country));
      create policy entry_update on register_entry for update
        using (is_concerned(country)) with check (is_concerned(country));
      create policy entry_delete on register_entry for delete using (actor_role() = 'system' and demo);

      create table entry_version (
        entry_id uuid not null references register_entry (id) on delete cascade,
        version integer not null,
        current boolean not null,
        register text not null,
        country text,
        status text not null,
        tlp_rank smallint not null,
        document jsonb not null,
        contact_points uuid[] not null,
        functions text[] not null, languages text[] not null, treaties text[] not null, specialities text[] not null,
        search_text text not null,
        sort_name text not null,
        valid_from date not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        recorded_by_name text not null,
        single_signature boolean not null,
        change_id uuid,
        digest text not null,
        primary key (entry_id, version)
      );
      create unique index entry_version_current on entry_version (entry_id) where current;
      create index entry_version_page on entry_version (register, sort_name, entry_id) where current;
      create index entry_version_page_all on entry_version (sort_name, entry_id) where current;
      create index entry_version_country on entry_version (country, register, sort_name, entry_id) where current;
      create index entry_version_search on entry_version using gin (search_text gin_trgm_ops) where current;
      create index entry_version_recorded on entry_version (recorded_at);
      grant select, insert, update (current, search_text, sort_name), delete on entry_version to enlace_serving;
      alter table entry_version enable row level security;
      alter table entry_version force row level security;
      create policy version_select on entry_version for select using (
        tlp_rank <= actor_ceiling(country)
        and (select is_concerned(e.country) or entry_version.version >= e.first_published from register_entry e where e.id = entry_id));
      create policy version_insert on entry_version for insert with check (is_concerned(country));
      create policy version_update on entry_version for update using (is_concerned(country));
      create policy version_delete on entry_version for delete using (actor_role() = 'system');

      create table contact_point (
        id uuid primary key,
        point uuid not null,
        entry_id uuid not null references register_entry (id) on delete cascade,
        country text,
        kind text not null,
        use text not null,
        personal boolean not null,
        value text, extension text, as_printed text, label text,
        own_rank smallint not null,
        then_rank smallint not null,
        today_rank smallint not null,
        visible_rank smallint not null generated always as (greatest(then_rank, today_rank)) stored,
        published boolean not null default false,
        salt text, digest text not null,
        created_at timestamptz not null,
        verified_at timestamptz, verified_by text, verified_method text,
        disputed_at timestamptz,
        erased_at timestamptz, erased_by text,
        constraint contact_point_value check (value is not null or erased_at is not null)
      );
      create index contact_point_entry on contact_point (entry_id);
      create index contact_point_point on contact_point (point);
      create index contact_point_value on contact_point (value) where value is not null;
      grant select, insert, delete,
        update (today_rank, published, verified_at, verified_by, verified_method, disputed_at,
                value, extension, as_printed, label, salt, erased_at, erased_by) on contact_point to enlace_serving;
      alter table contact_point enable row level security;
      alter table contact_point force row level security;
      -- The stricter of then's and today's label, and only values that were published of an entry that still is.
      create policy point_select on contact_point for select using (
        visible_rank <= actor_ceiling(country)
        and (not personal or actor_sees_personal())
        and (is_concerned(country) or published)
        and (select e.tlp_rank <= actor_ceiling(e.country) and (is_concerned(e.country) or e.status = 'published')
               from register_entry e where e.id = entry_id));
      create policy point_insert on contact_point for insert with check (is_concerned(country));
      create policy point_update on contact_point for update using (is_concerned(country));
      create policy point_delete on contact_point for delete using (actor_role() = 'system');

      -- A published value never changes in place: the database itself lets it only be erased.
      create function contact_point_is_immutable() returns trigger language plpgsql as $$
        begin
          if new.erased_at is null and (new.value is distinct from old.value or new.extension is distinct from old.extension
             or new.as_printed is distinct from old.as_printed or new.label is distinct from old.label
             or new.salt is distinct from old.salt) then
            raise exception 'a contact value is immutable' using errcode = '23514', constraint = 'contact_point_immutable';
          end if;
          return new;
        end $$;
      create trigger contact_point_immutable before update on contact_point
        for each row execute function contact_point_is_immutable();

      create table personal_field (
        id uuid primary key,
        entry_id uuid not null references register_entry (id) on delete cascade,
        field text not null,
        value jsonb,
        published boolean not null default false,
        salt text, digest text not null,
        created_at timestamptz not null,
        erased_at timestamptz, erased_by text,
        constraint personal_field_value check (value is not null or erased_at is not null)
      );
      create index personal_field_entry on personal_field (entry_id);
      grant select, insert, update (published, value, salt, erased_at, erased_by), delete on personal_field to enlace_serving;
      alter table personal_field enable row level security;
      alter table personal_field force row level security;
      create policy personal_select on personal_field for select using (
        (select published or is_concerned(e.country) from register_entry e where e.id = entry_id));
      create policy personal_insert on personal_field for insert with check (
        (select is_concerned(e.country) from register_entry e where e.id = entry_id));
      create policy personal_update on personal_field for update using (
        (select is_concerned(e.country) from register_entry e where e.id = entry_id));
      create policy personal_delete on personal_field for delete using (actor_role() = 'system');

      create table designation (
        entry_id uuid not null references register_entry (id) on delete cascade,
        position smallint not null,
        treaty text constraint designation_treaty references treaty (code),
        article text, basis text, function text not null,
        direction text, stage text, scope text,
        valid_from date, valid_to date, evidence_note text, evidence_date date,
        primary key (entry_id, position)
      );
      create index designation_treaty_function on designation (treaty, function);
      grant select, insert, update, delete on designation to enlace_serving;
      alter table designation enable row level security;
      alter table designation force row level security;
      create policy designation_select on designation for select using (
        (select true from register_entry e where e.id = entry_id));
      create policy designation_write on designation for all using (
        (select is_concerned(e.country) from register_entry e where e.id = entry_id));

      create table verification (
        id uuid primary key,
        contact_point_id uuid not null references contact_point (id) on delete cascade,
        entry_id uuid not null,
        country text,
        verified_at timestamptz not null,
        verified_by text not null,
        method text not null,
        note text,
        recorded_at timestamptz not null
      );
      create index verification_point on verification (contact_point_id, verified_at);
      grant select, insert on verification to enlace_serving;
      alter table verification enable row level security;
      alter table verification force row level security;
      create policy verification_select on verification for select using (is_concerned(country));
      create policy verification_insert on verification for insert with check (is_concerned(country));

      create table change (
        id uuid primary key,
        register text not null,
        entry_id uuid not null references register_entry (id) on delete cascade,
        country text,
        action text not null constraint change_action check (action in ('change', 'publish', 'withdraw', 'restore')),
        lane text not null constraint change_lane check (lane in ('legal', 'operational')),
        state text not null constraint change_state check (state in ('pending', 'applied', 'declined', 'cancelled')),
        base_version integer not null,
        patch jsonb not null,
        contact_points uuid[],
        valid_from date,
        reason text,
        proposed_by text not null, proposed_by_name text not null, proposed_at timestamptz not null,
        decided_by text, decided_by_name text, decided_at timestamptz, decision_reason text
      );
      create index change_entry on change (entry_id, state);
      create index change_page on change (state, proposed_at desc, id desc);
      grant select, insert, update (state, patch, decided_by, decided_by_name, decided_at, decision_reason), delete
        on change to enlace_serving;
      alter table change enable row level security;
      alter table change force row level security;
      create policy change_select on change for select using (is_concerned(country));
      create policy change_insert on change for insert with check (
        is_concerned(country) and proposed_by = actor_id() and state = 'pending');
      -- Deciding is for the secretariat and never for the proposer; a proposer may cancel.
      create policy change_update on change for update using (is_concerned(country)) with check (
        case when state = 'cancelled' then proposed_by = actor_id()
             else is_secretariat() and proposed_by <> actor_id() end);
      create policy change_delete on change for delete using (actor_role() = 'system');

    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table change;
      drop table verification;
      drop table designation;
      drop table personal_field;
      drop table contact_point;
      drop function contact_point_is_immutable();
      drop table entry_version;
      drop table register_entry;
    `);
  }
}
