import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Once a year an authority says that what the directory publishes of its State is right; and whom it shares that with. */
export class Attestations1571 implements MigrationInterface {
  name = 'Attestations0000000001571';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table state_attestation (
        id uuid primary key,
        country text not null references country (iso2),
        attested_at timestamptz not null,
        attested_by text not null,
        attested_by_name text not null,
        -- What was attested: how many published entries, and a digest over their versions.
        entries integer not null,
        digest text not null,
        note text
      );
      create index state_attestation_country on state_attestation (country, attested_at desc);
      grant select, insert on state_attestation to enlace_serving;
      alter table state_attestation enable row level security;
      alter table state_attestation force row level security;
      create policy attestation_select on state_attestation for select using (is_concerned(country));
      create policy attestation_insert on state_attestation for insert with check (
        actor_role() = 'national-authority' and country = actor_state() and attested_by = actor_id());

      -- Who else of the caller's own State has an account: names and roles, nothing else. The owner is bound by the
      -- policies too: it looks as the system, at this one State, and gives the caller's role back.
      create function state_colleagues() returns table (name text, role text, demo boolean)
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
        declare named text; caller text := actor_role();
        begin
          if caller <> 'national-authority' then
            raise exception 'state_colleagues is for national authorities' using errcode = 'insufficient_privilege';
          end if;
          named := set_config('enlace.role', 'system', true);
          return query select a.name, a.role, a.demo from app_user a
            where a.state = actor_state() and a.status = 'active' and a.id::text <> actor_id() order by a.role, a.name, a.id;
          named := set_config('enlace.role', caller, true);
        end $$;
      revoke all on function state_colleagues() from public;
      grant execute on function state_colleagues() to enlace_serving;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function state_colleagues();
      drop table state_attestation;
    `);
  }
}
