import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To whom editions go, who fetched which file, and who said that it was received. */
export class EditionDelivery1810 implements MigrationInterface {
  name = 'EditionDelivery0000000001810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table edition_recipient (
        id uuid primary key,
        name text not null,
        kind text not null constraint edition_recipient_kind check (kind in ('authority', 'office', 'machine')),
        role text not null,
        state text references country (iso2),
        email citext,
        client_id uuid references machine_client (id),
        language text not null,
        ceiling smallint not null constraint edition_recipient_ceiling check (ceiling between 0 and 2),
        active boolean not null,
        created_by text not null,
        created_at timestamptz not null,
        constraint edition_recipient_reached check (
          case kind when 'machine' then client_id is not null when 'authority' then state is not null else email is not null end)
      );
      grant select, insert, update (name, email, language, ceiling, active) on edition_recipient to enlace_serving;
      alter table edition_recipient enable row level security;
      alter table edition_recipient force row level security;
      -- A State's authorities stand for their State; an office is the account of its address; a machine is its key.
      create function is_recipient(r edition_recipient) returns boolean language sql stable as $$
        select case r.kind
          when 'authority' then actor_role() = 'national-authority' and r.state = actor_state()
          when 'machine' then r.client_id::text = actor_id()
          else r.email = (select u.email from app_user u where u.id::text = actor_id()) end $$;
      create policy edition_recipient_select on edition_recipient for select using (
        is_secretariat() or coalesce(is_recipient(edition_recipient), false));
      create policy edition_recipient_insert on edition_recipient for insert with check (is_secretariat());
      create policy edition_recipient_update on edition_recipient for update using (is_secretariat());

      create table edition_delivery (
        edition_id uuid not null references edition (id),
        recipient_id uuid not null references edition_recipient (id),
        serial text not null constraint edition_delivery_serial unique,
        sent_at timestamptz not null,
        reminded_at timestamptz,
        fetched_at timestamptz,
        acknowledged_at timestamptz, acknowledged_by text, acknowledged_by_name text,
        primary key (edition_id, recipient_id)
      );
      create index edition_delivery_recipient on edition_delivery (recipient_id, acknowledged_at);
      grant select, insert, update (reminded_at, fetched_at, acknowledged_at, acknowledged_by, acknowledged_by_name)
        on edition_delivery to enlace_serving;
      alter table edition_delivery enable row level security;
      alter table edition_delivery force row level security;
      create policy edition_delivery_select on edition_delivery for select using (
        (select true from edition_recipient r where r.id = recipient_id));
      create policy edition_delivery_insert on edition_delivery for insert with check (is_secretariat());
      create policy edition_delivery_update on edition_delivery for update using (
        (select true from edition_recipient r where r.id = recipient_id));

      -- Who was given the first byte of which file; append-only, beside its audit record.
      create table edition_receipt (
        id bigint generated always as identity primary key,
        edition_id uuid not null references edition (id),
        file text not null,
        at timestamptz not null,
        actor_id text not null, actor_name text not null, actor_role text not null, actor_state text,
        audit_seq bigint not null
      );
      create index edition_receipt_edition on edition_receipt (edition_id, id);
      grant select, insert on edition_receipt to enlace_serving;
      alter table edition_receipt enable row level security;
      alter table edition_receipt force row level security;
      create policy edition_receipt_select on edition_receipt for select using (is_secretariat() or reads_audit());
      create policy edition_receipt_insert on edition_receipt for insert with check (actor_id = public.actor_id());

      -- Whoever reads the log asks who holds a value.
      create policy edition_audited on edition for select using (reads_audit());
      create policy edition_entry_audited on edition_entry for select using (reads_audit());

      -- The sessions that proved their password again, and until when they may fetch.
      create table edition_proof (
        session_id uuid primary key references session (id) on delete cascade,
        until timestamptz not null
      );
      grant select, insert, update on edition_proof to enlace_serving;
      alter table edition_proof enable row level security;
      alter table edition_proof force row level security;
      create policy edition_proof_own on edition_proof using (
        (select true from session s where s.id = session_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy edition_entry_audited on edition_entry;
      drop policy edition_audited on edition;
      drop table edition_proof;
      drop table edition_receipt;
      drop table edition_delivery;
      drop policy edition_recipient_select on edition_recipient;
      drop function is_recipient(edition_recipient);
      drop table edition_recipient;
    `);
  }
}
