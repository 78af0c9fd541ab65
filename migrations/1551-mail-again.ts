import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An administrator may put a letter that failed, or was held, back into the queue. A demonstration's stays held. */
export class MailAgain1551 implements MigrationInterface {
  name = 'MailAgain0000000001551';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy mail_again on mail for update using (actor_role() = 'administrator');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy mail_again on mail`);
  }
}
