import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the log stood when an entry last changed: what was counted over the entries holds until that number moves.
 * Every write to an entry has its record (ADR 0007), so nothing is missed; the number says not which entry, nor what.
 */
export class EntriesAsOf1572 implements MigrationInterface {
  name = 'EntriesAsOf0000000001572';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_head add column entries_seq bigint not null default 0;
      ${append({
        mark: `if c ->> 'action' like 'entry.%' or c ->> 'action' = 'demo.cleared' then head.entries_seq := head.seq; end if;`,
        set: ', entries_seq = head.entries_seq',
      })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${append({ mark: '', set: '' })}
      alter table audit_head drop column entries_seq;
    `);
  }
}

/** The function of migration 1300 that appends to the log, and what is added to it. */
const append = (more: { mark: string; set: string }): string => `
  create or replace function audit_append(p_contents text[]) returns bigint
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
        ${more.mark}
        insert into audit_record (seq, content, prev_hash, hash, at, actor_id, actor_role, action, subject_type,
                                  subject_id, country, request_id)
        values (head.seq, content, prev, head.hash, c ->> 'at', c #>> '{actor,id}', c #>> '{actor,role}',
                c ->> 'action', c #>> '{subject,type}', c #>> '{subject,id}', c ->> 'country', c ->> 'requestId');
      end loop;
      update audit_head set seq = head.seq, hash = head.hash${more.set};
      return head.seq;
    end $$;
`;
