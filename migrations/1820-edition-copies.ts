import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each recipient wants of an edition, and its own copy of the printed directory and the workbook. */
export class EditionCopies1820 implements MigrationInterface {
  name = 'EditionCopies0000000001820';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table edition_recipient add column formats text[] not null default '{csv,json,ndjson,vcf,xlsx,pdf}'
        constraint edition_recipient_formats check (cardinality(formats) > 0);
      alter table edition_recipient alter column formats drop default;
      grant update (formats) on edition_recipient to enlace_serving;
      -- The serial of the copy that a file belongs to; null: a file that is the same for all.
      alter table edition_receipt add column serial text;

      create table edition_copy (
        edition_id uuid not null,
        recipient_id uuid not null,
        language text not null,
        state text not null constraint edition_copy_state check (state in ('waiting', 'done', 'failed')),
        -- {name, format, language, bytes, sha256, entries}; bytes null: not made yet.
        files jsonb not null,
        done integer not null, total integer not null,
        error text,
        ordered_at timestamptz not null,
        made_at timestamptz,
        manifest text, digest text, pgp_signature text, ed25519_signature text, key_id text,
        primary key (edition_id, recipient_id),
        constraint edition_copy_delivery foreign key (edition_id, recipient_id) references edition_delivery (edition_id, recipient_id),
        constraint edition_copy_signed check (state <> 'done' or (
          made_at is not null and manifest is not null and digest is not null
          and pgp_signature is not null and ed25519_signature is not null and key_id is not null))
      );
      grant select, insert on edition_copy to enlace_serving;
      grant update (state, files, done, error, made_at, manifest, digest, pgp_signature, ed25519_signature, key_id)
        on edition_copy to enlace_serving;
      create function edition_copy_is_fixed() returns trigger language plpgsql as $$
        begin
          if old.state = 'done' then
            raise exception 'a copy that was signed is immutable' using errcode = '23514', constraint = 'edition_immutable';
          end if;
          return new;
        end $$;
      create trigger edition_copy_fixed before update or delete on edition_copy
        for each row execute function edition_copy_is_fixed();
      alter table edition_copy enable row level security;
      alter table edition_copy force row level security;
      create policy edition_copy_select on edition_copy for select using (
        (select true from edition_recipient r where r.id = recipient_id));
      create policy edition_copy_insert on edition_copy for insert with check (
        state = 'waiting' and (select true from edition_recipient r where r.id = recipient_id));
      -- Whoever it is for has it tried again; the rest is the server's own work.
      create policy edition_copy_update on edition_copy for update
        using (is_secretariat() or (state = 'failed' and (select true from edition_recipient r where r.id = recipient_id)))
        with check (is_secretariat() or state = 'waiting');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table edition_copy;
      drop function edition_copy_is_fixed();
      alter table edition_receipt drop column serial;
      alter table edition_recipient drop column formats;
    `);
  }
}
