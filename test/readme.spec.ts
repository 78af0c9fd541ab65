import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROLES } from '../src/access/roles.js';
import { COMMANDS } from '../src/commands.js';
import { SETTINGS } from '../src/platform/settings.js';
import { startEnlace, type Enlace } from './support/enlace.js';

/** One step of the walk-through: what is typed, and what the README says that it prints. */
interface Step {
  heading: string;
  commands: string;
  expected: string[] | null;
}

const README = readFileSync('README.md', 'utf8');

/** Every ```sh walkthrough block, with the ```text block that follows it before the next one. */
function stepsOf(markdown: string): Step[] {
  const steps: Step[] = [];
  let heading = '';
  for (const [, title, language, body] of markdown.matchAll(
    /^#+ (.+)$|^```(sh walkthrough|sh|text|\w*)\n([\s\S]*?)^```$/gm,
  )) {
    const last = steps.at(-1);
    if (title !== undefined) heading = title;
    else if (language === 'sh walkthrough') steps.push({ heading, commands: body!, expected: null });
    else if (language === 'text' && last && last.expected === null)
      last.expected = body!.trimEnd().split('\n');
  }
  return steps;
}

/** A line of the README as a pattern: `…` stands for whatever differs from day to day. */
const patternOf = (line: string): RegExp =>
  new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

const MARK = '=== step';

/** The steps in one shell, as somebody would type them: the server elsewhere, the command line as tests build it. */
function scriptOf(steps: readonly Step[], url: string): string {
  const prelude = `set -eu
npm() { while [ "$1" != -- ]; do shift; done; shift; node "$ENLACE_TEST_BUILD/src/cli.js" "$@"; }`;
  const parts = steps.map(({ commands }, index) => `echo '${MARK} ${index}'\n${commands}`);
  return [prelude, ...parts].join('\n').replace('ENLACE=http://localhost:3000', `ENLACE=${url}`);
}

function runShell(script: string, cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', ['-c', script], { cwd, env: { ...process.env, ...env } });
    let out = '';
    let err = '';
    shell.stdout.on('data', (chunk) => (out += String(chunk)));
    shell.stderr.on('data', (chunk) => (err += String(chunk)));
    shell.on('error', reject);
    shell.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`The shell ended with ${code}:\n${out}\n${err}`)),
    );
  });
}

describe('the walk-through of the README', () => {
  const steps = stepsOf(README);
  let enlace: Enlace;
  let printed: string[][] = [];
  let folder: string;

  beforeAll(async () => {
    enlace = await startEnlace({ demo: true });
    folder = mkdtempSync(join(tmpdir(), 'enlace-readme-'));
    symlinkSync(enlace.configuration.dataDir, join(folder, 'data'));
    symlinkSync(resolve('test'), join(folder, 'test'));
    const out = await runShell(scriptOf(steps, enlace.url), folder, {
      DATA_DIR: enlace.configuration.dataDir,
      DATABASE_URL: enlace.database.servingUrl,
      DATABASE_OWNER_URL: enlace.database.ownerUrl,
    }).catch((error: Error) => {
      const failures = enlace.log.filter((line) => line.includes('"level":"error"'));
      throw new Error([error.message, ...failures].join('\n'));
    });
    printed = out
      .split(new RegExp(`^${MARK} \\d+\\n`, 'm'))
      .slice(1)
      .map((part) => part.replace(/\n$/, '').split('\n'));
  }, 120_000);

  afterAll(async () => {
    if (folder) rmSync(folder, { recursive: true, force: true });
    await enlace?.close();
  });

  it('has every step that a newcomer needs', () => {
    expect(steps.length).toBeGreaterThanOrEqual(8);
    expect(steps.filter(({ expected }) => expected !== null).length).toBeGreaterThanOrEqual(8);
  });

  it.each(steps.map((step, index) => ({ name: `${step.heading} (${index + 1})`, step, index })))(
    'prints what it says: $name',
    ({ step, index }) => {
      const lines = printed[index];
      if (step.expected === null) return;
      const patterns = step.expected.map(patternOf);
      expect({ lines, fits: fits(lines ?? [], patterns) }).toEqual({ lines, fits: true });
    },
  );
});

/** The first cells of the README's table rows. */
const firstCells = README.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)[1]!
      .replaceAll('\\', '')
      .trim(),
  );

describe('the tables of the README', () => {
  it('explain every setting, in its own words', () => {
    for (const setting of SETTINGS) {
      const mark = 'secret' in setting ? '*' : '';
      expect(firstCells).toContain(`\`${setting.name}\`${mark}`);
      expect(README).toContain(setting.text);
    }
  });

  it('name every command, as the command line words it', () => {
    for (const { name, words } of COMMANDS)
      expect(firstCells).toContain(`\`${[name, words].filter(Boolean).join(' ')}\``);
  });

  it('name every role', () => {
    const known = firstCells.map((cell) => cell.replace(' (a machine)', '').replaceAll(' ', '-'));
    expect(known).toEqual(expect.arrayContaining([...ROLES]));
  });
});

describe('the pages beside the README', () => {
  const pages = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md'];

  it.each(pages)('%s links and names only files that exist', (page) => {
    const text = readFileSync(page, 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
    const tests = [...text.matchAll(/`((?:test|src|docs)\/[\w./-]+\.\w+)`/g)].map(([, target]) => target!);
    const files = [...links, ...tests].filter((target) => !/^https?:/.test(target));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('tell each decision in fewer than thirty lines', () => {
    for (const file of readdirSync('docs/adr'))
      expect([file, readFileSync(`docs/adr/${file}`, 'utf8').trimEnd().split('\n').length < 30]).toEqual([
        file,
        true,
      ]);
  });
});

const fits = (lines: readonly string[], patterns: readonly RegExp[]): boolean =>
  lines.length === patterns.length && patterns.every((pattern, index) => pattern.test(lines[index]!));
