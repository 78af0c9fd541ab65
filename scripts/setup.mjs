// What has to be there before anything runs: the packages of package-lock.json, and the build. Node's own modules only,
// because in a fresh clone there is nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Stops with one line where Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Enlace needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Settings from a `.env` file; the environment itself comes first. */
export function loadSettings() {
  if (existsSync(at('.env'))) process.loadEnvFile(at('.env'));
}

/** Installs the packages of the lock file, unless they are there. */
export function install() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing packages (npm ci), once...');
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  // Under `npm run` this is the very npm that was called; else the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  run(npm[0], [...npm.slice(1), ...words], { shell: npm[0] === 'npm' && process.platform === 'win32' });
}

/** Whether node_modules holds what the lock says, by npm's own record of what it installed. */
function isInstalled() {
  const record = at('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readJson(at('package-lock.json')).packages;
  const found = readJson(record).packages;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    // Binaries for other machines are optional and absent.
    return found[path]
      ? found[path].version === version
      : optional === true || !path.includes('node_modules/');
  });
}

/** Types of the API for the web interface, from its committed description. */
export function webTypes() {
  run(
    process.execPath,
    [
      at('node_modules', 'openapi-typescript', 'bin', 'cli.js'),
      ...[at('openapi.json'), '-o', at('web', 'src', 'api', 'schema.d.ts')],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/** Compiles into dist, unless dist is the build of these very sources. */
export async function build() {
  const stamp = at('dist', '.stamp');
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log('Building...');
  // Aside, then moved into place: two that start together do not trip over each other.
  const draft = at(`dist-${process.pid}`);
  // The server and the web interface know nothing of each other: two cores build both in the time of one.
  await Promise.all([
    inTurn(
      [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.build.json'), '--outDir', draft],
      [at('scripts', 'copy-assets.mjs'), draft],
    ),
    inTurn(
      [
        ...[at('node_modules', 'vite', 'bin', 'vite.js'), 'build', at('web'), '--outDir', join(draft, 'web')],
        ...['--emptyOutDir', '--logLevel', 'warn'],
      ],
      [at('scripts', 'compress.mjs'), join(draft, 'web', 'assets')],
    ),
  ]);
  writeFileSync(join(draft, '.stamp'), digest);
  const old = `${draft}-old`;
  if (existsSync(at('dist'))) renameSync(at('dist'), old);
  renameSync(draft, at('dist'));
  rmSync(old, { recursive: true, force: true });
}

function digestOfSources() {
  const hash = createHash('sha256').update(process.versions.node);
  const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/copy-assets.mjs'].map(
    (name) => at(name),
  );
  for (const folder of ['migrations', 'src', 'web']) {
    for (const entry of readdirSync(at(folder), { withFileTypes: true, recursive: true })) {
      if (
        entry.isFile() &&
        !/\.spec\.ts$|^schema\.d\.ts$/.test(entry.name) &&
        !entry.parentPath.includes('node_modules')
      )
        files.push(join(entry.parentPath, entry.name));
    }
  }
  for (const file of files.sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** A Chromium to test the screens with, or null. The one without windows takes a third less time. */
export function findChromium() {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser'];
  const places = [process.env.CHROMIUM_PATH, ...names.map((name) => join('/usr/bin', name))];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** Runs a program to its end in the project's folder; ends this process as it ended, where it failed. */
export function run(program, words, options = {}) {
  const { status, signal, error } = spawnSync(program, words, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}

/** Runs Node programs one after the other; ends this process as the first one ended that failed. */
async function inTurn(...programs) {
  for (const words of programs) {
    const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
    const [status, signal] = await once(child, 'exit');
    if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
  }
}
