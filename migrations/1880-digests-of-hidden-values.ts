import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The digest of a version covers all its values, those that its writer may not see included: otherwise the verifier,
 * who sees them, takes an honest version for an altered one. A salted digest says nothing of a value.
 */
export class DigestsOfHiddenValues1880 implements MigrationInterface {
  name = 'DigestsOfHiddenValues0000000001880';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The owner is bound by the policies too: for this one question it looks as the system does.
      create function value_digests(ids uuid[]) returns table (id uuid, digest text)
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
        declare
          names text[] := array['enlace.role', 'enlace.own', 'enlace.others', 'enlace.personal'];
          before text[] := (select array_agg(current_setting(one, true) order by n) from unnest(names) with ordinality o(one, n));
        begin
          perform set_config(one, whole, true) from unnest(names, array['system', '4', '4', 'true']) o(one, whole);
          return query select p.id, p.digest from contact_point p where p.id = any(ids)
            union all select f.id, f.digest from personal_field f where f.id = any(ids);
          perform set_config(one, coalesce(was, ''), true) from unnest(names, before) o(one, was);
        end $$;
      revoke all on function value_digests(uuid[]) from public;
      grant execute on function value_digests(uuid[]) to enlace_serving;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function value_digests(uuid[])');
  }
}
