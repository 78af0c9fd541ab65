import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was sent, what it was understood as, and what a commit would do. Seen by the secretariat, and by the national
 * authority whose State an import belongs to.
 */
export class Imports1500 implements MigrationInterface {
  name = 'Imports0000000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A name as "same authority" compares it (imports/folded.ts): without accents, case, punctuation, surplus spaces.
      create function name_key(value text) returns text language sql immutable parallel safe strict
        as $$ select btrim(regexp_replace(public.fold(value), '[^[:alnum:]]+', ' ', 'g')) $$;

      create table import (
        id uuid primary key,
        -- The State of the national authority that made it; null: the secretariat's.
        country text references country (iso2),
        filename text not null,
        sender text,
        register text,
        format text not null,
        encoding text,
        delimiter text,
        headers text[] not null,
        columns text[] not null,
        dates text not null,
        distinct_lines integer[] not null,
        -- Gone once it is committed.
        file bytea,
        state text not null constraint import_state check (state in ('previewed', 'committing', 'committed')),
        problem text,
        counts jsonb not null,
        done integer not null,
        total integer not null,
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,
        commit_session uuid,
        committed_by text,
        committed_at timestamptz
      );
      create index import_committing on import (id) where state = 'committing';
      grant select, insert, update on import to enlace_serving;
      alter table import enable row level security;
      alter table import force row level security;
      create policy import_concerned on import using (is_concerned(country)) with check (is_concerned(country));

      create table import_row (
        import_id uuid not null references import (id) on delete cascade,
        line integer not null,
        outcome text not null,
        content jsonb not null,
        work jsonb,
        primary key (import_id, line)
      );
      create index import_row_outcome on import_row (import_id, outcome, line);
      grant select, insert, delete on import_row to enlace_serving;
      alter table import_row enable row level security;
      alter table import_row force row level security;
      create policy import_row_concerned on import_row using (
        (select true from import i where i.id = import_id));

      -- How a sender's columns are read, as somebody corrected it.
      create table import_mapping (
        sender text not null,
        -- As in import; empty: the secretariat's.
        country text not null,
        columns jsonb not null,
        dates text not null,
        changed_at timestamptz not null,
        primary key (sender, country)
      );
      grant select, insert, update on import_mapping to enlace_serving;
      alter table import_mapping enable row level security;
      alter table import_mapping force row level security;
      create policy import_mapping_concerned on import_mapping
        using (is_concerned(nullif(country, ''))) with check (is_concerned(nullif(country, '')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table import_mapping;
      drop table import_row;
      drop table import;
      drop function name_key(text);
    `);
  }
}
