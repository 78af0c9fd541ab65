// Seeds law-enforcement contacts straight into the tables: names of four languages, three values each, one of them
// restricted. The triggers of the search tables run as they do for any writer.
const NAMES = [
  'Fiscalía General',
  'Ministério Público',
  'Cybercrime Unit',
  'Parquet général',
  'Policía Nacional',
  'Guardia Civil',
];
const PLACES = [
  'Nación',
  'São Paulo',
  'Kingston',
  'Port-au-Prince',
  'Cusco',
  'Mendoza',
  'Brasília',
  'Antigua',
  'Bogotá',
  'Québec',
];

export async function seed(client, from, to) {
  const given = [from, to, NAMES, PLACES];
  const row = `generate_series($1::int, $2::int) n`;
  const id = (salt) => `overlay(overlay(md5('${salt}' || n) placing '4' from 13) placing 'a' from 17)::uuid`;
  const country = `(array['BR','PE','AR','CL','CO','MX','UY','PY','EC','BO'])[1 + n % 10]`;
  const name = `($3::text[])[1 + n % 6] || ' ' || ($4::text[])[1 + (n / 7) % 10] || ' ' || n`;
  const use = `set_config('enlace.bench', cardinality($3::text[])::text || cardinality($4::text[])::text, true) is not null`;
  const run = (sql) => client.query(sql, given);
  await client.query('begin');
  await run(`insert into register_entry (id, register, country, kind, status, tlp_rank, version, first_published, demo, created_at, created_by)
    select ${id('e')}, 'law-enforcement-contacts', ${country}, 'office', 'published', case when n % 50 = 0 then 4 else 1 end, 1, 1, false, '2026-11-01', 'bench'
      from ${row} where ${use}`);
  await run(`insert into contact_point (id, point, entry_id, country, kind, use, personal, value, own_rank, then_rank, today_rank, published, digest, created_at, verified_at)
    select md5(k || 'p' || n)::uuid, md5(k || 'p' || n)::uuid, ${id('e')}, ${country},
           case k when 3 then 'email' else 'telephone' end, case k when 2 then '24/7' else 'general' end, k = 2,
           case k when 3 then 'duty' || n || '@office.example' else '+55' || (1000000000 + n * 3 + k) end,
           k, k, k, true, '', '2026-11-01', case when n % 3 = 0 then null else timestamptz '2026-11-01' - (n % 200) * interval '1 day' end
      from ${row}, generate_series(1, 3) k where ${use}`);
  await run(`insert into entry_version (entry_id, version, current, register, country, status, tlp_rank, document, contact_points, functions, languages,
      treaties, specialities, search_text, sort_name, valid_from, recorded_at, recorded_by, recorded_by_name, single_signature, digest)
    select ${id('e')}, 1, true, 'law-enforcement-contacts', ${country}, 'published', case when n % 50 = 0 then 4 else 1 end,
           jsonb_build_object('country', ${country}, 'kind', 'office', 'names', jsonb_build_object('original', ${name}, 'language', 'es', 'translations', '{}'::jsonb),
             'parentInstitution', null, 'unit', null, 'functions', jsonb_build_array('INVESTIGATION'), 'address', 'Calle ' || n, 'timeZone', 'America/Lima',
             'hours', null, 'languages', '[]'::jsonb, 'notes', null, 'source', null, 'tlp', case when n % 50 = 0 then 'TLP:RED' else 'TLP:GREEN' end,
             'succeeds', null, 'replacement', null, 'designations', '[]'::jsonb),
           array[md5('1p' || n)::uuid, md5('2p' || n)::uuid, md5('3p' || n)::uuid], array['INVESTIGATION'], '{}', '{}', '{}',
           fold(${name}), fold(${name}), '2026-11-01', '2026-11-01', 'bench', 'Bench', false, ''
      from ${row}`);
  await client.query('commit');
}
