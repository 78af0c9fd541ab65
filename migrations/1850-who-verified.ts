import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For whom whoever verified a value spoke. A side, not a person: it is shown to everybody who sees the value. Who it was
 * stays in `verified_by` and in the audit log.
 */
export class WhoVerified1850 implements MigrationInterface {
  name = 'WhoVerified0000000001850';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table contact_point add verified_side text
        constraint contact_point_side check (verified_side in ('secretariat', 'authority', 'office'));
      grant update (verified_side) on contact_point to enlace_serving;
    `);
    await runner.query(BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table contact_point drop column verified_side`);
  }
}

/**
 * What was verified before: the log holds the role that each had on that day; where it holds none, nobody is named. The
 * owner is bound by the policies too, so it acts as a named system actor.
 */
const BEFORE = `
  select set_actor('migration:who-verified', 'system', null);
  update contact_point p
     set verified_side = case when a.actor_role in ('administrator', 'editor') then 'secretariat'
                              when a.actor_role = 'national-authority' then 'authority'
                              when p.verified_method in ('link', 'drill') then 'office' end
    from (select distinct on (actor_id, subject_id) actor_id, subject_id, actor_role from audit_record
           where action = 'entry.verified' order by actor_id, subject_id, seq desc) a
   where a.actor_id = p.verified_by and a.subject_id = p.entry_id::text;
`;
