// npm run bench [-- --entries 1000,100000,1000000] [--seconds 5]: measures Enlace, with a signed-in national authority
// and everything on, against the bare server on the same tables, in one run on one machine, and prints the ratios.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, install } from '../scripts/setup.mjs';
import { agent, AT_ONCE } from './load.mjs';
import {
  line,
  measureAbandoned,
  measureExports,
  measureFinder,
  measureImport,
  measureReads,
} from './measure.mjs';
import { measureIdle, measureStart } from './start.mjs';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000,100000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'reads,finder,exports,abandoned,import,start' },
    // Keeps the seeded database there for the next run.
    data: { type: 'string' },
  },
});
const SECONDS = Number(values.seconds);
const MEASURES = {
  reads: measureReads,
  finder: measureFinder,
  exports: measureExports,
  abandoned: measureAbandoned,
  import: measureImport,
};
install();
await build();
const { fill, openDirectory } = await import('./directory.mjs');

async function child(file, settings) {
  const one = fork(new URL(file, import.meta.url), [JSON.stringify(settings)]);
  const [hello] = await once(one, 'message');
  return { one, ...hello };
}

const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'enlace-bench-'));
const { settings, client, close } = await openDirectory(dataDir);
try {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${AT_ONCE} callers, ${SECONDS} s each\n\n`,
  );
  line('entries', 'what', 'Enlace /s', 'bare /s', 'ratio', 'target');
  line('---', '---', '---', '---', '---', '---');
  for (const entries of values.entries.split(',').map(Number)) {
    await fill(client, entries);
    const enlace = await child('./enlace-server.mjs', settings);
    const bare = await child('./bare-server.mjs', settings);
    try {
      const setting = { entries, enlace, bare, client, seconds: SECONDS };
      for (const [name, measure] of Object.entries(MEASURES))
        if (values.only.includes(name)) await measure(setting);
    } finally {
      for (const { one } of [enlace, bare]) one.kill();
    }
  }
  if (values.only.includes('start')) await measureIdle(settings);
  await client.end();
} finally {
  agent.destroy();
  await close();
  if (values.only.includes('start'))
    await measureStart(dataDir).catch((error) => process.stdout.write(`${error}\n`));
  if (!values.data) rmSync(dataDir, { recursive: true, force: true });
}
