// npm run bench [-- --entries 1000,100000,1000000] [--seconds 5]: measures Enlace, with a signed-in national authority
// and everything on, against the bare server on the same tables, in one run on one machine, and prints the ratios.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build, install } from '../scripts/setup.mjs';
import { seed } from './seed.mjs';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000,100000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    // Keeps the seeded database there for the next run.
    data: { type: 'string' },
  },
});
const SECONDS = Number(values.seconds);
const AT_ONCE = 8;
install();
build();
const { Configuration } = await import('../dist/src/platform/configuration.js');
const { EmbeddedPostgres } = await import('../dist/src/platform/embedded-postgres.js');
const { prepareOwner, prepareServing } = await import('../dist/src/platform/provisioning.js');
const { Secrets } = await import('../dist/src/platform/secrets.js');
const { SCHEMA } = await import('../dist/src/schema.js');

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Asks once and reads the answer to its end, without keeping it. */
function ask(url, headers = {}, keep = false) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asked = request(url, { agent, headers }, (answer) => {
      let first = 0;
      let size = 0;
      const kept = [];
      answer.on('data', (chunk) => {
        first ||= performance.now() - started;
        size += chunk.length;
        if (keep) kept.push(chunk);
      });
      answer.on('end', () => {
        const time = performance.now() - started;
        if (answer.statusCode !== 200)
          reject(new Error(`${url}: ${answer.statusCode} ${Buffer.concat(kept)}`));
        else resolve({ first, size, time, text: keep ? Buffer.concat(kept).toString() : '' });
      });
    });
    asked.on('error', reject).end();
  });
}

/** Answers a second, by as many callers at once as there are, after a second to warm up. */
async function rate(urlOf, headers) {
  const during = async (seconds) => {
    const end = performance.now() + seconds * 1000;
    let count = 0;
    const caller = async () => {
      while (performance.now() < end) {
        await ask(urlOf(), headers);
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    return count / seconds;
  };
  await during(1);
  return during(SECONDS);
}

async function child(file, settings) {
  const one = fork(new URL(file, import.meta.url), [JSON.stringify(settings)]);
  const [hello] = await once(one, 'message');
  return { one, ...hello };
}

const fixed = (number, digits = 2) => (number === null ? '-' : number.toFixed(digits));
const line = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

async function measure(entries, enlace, bare, client) {
  const { rows } = await client.query(
    `select entry_id as id, sort_name as name from entry_version where current and tlp_rank = 1 order by sort_name, entry_id`,
  );
  const headers = { authorization: `Bearer ${enlace.token}` };
  const any = () => rows[Math.floor(Math.random() * rows.length)];
  const list = `${enlace.url}/api/v1/law-enforcement-contacts`;
  const cursor = ({ name, id }) => Buffer.from(JSON.stringify(['0', name, id])).toString('base64url');
  const at = rows[Math.floor(rows.length * 0.9)];
  const v = (...all) => all.map((one) => `v=${encodeURIComponent(one)}`).join('&');
  const search = `${enlace.url}/api/v1/search?limit=50&near=false&q=fiscalia%20cusco`;
  const like = `${bare.url}/search?${v('%fiscalia general cusco%')}`;
  const page = `${bare.url}/page?${v('law-enforcement-contacts', 'BR')}`;
  const deep = `${bare.url}/deep?${v('law-enforcement-contacts', at.name, at.id)}`;
  const cases = [
    ['get by id', 0.5, () => `${list}/${any().id}`, () => `${bare.url}/get?${v(any().id)}`],
    ['filtered page of 50', 0.6, () => `${list}?limit=50&country=BR`, () => page],
    ['deep page of 50', 0.6, () => `${list}?limit=50&cursor=${cursor(at)}`, () => deep],
    ['search, exact total', 0.8, () => `${search}&total=exact`, () => like],
    ['search, capped total', 1.5, () => search, () => like],
  ];
  for (const [name, target, ours, theirs] of cases) {
    if (!name.includes(values.only)) continue;
    const yardstick = await rate(theirs);
    const own = await rate(ours, headers);
    line(entries, name, fixed(own, 0), fixed(yardstick, 0), fixed(own / yardstick), target);
  }
  if (!'export'.includes(values.only)) return;
  for (const format of ['csv', 'xlsx', 'ndjson', 'vcf']) {
    enlace.one.send('memory');
    await once(enlace.one, 'message');
    const { first, time } = await ask(`${enlace.url}/api/v1/exports/directory.${format}`, headers);
    enlace.one.send('memory');
    const [{ peak }] = await once(enlace.one, 'message');
    const above = (peak - enlace.idle) / 1024 / 1024;
    line(
      entries,
      `export ${format}`,
      `${fixed((entries / time) * 1000, 0)} entries/s`,
      `first byte ${fixed(first, 0)} ms`,
      `idle + ${fixed(above, 0)} MB`,
      '500 ms, 60 MB',
    );
  }
}

const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'enlace-bench-'));
const embedded = await EmbeddedPostgres.start({ dataDir, exclusive: true });
try {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${AT_ONCE} callers, ${SECONDS} s each\n\n`,
  );
  const secrets = new Secrets(Configuration.read({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const ownerUrl = await prepareOwner(embedded.superuserUrl(), 'enlace', 'enlace_owner', secrets);
  const servingUrl = await prepareServing(ownerUrl, null, SCHEMA, secrets);
  const superuser = new URL(embedded.superuserUrl());
  superuser.pathname = new URL(ownerUrl).pathname;
  const settings = { dataDir, ownerUrl, servingUrl, superuserUrl: superuser.href };
  const client = new pg.Client({ connectionString: superuser.href });
  // Its server is stopped under it when something fails; the failure is what is told.
  client.on('error', () => undefined);
  await client.connect();
  line('entries', 'what', 'Enlace /s', 'bare /s', 'ratio', 'target');
  line('---', '---', '---', '---', '---', '---');
  let seeded = Number((await client.query('select count(*) from register_entry')).rows[0].count);
  for (const entries of values.entries.split(',').map(Number)) {
    for (; seeded < entries; seeded += 10_000)
      await seed(client, seeded + 1, Math.min(entries, seeded + 10_000));
    if (seeded < entries) seeded = entries;
    await client.query('vacuum analyze');
    const enlace = await child('./enlace-server.mjs', settings);
    const bare = await child('./bare-server.mjs', settings);
    try {
      await measure(entries, enlace, bare, client);
    } finally {
      for (const { one } of [enlace, bare]) one.kill();
    }
  }
  await client.end();
} finally {
  agent.destroy();
  await embedded.stop();
  if (!values.data) rmSync(dataDir, { recursive: true, force: true });
}
