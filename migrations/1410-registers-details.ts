import type { MigrationInterface, QueryRunner } from 'typeorm';

const DETAILS = ['expert', 'central_authority', 'law_enforcement_contact'] as const;

/** What each register has besides the shared entry: one row an entry, its latest version. */
export class RegistersDetails1410 implements MigrationInterface {
  name = 'RegistersDetails0000000001410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table expert (
        entry_id uuid primary key references register_entry (id) on delete cascade,
        title text,
        institution text,
        specialities text[] not null,
        training jsonb,
        credentials jsonb,
        availability text[] not null,
        consent jsonb
      );

      create table central_authority (
        entry_id uuid primary key references register_entry (id) on delete cascade,
        accepted_languages jsonb not null,
        channels jsonb not null,
        requirements jsonb
      );

      create table law_enforcement_contact (
        entry_id uuid primary key references register_entry (id) on delete cascade,
        agency text,
        unit_type text,
        networks text[] not null,
        services text[] not null,
        training jsonb,
        duty_languages text[] not null,
        key_fingerprints text[] not null
      );
    `);
    for (const table of DETAILS) await this.guard(runner, table);
  }

  /** A detail is seen by whoever sees its entry, and written by those concerned. */
  private async guard(runner: QueryRunner, table: string): Promise<void> {
    const concerned = `(select is_concerned(e.country) from register_entry e where e.id = entry_id)`;
    await runner.query(`
      grant select, insert, update, delete on ${table} to enlace_serving;
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy ${table}_select on ${table} for select using (
        (select true from register_entry e where e.id = entry_id));
      create policy ${table}_insert on ${table} for insert with check (${concerned});
      create policy ${table}_update on ${table} for update using (${concerned}) with check (${concerned});
      create policy ${table}_delete on ${table} for delete using (${concerned});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of DETAILS) await runner.query(`drop table ${table}`);
  }
}
