import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The finder's candidates come in order out of an index, so that a State with ten thousand entries answers as fast as
 * one with ten: those designated for one of the treaties apart, since no index knows which treaties are asked about.
 * A dozen police units do not keep out the point that answers at night, where that is asked for.
 */
export class CounterpartsAtScale1760 implements MigrationInterface {
  name = 'CounterpartsAtScale0000000001760';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index entry_search_functions;
      create index entry_search_functions on entry_search using gin (functions, treaties);
      create index entry_search_counterparts on entry_search (country, failing, (kind = 'office') desc, sort_name, entry_id)
        where status = 'published';
      ${competentHits(IN_ORDER)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${competentHits(SORTED)}
      drop index entry_search_counterparts;
      drop index entry_search_functions;
      create index entry_search_functions on entry_search using gin (functions);
    `);
  }
}

const IN_TURN = `s.failing, s.kind = ''office'' desc, s.sort_name, s.entry_id`;

const SORTED = `select s.entry_id from entry_search s where s.country = one and s.functions && $6 and ' || search_condition(wanted) || '
  order by s.treaties && $7 desc, ${IN_TURN} limit $8`;

/** Published ones of a State (`one`) that hold this, at most so many. */
const part = (rank: number, holds: string, limit: string): string => `
  (select s.entry_id, s.failing, s.kind, s.sort_name, ${rank} as rank from entry_search s
    where s.country = one and s.status = ''published'' and ${holds} and ' || search_condition(wanted) || '
    order by ${IN_TURN} limit ${limit})`;

export const IN_ORDER = `select s.entry_id from (
    ${part(0, `''CONTACT_24_7'' = any($6) and s.functions @> array[''CONTACT_24_7'']`, 'least(3, $8)')}
    union all ${part(1, 's.functions && $6 and s.treaties && $7', '$8')}
    union all ${part(2, 's.functions && $6 and not s.treaties && $7', '$8')}) s
  group by s.entry_id, s.failing, s.kind, s.sort_name order by min(s.rank), ${IN_TURN} limit $8`;

/** As in 1755, with the statement that finds those of one State. */
export const competentHits = (ofState: string): string => `
  create or replace function competent_hits(caller jsonb, wanted jsonb, states text[], functions text[], treaties text[], most integer)
    returns table (entry_id uuid, rank integer) language plpgsql stable rows 20
    security definer set search_path = public, pg_temp as $$
    begin
      return query execute 'select h.entry_id, 0 from (select unnest($5) as one union all select iso2 from country where oas_state and $5 is null) wanted_state
          cross join lateral (${ofState}) h'
        using caller, search_settings(), wanted, (wanted->>'now')::timestamptz, states, functions, treaties, most;
    end $$;`;
