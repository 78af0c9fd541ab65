// node bench/editions.mjs [--entries 1000,100000] [--parts 3]: what an edition costs: time and size of each file, the highest
// memory of the process that makes them, and of the one that typesets. Of a printed directory in many parts only so many
// are made. Needs a build (npm run build); it starts an embedded PostgreSQL of its own.
import 'reflect-metadata';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { Answer } from '../dist/src/access/answer.js';
import { systemContext } from '../dist/src/access/request-context.js';
import { Transactions } from '../dist/src/access/transactions.js';
import { EditionMaker } from '../dist/src/editions/edition-maker.js';
import { EditionPrinter } from '../dist/src/editions/edition-printer.js';
import { plannedFiles } from '../dist/src/editions/edition-files.js';
import { EditionsService, findEdition, wishOf } from '../dist/src/editions/editions.service.js';
import { keepHeapSmall } from '../dist/src/platform/heap.js';
import { application, fill, openDirectory } from './directory.mjs';
import { line } from './measure.mjs';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000,100000' },
    parts: { type: 'string', default: '3' },
  },
});
keepHeapSmall();
const context = systemContext('job:bench');
const MB = 1e6;

/** The highest resident memory of this process and of those it began (Linux), in bytes. */
function watch() {
  const seen = { own: 0, child: 0, stop: () => clearInterval(beat) };
  const beat = setInterval(() => {
    seen.own = Math.max(seen.own, process.memoryUsage().rss);
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('typeset.mjs')) continue;
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== process.pid) continue;
        seen.child = Math.max(seen.child, 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        // It ended meanwhile.
      }
  }, 100);
  return seen;
}

async function begin(app, title) {
  const { body } = await app.get(Transactions).write(context, async (tx, actor) => {
    const wish = wishOf({ title, languages: ['es'] });
    return new Answer(200, await app.get(EditionsService).begin(tx, actor, context, wish, null));
  });
  return app.get(Transactions).read(context, async (tx) => {
    const edition = await findEdition(tx, body);
    return { edition, files: plannedFiles(edition, await app.get(EditionPrinter).parts(tx, edition)) };
  });
}

async function measure(app, entries) {
  const began = performance.now();
  const { edition, files } = await begin(app, `Bench ${entries}`);
  line(entries, 'contents fixed', ((performance.now() - began) / 1000).toFixed(1), '', '', '');
  const printed = files.filter(({ format }) => format === 'pdf');
  const left = printed.slice(Number(values.parts));
  for (const file of files.filter((one) => !left.includes(one))) {
    const [from, seen] = [performance.now(), watch()];
    const how = { folder: edition.id, copy: null, progress: () => Promise.resolve() };
    const { bytes } = await app.get(EditionMaker).make(edition, file, how);
    seen.stop();
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    const typesetting = seen.child > 0 ? Math.round(seen.child / MB) : '';
    line(entries, file.name, seconds, (bytes / MB).toFixed(1), Math.round(seen.own / MB), typesetting);
  }
  if (left.length > 0) line(entries, `${left.length} more parts`, '', '', '', '');
}

const dataDir = mkdtempSync(join(tmpdir(), 'enlace-bench-'));
const { settings, client, close } = await openDirectory(dataDir);
try {
  process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model}\n\n`);
  const app = await application(settings);
  line('entries', 'file', 'seconds', 'MB', 'memory MB', 'typesetting MB');
  line('---', '---', '---', '---', '---', '---');
  for (const entries of values.entries.split(',').map(Number)) {
    await fill(client, entries);
    await measure(app, entries);
  }
  await client.end();
  await app.close();
} finally {
  await close();
  rmSync(dataDir, { recursive: true, force: true });
}
