import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many days a verification holds is a setting of the installation. Every statement that reckons freshness reads it
 * as it runs, so that a change is in force for all servers from their next statement. An edition keeps the days it was
 * cut with: its files say the same whenever they are made.
 */
export class DaysOfFreshness1860 implements MigrationInterface {
  name = 'DaysOfFreshness0000000001860';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days for a 24/7 telephone, any other value and a designation; 'due' begins so many days before the end.
      create function freshness_days() returns jsonb language plpgsql stable as $$
        begin
          return '${STANDARD}'::jsonb || coalesce((select value from setting where key = 'freshness'), '{}');
        end $$;

      alter table edition add column days jsonb not null default '${STANDARD}';
      alter table edition alter column days drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table edition drop column days;
      drop function freshness_days();
    `);
  }
}

const STANDARD = '{"telephone247": 120, "value": 180, "designation": 365, "due": 30}';
