import type { MigrationInterface, QueryRunner } from 'typeorm';
import { competentHits, IN_ORDER } from './1760-counterparts-at-scale.js';

/**
 * The statement that finds the finder's candidates is planned for every answer, because only so it goes by how many
 * there are; that took longer than carrying it out. It holds only the parts that are asked for, and of a search's
 * condition only who may find what: nothing else was ever asked.
 */
export class CounterpartsPlannedSmall1765 implements MigrationInterface {
  name = 'CounterpartsPlannedSmall0000000001765';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function competent_hits(${BEFORE}); ${PLANNED_SMALL} ${mayServe(NOW)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function competent_hits(${NOW}); ${competentHits(IN_ORDER)} ${mayServe(BEFORE)}`,
    );
  }
}

const BEFORE = 'jsonb, jsonb, text[], text[], text[], integer';
const NOW = 'jsonb, text[], text[], text[], integer';

const mayServe = (given: string): string => `
  revoke all on function competent_hits(${given}) from public;
  grant execute on function competent_hits(${given}) to enlace_serving;`;

const IN_TURN = `s.failing, s.kind = 'office' desc, s.sort_name, s.entry_id`;

/** Published ones of a State (`one`) that hold this, at most so many; `%s` is what the caller may find. */
const part = (rank: number, holds: string, limit: string): string => `$part$
  (select s.entry_id, s.failing, s.kind, s.sort_name, ${rank} as rank from entry_search s
    where s.country = one and s.status = 'published' and ${holds} and %s
    order by ${IN_TURN} limit ${limit})$part$`;

/** As in 1760: the same candidates in the same order. */
const PLANNED_SMALL = `
  create function competent_hits(caller jsonb, states text[], functions text[], treaties text[], most integer)
    returns table (entry_id uuid, rank integer) language plpgsql stable rows 20
    security definer set search_path = public, pg_temp as $$
    declare
      condition text := search_entry_condition('$1') || ' and ' || search_entry_condition('$2');
      parts text[] := array[${part(2, 's.functions && $4 and not s.treaties && $5', '$6')}];
    begin
      if 'CONTACT_24_7' = any(functions) then
        parts := array_append(parts, ${part(0, `s.functions @> array['CONTACT_24_7']`, 'least(3, $6)')});
      end if;
      if cardinality(treaties) > 0 then
        parts := array_append(parts, ${part(1, 's.functions && $4 and s.treaties && $5', '$6')});
      end if;
      return query execute $all$
          select h.entry_id, 0 from (select unnest($3) as one union all select iso2 from country where oas_state and $3 is null) wanted_state
          cross join lateral (select s.entry_id from ($all$ || replace(array_to_string(parts, ' union all '), '%s', condition) || $all$) s
            group by s.entry_id, s.failing, s.kind, s.sort_name order by min(s.rank), ${IN_TURN} limit $6) h$all$
        using caller, search_settings(), states, functions, treaties, most;
    end $$;`;
