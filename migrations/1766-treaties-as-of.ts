import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mark that is another one after any change of the treaties' lists, so that who keeps what they say knows in a row's
 * read whether it still holds. A row, not a sequence: it becomes visible together with the change.
 */
export class TreatiesAsOf1766 implements MigrationInterface {
  name = 'TreatiesAsOf0000000001766';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table treaties_as_of (
        one boolean primary key default true constraint treaties_as_of_one check (one),
        mark uuid not null
      );
      insert into treaties_as_of (mark) values (gen_random_uuid());
      grant select on treaties_as_of to enlace_serving;
      create function treaties_changed() returns trigger language plpgsql as $$
        begin
          update treaties_as_of set mark = gen_random_uuid();
          return null;
        end $$;
      ${LISTED_IN.map(
        (table) => `create trigger ${table}_changed after insert or update or delete or truncate on ${table}
          for each statement execute function treaties_changed();`,
      ).join('\n')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${LISTED_IN.map((table) => `drop trigger ${table}_changed on ${table};`).join('\n')}
      drop function treaties_changed();
      drop table treaties_as_of;
    `);
  }
}

/** What a listing is read from. */
const LISTED_IN = ['country', 'treaty', 'treaty_article', 'treaty_listing', 'treaty_status'];
