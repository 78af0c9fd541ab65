// node bench/print.mjs [entries...]: what it costs to typeset a printed edition: time, peak memory of its process, size.
// Needs a build (npm run build); no database. The entries are the demonstration's, repeated.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = (path) => import(join(root, 'dist', 'src', path));
const { printedDirectory } = await built('print/printed-directory.js');
const { realOffices } = await built('demo/demo-entry.js');
const { inventedEntries } = await built('demo/invented.js');

const { member_states: states } = JSON.parse(
  readFileSync(join(root, 'src/countries/reference/member-states.json'), 'utf8'),
);
const countries = states.map((one) => ({
  iso2: one.iso2,
  iso3: one.iso3,
  names: one.names,
  capital: one.capital,
  officialLanguages: one.official_languages_bcp47,
  primaryZone: one.timezone_primary,
  callingCode: one.e164_country_code,
}));
const demo = [
  ...realOffices(),
  ...inventedEntries(
    states.map((one) => ({
      iso2: one.iso2,
      names: one.names,
      official_languages: one.official_languages_bcp47,
      primary_zone: one.timezone_primary,
      calling_prefixes: one.e164_prefixes,
    })),
    '2026-11-26',
  ),
];
const entryOf = (at) => {
  const { register, input } = demo[at % demo.length];
  const freshness = { state: 'never-verified', verifiedAt: null };
  return {
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    register,
    country: null,
    unit: null,
    parentInstitution: null,
    functions: [],
    address: null,
    timeZone: null,
    hours: null,
    notes: null,
    languages: [],
    demo: false,
    ...input,
    names: { language: null, ...input.names },
    contactPoints: (input.contactPoints ?? []).map((one) => ({
      use: 'general',
      extension: null,
      label: null,
      tlp: 'TLP:GREEN',
      ...one,
      freshness,
    })),
  };
};

const folder = join(root, 'dist', 'src', 'print');
const font = (weight) =>
  join(root, `node_modules/@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`);
const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map(font);

/** The highest resident memory of a process (Linux), in MB, as long as it lives. */
function watched(pid, seen) {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (peak) seen.peak = Math.max(seen.peak, Number(peak[1]) / 1024);
}

for (const count of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000]) {
  const facts = { language: 'es', number: 1, title: 'Bench', cutOff: '2026-11-26', ceiling: 2 };
  const entries = Array.from({ length: count }, (_, at) => entryOf(at));
  const data = printedDirectory({ ...facts, audience: '', part: null, copy: null }, countries, entries);
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, [join(folder, 'typeset.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const seen = { peak: 0, bytes: 0 };
  child.stdout.on('data', (chunk) => (seen.bytes += chunk.length));
  child.stdin.end(JSON.stringify({ folder, template: 'directory.typ', fonts, data }));
  await new Promise((resolve) => {
    const look = () => {
      if (child.exitCode !== null) return resolve();
      try {
        watched(child.pid, seen);
      } catch {
        return setTimeout(look, 20);
      }
      setTimeout(look, 20);
    };
    child.once('close', resolve);
    look();
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const [peak, size] = [seen.peak.toFixed(0), (seen.bytes / 1e6).toFixed(1)];
  console.log(`${count} entries: ${seconds.toFixed(1)} s, ${peak} MB at its peak, ${size} MB of PDF`);
}
