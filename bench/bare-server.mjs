// The yardstick: node:http and pg, prepared statements, JSON built in SQL on the same tables. No accounts, no
// row-level security, no audit: whatever Enlace does beyond this is what the ratio shows.
import { createServer } from 'node:http';
import pg from 'pg';

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

createServer((request, response) => {
  const url = new URL(request.url, 'http://bare');
  const name = url.pathname.slice(1);
  const values = url.searchParams.getAll('v');
  pool.query({ name, text: QUERIES[name], values }).then(
    ({ rows }) => {
      const body = Buffer.from(rows[0].json);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(0, '127.0.0.1', function () {
  process.send({ url: `http://127.0.0.1:${this.address().port}` });
});
