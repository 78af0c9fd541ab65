import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due and done, the way into the job queue, and the outbox. The queue itself belongs to graphile-worker. */
export class JobsMail1350 implements MigrationInterface {
  name = 'JobsMail0000000001350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row a periodic task and period ('2026-03-31', '2026-03-31T18:05'): it was carried out.
      create table due_run (
        task text not null,
        period text not null,
        ran_at timestamptz not null,
        primary key (task, period)
      );
      create index due_run_ran_at on due_run (ran_at);
      grant select, insert, delete on due_run to enlace_serving;
      alter table due_run enable row level security;
      alter table due_run force row level security;
      create policy due_run_system on due_run using (actor_role() = 'system');

      -- Puts a job into the queue, in the caller's transaction. Of jobs waiting under one key only the last stays.
      create function enqueue_job(p_task text, p_payload json, p_key text) returns void
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
        begin
          if actor_role() = '' then
            raise exception 'jobs are enqueued by a named actor' using errcode = 'insufficient_privilege';
          end if;
          perform graphile_worker.add_job(p_task, p_payload, job_key => p_key);
        end $$;
      revoke execute on function enqueue_job(text, json, text) from public;
      grant execute on function enqueue_job(text, json, text) to enlace_serving;

      -- The outbox. A sensitive text (links that sign in) lies encrypted, and is dropped once sent.
      create table mail (
        id uuid primary key,
        to_address text not null,
        language text not null,
        subject text not null,
        body_text text,
        body_sealed bytea,
        demo boolean not null,
        sensitive boolean not null,
        state text not null check (state in ('waiting', 'sending', 'sent', 'held', 'failed')),
        attempts integer not null default 0,
        last_error text,
        key text unique,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        sent_at timestamptz,
        constraint mail_sensitive_is_sealed check (not sensitive or body_text is null),
        constraint mail_demo_stays check (not demo or state = 'held')
      );
      create index mail_created on mail (created_at, id);
      create index mail_sending on mail (changed_at) where state = 'sending';
      grant select, insert, update (state, attempts, last_error, changed_at, sent_at, body_sealed)
        on mail to enlace_serving;
      alter table mail enable row level security;
      alter table mail force row level security;
      create policy mail_read on mail for select using (actor_role() in ('administrator', 'system'));
      create policy mail_put on mail for insert with check (actor_role() <> '');
      create policy mail_progress on mail for update using (actor_role() = 'system');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mail;
      drop function enqueue_job(text, json, text);
      drop table due_run;
    `);
  }
}
