import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/**
 * Who may import whom (ARCHITECTURE.md): a folder of src -> the folders it may import from. What stands directly in
 * src (app, main, commands) may import everything; `registers` is the list of the three registers.
 */
const BELOW = ['platform', 'access', 'jobs', 'mail', 'audit'];
const FACTS = [...BELOW, 'notifications', 'countries', 'treaties', 'accounts'];
const DIRECTORY = [...FACTS, 'register', 'registers'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  access: ['platform'],
  jobs: ['platform', 'access'],
  mail: ['platform', 'access', 'jobs', 'audit'],
  audit: ['platform', 'access', 'jobs'],
  notifications: BELOW,
  countries: BELOW,
  treaties: [...BELOW, 'countries'],
  accounts: [...BELOW, 'notifications', 'countries'],
  register: FACTS,
  experts: [...FACTS, 'register'],
  'central-authorities': [...FACTS, 'register'],
  'law-enforcement': [...FACTS, 'register'],
  search: [...FACTS, 'register'],
  letters: ['platform', 'treaties'],
  coverage: [...FACTS, 'register', 'letters'],
  'my-state': [...FACTS, 'register'],
  counterparts: [...FACTS, 'register'],
  print: ['platform', 'access', 'countries', 'register'],
  exports: DIRECTORY,
  imports: DIRECTORY,
  maintenance: [...DIRECTORY, 'letters', 'experts', 'central-authorities', 'law-enforcement'],
  drills: [...DIRECTORY, 'maintenance', 'law-enforcement'],
  demo: DIRECTORY,
  editions: [...DIRECTORY, 'exports', 'print'],
  lite: [...DIRECTORY, 'counterparts', 'search'],
  site: ['platform', 'access'],
};

/** Lines of a source file, at most: past that, look for the missing noun. */
const LONGEST = 300;

const root = process.cwd();

interface Source {
  /** Path from the project's root, with slashes. */
  path: string;
  text: string;
  /** Paths of the project's own files that it imports. */
  imports: string[];
}

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      const imports = ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.'))
        .map((name) => named(resolve(dirname(file), name.replace(/\.js$/, '.ts'))));
      return { path: named(file), text, imports };
    });
}

const named = (file: string): string => relative(root, file).split(sep).join('/');

/** `src/audit/chain.ts` -> `audit`; `src/registers.ts` -> `registers`; null outside of src. */
function moduleOf(path: string): string | null {
  const [top, module] = path.split('/');
  return top === 'src' ? module!.replace(/\.ts$/, '') : null;
}

describe('the architecture', () => {
  const all = sources('src');
  const served = all.filter(({ path }) => !path.endsWith('.spec.ts'));

  it('knows every folder of src', () => {
    const folders = new Set(
      all.filter(({ path }) => path.split('/').length > 2).map(({ path }) => moduleOf(path)!),
    );
    expect([...folders].filter((name) => !(name in MAY_IMPORT))).toEqual([]);
  });

  it('lets each folder import only from those beneath it', () => {
    const breaches = served.flatMap(({ path, imports }) => {
      const from = moduleOf(path)!;
      const allowed = MAY_IMPORT[from];
      if (!allowed || !path.includes('/', 4)) return [];
      return imports
        .filter((to) => ![from, ...allowed].includes(moduleOf(to) ?? ''))
        .map((to) => `${path} may not import ${to}`);
    });
    expect(breaches).toEqual([]);
  });

  it('loads nothing of the application for a command that runs without it', () => {
    const loaded = new Set(['src/cli.ts']);
    const packages: string[] = [];
    for (const path of loaded)
      for (const name of atOnce(served.find((one) => one.path === path)!.text)) {
        if (name.startsWith('.')) loaded.add(join(dirname(path), name.replace(/\.js$/, '.ts')));
        else if (!name.startsWith('node:')) packages.push(name);
      }
    expect(packages).toEqual([]);
    expect(loaded).toContain('src/editions/edition-verify.ts');
  });

  it('has no circle of imports', () => {
    expect(circles(served)).toEqual([]);
  });

  it('has no barrels and no drawers for everything', () => {
    const barrels = served.filter(({ path }) => /\/index\.ts$/.test(path));
    const drawers = served.filter(({ path }) =>
      /\/(common|utils?|helpers?|libs?|shared|misc)(\/|\.ts)/.test(path),
    );
    expect([...barrels, ...drawers].map(({ path }) => path)).toEqual([]);
  });

  it('has no forwardRef, no synchronised tables, no second reader of the environment or of the clock', () => {
    const found = (pattern: RegExp, allowed: readonly string[]) =>
      served
        .filter(({ path, text }) => !allowed.includes(path) && pattern.test(withoutComments(text)))
        .map(({ path }) => path);
    expect({
      forwardRef: found(/\bforwardRef\b/, []),
      synchronize: found(/\bsynchronize: (?!false)/, []),
      environment: found(/\bprocess\.env\b/, ['src/platform/configuration.ts']),
      clock: found(/\bnew Date\(\)|\bDate\.now\(\)/, ['src/platform/clock.ts']),
    }).toEqual({ forwardRef: [], synchronize: [], environment: [], clock: [] });
  });

  it('has no very long files', () => {
    const long = all.filter(({ text }) => text.split('\n').length > LONGEST).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

/** What a file imports when it is loaded: neither types nor what it asks for later. */
const atOnce = (text: string): string[] =>
  [...text.matchAll(/^import (?!type\b)(?:[^;']* from )?'([^']+)';/gm)].map(([, name]) => name!);

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Circles of imports, each as the files it passes, found depth first. */
function circles(files: Source[]): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) return void found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path)) return;
    for (const next of importsOf.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}
