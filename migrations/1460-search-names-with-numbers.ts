import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Digits that somebody types may be a telephone or stand in a name ("Unidad 70012"): both are looked for. Candidates come
 * from the two trigram indexes; whether a number may be seen is asked of the candidates alone.
 */
export class SearchNamesWithNumbers1460 implements MigrationInterface {
  name = 'SearchNamesWithNumbers0000000001460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(termConditions(NUMBER_OR_NAME));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(termConditions(NUMBER_ALONE));
  }
}

/** One word of a list of `$3`, or one field of it, for `like`. */
const like = (list: string, field?: string): string =>
  `'%%' || fold(regexp_replace($3->'${list}'->${field ? `%1$s->>'${field}'` : '>%1$s'}, '([\\\\%%_])', '\\\\\\1', 'g')) || '%%'`;

const VALUE = (kind: string, pattern: string): string =>
  `format($c$exists (select from value_search f where f.kind ${kind} 'email' and f.needle like ${pattern} and $c$, n)
     || search_value_condition() || ')'`;

const NUMBER_ALONE = VALUE('<>', like('numbers'));

const NUMBER_OR_NAME = `format($c$s.entry_id in (
        select one.entry_id from entry_search one where one.words like ${like('numbers', 'typed')}
        union all
        select one.entry_id from value_search one where one.kind <> 'email' and one.needle like ${like('numbers', 'digits')})
      and (s.words like ${like('numbers', 'typed')} or $c$, n) || ${VALUE('<>', like('numbers', 'digits'))} || ')'`;

const termConditions = (number: string): string => `
  create or replace function search_condition(wanted jsonb) returns text language sql immutable set search_path = public, pg_temp as $$
    select string_agg(condition, ' and ') from (
      select search_entry_condition(caller) as condition from unnest(array['$1', '$2']) caller
      union all
      select condition from (values
        ('status', $c$s.status = ($3->>'status')$c$),
        ('register', $c$s.register = ($3->>'register')$c$),
        ('country', $c$s.country = ($3->>'country')$c$),
        ('function', $c$s.functions @> array[$3->>'function']$c$),
        ('language', $c$s.languages @> array[$3->>'language']$c$),
        ('treaty', $c$s.treaties @> array[$3->>'treaty']$c$),
        ('speciality', $c$s.specialities @> array[$3->>'speciality']$c$),
        ('always', $c$(s.always or exists (select from value_search f where f.use = '24/7' and $c$ || search_value_condition() || '))'),
        ('freshness', $c$exists (select from value_search f
            where search_freshness(f.kind, f.use, f.verified_at, f.disputed_at, $4, $3->'days') = ($3->>'freshness') and $c$
          || search_value_condition() || ')')
      ) as filter(name, condition) where wanted ? name
      union all
      select case when wanted ? 'near' then format($c$fold($3->'words'->>%s) <%% s.words$c$, n)
        else format($c$s.words like ${like('words')}$c$, n) end
        from generate_series(0, jsonb_array_length(wanted->'words') - 1) n
      union all
      select ${number} from generate_series(0, jsonb_array_length(wanted->'numbers') - 1) n
      union all
      select ${VALUE('=', like('emails'))} from generate_series(0, jsonb_array_length(wanted->'emails') - 1) n
    ) conditions $$;
`;
