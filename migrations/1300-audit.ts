import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The hash-chained log, its signed checkpoints, and the release ledger. The serving role reads them and appends
 * through functions; it cannot change or remove a row. Policies let nothing through without a named actor.
 */
export class Audit1300 implements MigrationInterface {
  name = 'Audit0000000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT);
    await runner.query(RELEASES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function release_seal(bigint, bigint[]);
      drop function release_line(release);
      drop table release_value;
      drop table release;
      drop table audit_checkpoint;
      drop function audit_append(text[]);
      drop table audit_head;
      drop table audit_record;
      drop function reads_audit();
    `);
  }
}

const AUDIT = `
  create function reads_audit() returns boolean language sql stable parallel safe
    as $$ select actor_role() in ('administrator', 'auditor', 'system') $$;

  -- content is the exact text that was hashed (RFC 8785). The columns beside it repeat it for filtering: audit_append
  -- fills them, and verifying compares them.
  create table audit_record (
    seq bigint primary key,
    content text not null,
    prev_hash bytea not null,
    hash bytea not null,
    at text collate "C" not null,
    actor_id text not null,
    actor_role text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    country text,
    request_id text not null
  );
  create index audit_record_actor on audit_record (actor_id, seq);
  create index audit_record_action on audit_record (action, seq);
  create index audit_record_subject on audit_record (subject_id, seq);
  create index audit_record_country on audit_record (country, seq);
  create index audit_record_at on audit_record (at);
  grant select on audit_record to enlace_serving;
  alter table audit_record enable row level security;
  alter table audit_record force row level security;
  create policy audit_record_read on audit_record for select using (reads_audit());
  create policy audit_record_append on audit_record for insert with check (public.actor_role() <> '');

  -- One row: where the chain stands. Locking it puts writers in line, so that numbers have no gaps.
  create table audit_head (
    id smallint primary key default 1 check (id = 1),
    seq bigint not null,
    hash bytea not null
  );
  insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
  grant select on audit_head to enlace_serving;
  alter table audit_head enable row level security;
  alter table audit_head force row level security;
  create policy audit_head_read on audit_head for select using (actor_role() <> '');
  create policy audit_head_move on audit_head for update using (actor_role() <> '');

  -- hash = sha256(previous hash || utf8(seq || ':' || content)). Returns the last new record's number. Many in one
  -- call move the head once: a row that one transaction updates n times costs n * n.
  create function audit_append(p_contents text[]) returns bigint
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare
      head audit_head;
      prev bytea;
      content text;
      c jsonb;
    begin
      -- A write is acknowledged only when it is on disk, even if a read before it had chosen otherwise.
      if current_setting('synchronous_commit') = 'off' then
        perform set_config('synchronous_commit', 'on', true);
      end if;
      select * into strict head from audit_head for update;
      foreach content in array p_contents loop
        prev := head.hash;
        head.seq := head.seq + 1;
        head.hash := sha256(prev || convert_to(head.seq || ':' || content, 'UTF8'));
        c := content::jsonb;
        insert into audit_record (seq, content, prev_hash, hash, at, actor_id, actor_role, action, subject_type,
                                  subject_id, country, request_id)
        values (head.seq, content, prev, head.hash, c ->> 'at', c #>> '{actor,id}', c #>> '{actor,role}',
                c ->> 'action', c #>> '{subject,type}', c #>> '{subject,id}', c ->> 'country', c ->> 'requestId');
      end loop;
      update audit_head set seq = head.seq, hash = head.hash;
      return head.seq;
    end $$;
  revoke execute on function audit_append(text[]) from public;
  grant execute on function audit_append(text[]) to enlace_serving;

  -- Signed statements "record seq had this hash at that instant"; the same lines lie outside the database.
  create table audit_checkpoint (
    seq bigint not null,
    key_id text not null,
    hash bytea not null,
    at timestamptz not null,
    signature bytea not null,
    primary key (seq, key_id)
  );
  grant select, insert on audit_checkpoint to enlace_serving;
  alter table audit_checkpoint enable row level security;
  alter table audit_checkpoint force row level security;
  create policy audit_checkpoint_read on audit_checkpoint for select using (reads_audit());
  create policy audit_checkpoint_append on audit_checkpoint for insert with check (actor_role() = 'system');
`;

const RELEASES = `
  -- Who was shown which values. Append-only; sealed_seq names the audit record that sealed the row.
  create table release (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_id text not null,
    actor_role text not null,
    actor_state text,
    purpose text not null,
    request_id text not null,
    value_ids uuid[] not null check (cardinality(value_ids) > 0),
    sealed_seq bigint
  );
  create index release_actor on release (actor_id, id);
  create index release_at on release (at);
  create index release_unsealed on release (id) where sealed_seq is null;
  create index release_sealed on release (sealed_seq, id);
  grant select, insert (at, actor_id, actor_role, actor_state, purpose, request_id, value_ids)
    on release to enlace_serving;
  alter table release enable row level security;
  alter table release force row level security;
  create policy release_read on release for select using (reads_audit());
  create policy release_own on release for insert
    with check (actor_id = public.actor_id() and actor_role = public.actor_role());
  create policy release_sealing on release for update using (public.actor_role() = 'system');

  -- Which sealed rows hold a value. Filled when rows are sealed, so that reads do not pay for it; and a table, since
  -- behind a policy PostgreSQL uses no GIN index (@> is not leakproof), while it does use this primary key.
  create table release_value (
    value_id uuid not null,
    release_id bigint not null references release,
    primary key (value_id, release_id)
  );
  grant select on release_value to enlace_serving;
  alter table release_value enable row level security;
  alter table release_value force row level security;
  create policy release_value_read on release_value for select using (reads_audit());
  create policy release_value_sealing on release_value for insert with check (public.actor_role() = 'system');

  -- What a seal covers of one row; the instant in microseconds since 1970, whatever the session's time zone.
  create function release_line(r release) returns text language sql stable as $$
    select jsonb_build_array(r.id, (extract(epoch from r.at) * 1000000)::bigint, r.actor_id, r.actor_role,
                             r.actor_state, r.purpose, r.request_id, to_jsonb(r.value_ids))::text $$;

  -- Marks rows as covered by the audit record p_seq; a row is sealed once.
  create function release_seal(p_seq bigint, p_ids bigint[]) returns bigint
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare sealed bigint;
    begin
      perform 1 from audit_record where seq = p_seq and action = 'ledger.sealed';
      if not found then raise exception 'no sealing record %', p_seq using errcode = 'check_violation'; end if;
      update release set sealed_seq = p_seq where id = any (p_ids) and sealed_seq is null;
      get diagnostics sealed = row_count;
      if sealed <> cardinality(p_ids) then
        raise exception 'sealed % of % rows', sealed, cardinality(p_ids) using errcode = 'check_violation';
      end if;
      insert into release_value (value_id, release_id)
      select distinct v, r.id from release r, unnest(r.value_ids) as v where r.sealed_seq = p_seq;
      return sealed;
    end $$;
  revoke execute on function release_seal(bigint, bigint[]) from public;
  grant execute on function release_seal(bigint, bigint[]) to enlace_serving;
`;
