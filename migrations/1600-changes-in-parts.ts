import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change is talked over, may be amended by its proposer, is accepted whole or in part, or was made under
 * break-glass: then it is in force by one signature until somebody independent countersigns it or it reverts.
 */
export class ChangesInParts1600 implements MigrationInterface {
  name = 'ChangesInParts0000000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table change drop constraint change_state;
      alter table change
        add constraint change_state check (
          state in ('pending', 'applied', 'declined', 'cancelled', 'emergency', 'reverted')),
        -- Counts amendments: who decides names the one that was read.
        add column revision integer not null default 1,
        add column awaiting text not null default 'decision'
          constraint change_awaiting check (awaiting in ('decision', 'answer')),
        -- The note that proves a designation: {note, date}.
        add column evidence jsonb,
        add column applied_parts text[],
        add column declined_parts text[],
        -- The version an emergency change wrote, and when that reverts by itself.
        add column applied_version integer,
        add column reverts_at timestamptz,
        add constraint change_emergency_ends check (state <> 'emergency' or (reverts_at is not null and applied_version is not null));
      create unique index change_emergency on change (entry_id) where state = 'emergency';
      create index change_reverts on change (reverts_at) where state = 'emergency';
      grant update (contact_points, base_version, valid_from, reason, lane, revision, awaiting, evidence,
        applied_parts, declined_parts, applied_version) on change to enlace_serving;

      drop policy change_insert on change;
      create policy change_insert on change for insert with check (
        is_concerned(country) and proposed_by = actor_id()
        and (state = 'pending' or (state = 'emergency' and actor_role() = 'administrator')));
      drop policy change_update on change;
      -- Deciding is for the secretariat and never for the proposer, who may amend or cancel; anybody of the
      -- secretariat may take an emergency change back to what two persons approved.
      create policy change_update on change for update using (is_concerned(country)) with check (
        case state when 'cancelled' then proposed_by = actor_id()
                   when 'pending' then true
                   when 'reverted' then is_secretariat()
                   else is_secretariat() and proposed_by <> actor_id() end);

      -- What was proposed is its proposer's alone to amend, while it waits; and what was decided stays decided.
      create function change_is_kept() returns trigger language plpgsql as $$
        begin
          if (new.patch, new.contact_points, new.base_version, new.valid_from, new.evidence, new.revision)
               is distinct from (old.patch, old.contact_points, old.base_version, old.valid_from, old.evidence, old.revision)
             and not (old.state = 'pending' and new.state = 'pending' and old.proposed_by = actor_id()
                      and new.revision = old.revision + 1) then
            raise exception 'only its proposer amends a change, while it waits' using errcode = '23514', constraint = 'change_kept';
          end if;
          if old.state not in ('pending', 'emergency') or new.state = 'emergency' and old.state <> 'emergency'
             or (old.state = 'emergency' and new.state not in ('emergency', 'applied', 'reverted'))
             or (old.state = 'pending' and new.state = 'reverted') then
            raise exception 'what was decided stays decided' using errcode = '23514', constraint = 'change_kept';
          end if;
          return new;
        end $$;
      create trigger change_kept before update on change for each row execute function change_is_kept();

      create table change_message (
        id uuid primary key,
        change_id uuid not null references change (id) on delete cascade,
        country text,
        kind text not null constraint change_message_kind check (kind in ('comment', 'question', 'answer', 'amendment')),
        text text not null,
        written_by text not null, written_by_name text not null, of_secretariat boolean not null,
        written_at timestamptz not null
      );
      create index change_message_change on change_message (change_id, written_at);
      grant select, insert, delete on change_message to enlace_serving;
      alter table change_message enable row level security;
      alter table change_message force row level security;
      create policy change_message_select on change_message for select using (is_concerned(country));
      create policy change_message_insert on change_message for insert with check (
        is_concerned(country) and written_by = actor_id());
      create policy change_message_delete on change_message for delete using (actor_role() = 'system');

      -- One person alone put it in force, under break-glass; cleared by the countersignature.
      alter table contact_point add column single_signature boolean not null default false;
      grant update (single_signature) on contact_point to enlace_serving;
      grant update (single_signature) on entry_version to enlace_serving;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (single_signature) on entry_version from enlace_serving;
      alter table contact_point drop column single_signature;
      drop table change_message;
      drop trigger change_kept on change;
      drop function change_is_kept();
      drop policy change_insert on change;
      create policy change_insert on change for insert with check (
        is_concerned(country) and proposed_by = actor_id() and state = 'pending');
      drop policy change_update on change;
      create policy change_update on change for update using (is_concerned(country)) with check (
        case when state = 'cancelled' then proposed_by = actor_id()
             else is_secretariat() and proposed_by <> actor_id() end);
      revoke update (contact_points, base_version, valid_from, reason, lane) on change from enlace_serving;
      drop index change_reverts;
      drop index change_emergency;
      alter table change drop constraint change_emergency_ends, drop constraint change_state,
        drop column revision, drop column awaiting, drop column evidence, drop column applied_parts,
        drop column declined_parts, drop column applied_version, drop column reverts_at;
      alter table change add constraint change_state check (
        state in ('pending', 'applied', 'declined', 'cancelled'));
    `);
  }
}
