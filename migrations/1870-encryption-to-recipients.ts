import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The OpenPGP key to which a recipient's files are encrypted; null: they leave as they are. */
export class EncryptionToRecipients1870 implements MigrationInterface {
  name = 'EncryptionToRecipients0000000001870';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table edition_recipient add column openpgp_key text;
      alter table edition_recipient add column openpgp_fingerprint text;
      alter table edition_recipient add constraint edition_recipient_openpgp
        check ((openpgp_key is null) = (openpgp_fingerprint is null));
      grant update (openpgp_key, openpgp_fingerprint) on edition_recipient to enlace_serving;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table edition_recipient drop column openpgp_fingerprint;
      alter table edition_recipient drop column openpgp_key;
    `);
  }
}
