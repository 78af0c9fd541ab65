// What is measured, and how it is said. Each ratio is to the bare server, on the same tables, in the same run.
import { once } from 'node:events';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, latency, rate } from './load.mjs';

const fixed = (number, digits = 2) => (number === null ? '-' : number.toFixed(digits));
const MB = 1024 * 1024;

/** One line of the table. */
export const line = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

const values = (...all) => all.map((one) => `v=${encodeURIComponent(one)}`).join('&');

/** Look-ups, pages and searches a second. */
export async function measureReads({ entries, enlace, bare, client, seconds }) {
  const { rows } = await client.query(
    `select entry_id as id, sort_name as name from entry_version where current and tlp_rank = 1 and register = 'law-enforcement-contacts' order by sort_name, entry_id`,
  );
  const headers = { authorization: `Bearer ${enlace.token}` };
  const any = () => rows[Math.floor(Math.random() * rows.length)];
  const list = `${enlace.url}/api/v1/law-enforcement-contacts`;
  const cursor = ({ name, id }) => Buffer.from(JSON.stringify(['0', name, id])).toString('base64url');
  const at = rows[Math.floor(rows.length * 0.9)];
  const search = `${enlace.url}/api/v1/search?limit=50&near=false&q=fiscalia%20cusco`;
  const like = `${bare.url}/search?${values('%fiscalia general cusco%')}`;
  const page = `${bare.url}/page?${values('law-enforcement-contacts', 'BR')}`;
  const deep = `${bare.url}/deep?${values('law-enforcement-contacts', at.name, at.id)}`;
  const cases = [
    ['get by id', 0.5, () => `${list}/${any().id}`, () => `${bare.url}/get?${values(any().id)}`],
    ['filtered page of 50', 0.6, () => `${list}?limit=50&country=BR`, () => page],
    ['deep page of 50', 0.6, () => `${list}?limit=50&cursor=${cursor(at)}`, () => deep],
    ['search, exact total', 0.8, () => `${search}&total=exact`, () => like],
    ['search, capped total', 1.5, () => search, () => like],
  ];
  for (const [name, target, ours, theirs] of cases) {
    const yardstick = await rate(theirs, {}, seconds);
    const own = await rate(ours, headers, seconds);
    line(entries, `${name}, a second`, fixed(own, 0), fixed(yardstick, 0), fixed(own / yardstick), target);
  }
}

/** The finder's answer against the read of one entry, and the matrix of all pairs. */
export async function measureFinder({ entries, enlace, client, seconds }) {
  const { rows } = await client.query(
    `select entry_id as id from entry_version where current and tlp_rank = 1 limit 1000`,
  );
  const headers = { authorization: `Bearer ${enlace.token}` };
  const any = () => rows[Math.floor(Math.random() * rows.length)].id;
  const STATES = ['PE', 'AR', 'CL', 'CO', 'MX', 'UY', 'PY', 'EC', 'BO'];
  const to = () => STATES[Math.floor(Math.random() * STATES.length)];
  const of = `${enlace.url}/api/v1/counterparts`;
  const get = await latency(() => `${enlace.url}/api/v1/law-enforcement-contacts/${any()}`, headers, seconds);
  const answer = await latency(() => `${of}?to=${to()}&measure=police-information`, headers, seconds);
  const matrix = await latency(() => `${of}/matrix?measure=police-information`, headers, seconds);
  line(
    entries,
    'finder, p99 of an answer, ms (of a get by id)',
    fixed(answer.p99, 1),
    fixed(get.p99, 1),
    fixed(answer.p99 / get.p99),
    2,
  );
  line(
    entries,
    'finder, half of the answers, ms (of a get by id)',
    fixed(answer.p50, 1),
    fixed(get.p50, 1),
    fixed(answer.p50 / get.p50),
    '-',
  );
  line(entries, 'finder, matrix of 35 by 35, half, ms', fixed(matrix.p50, 0), '-', '-', 300);
}

