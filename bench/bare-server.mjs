// The yardstick: node:http and pg, prepared statements, JSON built in SQL on the same tables. No accounts, no
// row-level security, no audit: whatever Enlace does beyond this is what the ratio shows.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import QueryStream from 'pg-query-stream';

const { superuserUrl } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: superuserUrl, max: 15 });

const ENTRY = `json_build_object('id', v.entry_id, 'register', v.register, 'status', v.status, 'document', v.document,
  'contactPoints', (select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'value', p.value))
                      from contact_point p where p.id = any(v.contact_points)))`;
const FROM = 'from entry_version v where v.current';
const PAGE = (condition) => `select coalesce(json_agg(one), '[]')::text as json from (
  select ${ENTRY} as one ${FROM} and ${condition} order by v.sort_name, v.entry_id limit 50) page`;
const QUERIES = {
  get: `select ${ENTRY}::text as json ${FROM} and v.entry_id = $1`,
  page: PAGE('v.register = $1 and v.country = $2'),
  deep: PAGE('v.register = $1 and (v.sort_name, v.entry_id) > ($2, $3::uuid)'),
  search: `select json_build_object('total', (select count(*) ${FROM} and v.search_text like fold($1)), 'items',
    (${PAGE('v.search_text like fold($1)').replace('::text as json', '')}))::text as json`,
};

async function exportAll(response) {
  const client = await pool.connect();
  const rows = client.query(
    new QueryStream(`select ${ENTRY}::text as json ${FROM} order by v.sort_name, v.entry_id`, [], {
      batchSize: 500,
    }),
  );
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for await (const { json } of rows)
    if (!response.write(`${json}\n`)) await new Promise((resolve) => response.once('drain', resolve));
  response.end();
  client.release();
}

/** Copies of the three tables that an entry is, with their indexes; neither triggers nor policies. */
const COPIES = ['register_entry', 'entry_version', 'contact_point']
  .map((table) => `create table bare_${table} (like ${table} including all);`)
  .join('\n');
const INSERTS = [
  `insert into bare_register_entry (id, register, country, kind, status, tlp_rank, version, demo, created_at, created_by)
   select id, 'central-authorities', 'BR', 'office', 'draft', 1, 1, false, now(), 'bench'
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t(id, name, address, telephone, email)`,
  `insert into bare_contact_point (id, point, entry_id, country, kind, use, personal, value, own_rank, then_rank, today_rank, published, digest, created_at)
   select gen_random_uuid(), gen_random_uuid(), t.id, 'BR', kind, 'general', false, value, 1, 1, 1, false, '', now()
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t(id, name, address, telephone, email),
          lateral (values ('telephone', telephone), ('email', email)) p(kind, value)`,
  `insert into bare_entry_version (entry_id, version, current, register, country, status, tlp_rank, document, contact_points, functions,
     languages, treaties, specialities, search_text, sort_name, valid_from, recorded_at, recorded_by, recorded_by_name, single_signature, digest)
   select id, 1, true, 'central-authorities', 'BR', 'draft', 1, jsonb_build_object('names', jsonb_build_object('original', name), 'address', address),
          '{}', '{}', '{}', '{}', '{}', fold(name), fold(name), current_date, now(), 'bench', 'Bench', false, ''
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t(id, name, address, telephone, email)`,
];

/** A file parsed and inserted set by set, in one transaction: no look at what it says, no comparison, no audit. */
async function importAll(request, response) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const rows = parse(text, { delimiter: ';', from_line: 2 });
  const given = [
    rows.map(() => randomUUID()),
    ...[2, 3, 4, 5].map((column) => rows.map((row) => row[column])),
  ];
  const client = await pool.connect();
  await client.query(
    `begin; drop table if exists bare_register_entry, bare_entry_version, bare_contact_point; ${COPIES}`,
  );
  for (const insert of INSERTS) await client.query(insert, given);
  await client.query('commit');
  client.release();
  response.writeHead(200).end('{}');
}

const failed = (response) => (error) => response.writeHead(500).end(String(error));

createServer((request, response) => {
  const url = new URL(request.url, 'http://bare');
  const name = url.pathname.slice(1);
  if (name === 'export') return void exportAll(response).catch(failed(response));
  if (name === 'import') return void importAll(request, response).catch(failed(response));
  const values = url.searchParams.getAll('v');
  pool.query({ name, text: QUERIES[name], values }).then(({ rows }) => {
    const body = Buffer.from(rows[0].json);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  }, failed(response));
}).listen(0, '127.0.0.1', function () {
  process.send({ url: `http://127.0.0.1:${this.address().port}` });
});
