import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A point that failed two drills in a row comes after all others, in lists, searches, near misses and what the finder
 * looks at. Whether it did is kept in `entry_search` by the trigger that keeps the rest of the row, and is the first part
 * of the order that the indexes hold: a page costs what it did.
 */
export class FailingPointsLast1755 implements MigrationInterface {
  name = 'FailingPointsLast0000000001755';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two drills in a row without an answer, as in register/view.ts.
      alter table entry_search add column failing boolean not null default false;
      select set_actor('migration:failing-points-last', 'system', null);
      update entry_search s set failing = true from register_entry e where e.id = s.entry_id and e.drill_misses >= 2;
      ${keepEntry(', failing', ', new.drill_misses >= 2', ', failing = excluded.failing')}
    `);
    await runner.query(indexes('failing, '));
    await runner.query(HITS_FAILING_LAST);
    await runner.query(competent('s.failing, '));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(competent(''));
    await runner.query(HITS_BY_NAME);
    await runner.query(indexes(''));
    await runner.query(`${keepEntry('', '', '')} alter table entry_search drop column failing;`);
  }
}

const keepEntry = (column: string, value: string, kept: string): string => `
  create or replace function search_keep_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into entry_search (entry_id, register, country, kind, status, tlp_rank, shown${column})
      values (new.id, new.register, new.country, new.kind, new.status, new.tlp_rank, new.first_published is not null${value})
      on conflict (entry_id) do update set country = excluded.country, status = excluded.status,
        tlp_rank = excluded.tlp_rank, shown = excluded.shown${kept};
      return null;
    end $$;`;

const indexes = (first: string): string => `
  drop index entry_search_page, entry_search_register, entry_search_country;
  create index entry_search_page on entry_search (${first}sort_name, entry_id) include (status, kind, tlp_rank, shown, country);
  create index entry_search_register on entry_search (register, ${first}sort_name, entry_id)
    include (status, kind, tlp_rank, shown, country);
  create index entry_search_country on entry_search (country, register, ${first}sort_name, entry_id)
    include (status, kind, tlp_rank, shown);
`;

const HITS = `create or replace function search_hits(caller jsonb, wanted jsonb, after jsonb, size integer)
  returns table (entry_id uuid, sort_name text, rank integer) language plpgsql stable rows 50
  security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$`;

/** How far an entry is from the words, 0 to 1000. */
const DISTANCE = `(1000 - 1000 * (' || (
            select string_agg(format('word_similarity(fold($3->''words''->>%s), s.words)', n), ' + ')
              from generate_series(0, jsonb_array_length(wanted->'words') - 1) n)
          || ') / jsonb_array_length($3->''words''))::int`;

const nearMisses = (rank: string): string => `
        return query execute 'select * from (select s.entry_id, s.sort_name, ${rank} as rank from entry_search s where ' || condition || ') hits where $5 is null or (hits.rank, hits.sort_name, hits.entry_id)
               > (($5->>''rank'')::int, $5->>''name'', ($5->>''id'')::uuid)
             order by hits.rank, hits.sort_name, hits.entry_id limit $6'
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, after, size;`;

/**
 * rank is 1 for a failing point and 0 for any other; of near misses twice the distance is added. Everything at once (no
 * size) is a file, which is by name alone.
 * A page after a position is read in two parts, first what does not fail: PostgreSQL estimates a comparison of rows by
 * their first column, which is nearly always the same here, and would leave the index of words.
 */
const HITS_FAILING_LAST = `${HITS}
    declare
      near boolean := wanted ? 'near' and jsonb_array_length(wanted->'words') > 0;
      condition text := search_condition(wanted);
      hits text := 'select s.entry_id, s.sort_name, s.failing::int from entry_search s where ' || condition;
      part boolean;
      found_already bigint := 0;
    begin
      if near then ${nearMisses(`2 * ${DISTANCE} + s.failing::int`)}
      elsif after is null then
        return query execute hits || case when size is null then ' order by s.sort_name, s.entry_id'
            else ' order by s.failing, s.sort_name, s.entry_id limit $5' end
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, size;
      else
        part := (after->>'rank')::int > 0;
        return query execute hits || ' and s.failing = $7 and (s.sort_name, s.entry_id) > ($5->>''name'', ($5->>''id'')::uuid)
             order by s.sort_name, s.entry_id limit $6'
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, after, size, part;
        get diagnostics found_already = row_count;
        if not part and found_already < size then
          return query execute hits || ' and s.failing order by s.sort_name, s.entry_id limit $5'
            using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, size - found_already;
        end if;
      end if;
    end $$;`;

const HITS_BY_NAME = `${HITS}
    declare
      near boolean := wanted ? 'near' and jsonb_array_length(wanted->'words') > 0;
      condition text := search_condition(wanted);
    begin
      if near then ${nearMisses(DISTANCE)}
      else
        return query execute 'select s.entry_id, s.sort_name, 0 from entry_search s where ' || condition
          || case when after is null then '' else ' and (s.sort_name, s.entry_id) > ($5->>''name'', ($5->>''id'')::uuid)' end
          || ' order by s.sort_name, s.entry_id limit $6'
          using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, after, size;
      end if;
    end $$;`;

const competent = (failing: string): string => `
  create or replace function competent_hits(caller jsonb, wanted jsonb, states text[], functions text[], treaties text[], most integer)
    returns table (entry_id uuid, rank integer) language plpgsql stable rows 20
    security definer set search_path = public, pg_temp as $$
    begin
      return query execute 'select h.entry_id, 0 from (select unnest($5) as one union all select iso2 from country where oas_state and $5 is null) wanted_state cross join lateral (
          select s.entry_id from entry_search s where s.country = one and s.functions && $6 and ' || search_condition(wanted) || '
          order by s.treaties && $7 desc, ${failing}s.kind = ''office'' desc, s.sort_name, s.entry_id limit $8) h'
        using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, states, functions, treaties, most;
    end $$;`;