/** Exports of everything, entries a second, with the time to the first byte and the memory above idle. */
export async function measureExports({ entries, enlace, bare }) {
  const headers = { authorization: `Bearer ${enlace.token}` };
  const bareTime = (await ask(`${bare.url}/export`)).time;
  for (const format of ['ndjson', 'csv', 'xlsx', 'vcf']) {
    await memoryOf(enlace);
    const { first, time } = await ask(`${enlace.url}/api/v1/exports/directory.${format}`, headers);
    const { peak, idle } = await memoryOf(enlace);
    const [own, yardstick] = [time, bareTime].map((one) => (entries / one) * 1000);
    line(
      entries,
      `export ${format}, entries a second`,
      fixed(own, 0),
      fixed(yardstick, 0),
      fixed(own / yardstick),
      0.4,
    );
    line(entries, `export ${format}, first byte, ms`, fixed(first, 0), '-', '-', 500);
    line(entries, `export ${format}, peak above idle, MB`, fixed((peak - idle) / MB, 0), '-', '-', 60);
  }
}

async function memoryOf({ one }) {
  one.send('memory');
  const [memory] = await once(one, 'message');
  return memory;
}

/** A list of new authorities, taken in with preview, validation, versions and audit; bare: parsed and inserted. */
export async function measureImport({ entries, enlace, bare, client, rows = 5000 }) {
  const mark = Date.now().toString(36);
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `Brasil;autoridad central;Autoridad ${mark} ${n} ${'abcdefghij'[n % 10]};Calle ${n};+55 61 2${String(n).padStart(5, '0')}-00${10 + (n % 80)};a${mark}${n}@autoridad.example`,
  );
  const file = ['País;Registro;Institución;Dirección;Teléfono;Correo', ...lines].join('\n');
  const bareStarted = performance.now();
  await send(`${bare.url}/import`, file, {});
  const bareTime = performance.now() - bareStarted;
  const headers = { authorization: `Bearer ${enlace.token}` };
  await memoryOf(enlace);
  const started = performance.now();
  const { id } = JSON.parse(
    await send(`${enlace.url}/api/v1/imports`, file, { ...headers, 'content-type': 'text/csv' }),
  );
  const json = { ...headers, 'content-type': 'application/json' };
  let { state } = JSON.parse(await send(`${enlace.url}/api/v1/imports/${id}/commit`, '{}', json));
  while (state === 'committing') {
    await pause(20);
    ({ state } = JSON.parse((await ask(`${enlace.url}/api/v1/imports/${id}`, headers, true)).text));
  }
  const time = performance.now() - started;
  if (state !== 'committed') throw new Error(`The import is ${state}`);
  const { peak, idle } = await memoryOf(enlace);
  const [own, yardstick] = [time, bareTime].map((one) => (rows / one) * 1000);
  line(entries, 'import, rows a second', fixed(own, 0), fixed(yardstick, 0), fixed(own / yardstick), 0.35);
  line(entries, 'import, peak above idle, MB', fixed((peak - idle) / MB, 0), '-', '-', '-');
  await client.query('drop table if exists bare_register_entry, bare_entry_version, bare_contact_point');
}

function send(url, body, headers) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () =>
        answer.statusCode < 300 ? resolve(text) : reject(new Error(`${url}: ${text}`)),
      );
    });
    asked.on('error', reject).end(body);
  });
}

/** How soon a look-up is answered as usual, after 50 searches for near misses were begun and abandoned. */
export async function measureAbandoned({ entries, enlace, client }) {
  const headers = { authorization: `Bearer ${enlace.token}` };
  const { rows } = await client.query(
    `select entry_id as id from entry_version where current and tlp_rank = 1 and register = 'law-enforcement-contacts' limit 1`,
  );
  const searches = Array.from({ length: 50 }, () =>
    request(`${enlace.url}/api/v1/search?near=true&facets=true&total=exact&q=fiscala%20kusco`, {
      headers,
      agent: false,
    })
      .on('error', () => undefined)
      .end(),
  );
  await pause(300);
  for (const search of searches) search.destroy();
  const { time } = await ask(`${enlace.url}/api/v1/law-enforcement-contacts/${rows[0].id}`, headers);
  line(entries, 'get by id after 50 abandoned searches, ms', fixed(time, 0), '-', '-', 2000);
}
