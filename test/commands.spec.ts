import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../src/platform/command.js';
import { givenAccount } from './support/accounts.js';
import { runCommand, written } from './support/commands.js';
import { Directory } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const CARD = 'law-enforcement-contacts';

let enlace: Enlace;
let folder: string;
let reader: string;

beforeAll(async () => {
  enlace = await startEnlace();
  folder = mkdtempSync(join(tmpdir(), 'enlace-commands-'));
  const directory = await Directory.of(enlace);
  for (const [country, name, value] of [
    ['BR', 'Unidade de Brasília', '+55 61 3222-0000'],
    ['PE', 'Fiscalía de Lima', '+51 1 625 5555'],
  ])
    await directory.published(CARD, {
      country,
      names: { original: name },
      contactPoints: [
        { kind: 'telephone', value, tlp: 'TLP:GREEN' },
        { kind: 'email', value: `secret@${country!.toLowerCase()}.example`, tlp: 'TLP:RED' },
      ],
    });
  reader = (await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'PE' })).email;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await enlace.close();
});

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `npm run cli -- …` as tests build it, as a process on the same database. */
async function asProcess(...words: string[]): Promise<Outcome> {
  const env = {
    ...process.env,
    DATA_DIR: enlace.configuration.dataDir,
    DATABASE_URL: enlace.database.servingUrl,
    DATABASE_OWNER_URL: enlace.database.ownerUrl,
  };
  const child = spawn(process.execPath, [`${process.env.ENLACE_TEST_BUILD}/src/cli.js`, ...words], { env });
  const [out, err, [code]] = await Promise.all([
    written(child.stdout),
    written(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

/** The same command, in the application that runs already. */
const command = (...words: string[]): Promise<Outcome> =>
  runCommand(enlace, words).then(
    (ended) => ({ ...ended, err: '' }),
    (error: Error) => {
      if (!(error instanceof CommandError)) throw error;
      return { code: 1, out: '', err: error.message };
    },
  );

describe('a command as a process', () => {
  it('writes to the standard output, and nothing else there', async () => {
    const { code, out, err } = await asProcess('export', CARD, 'csv', '--country', 'BR');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^id,register,country,/);
    expect(out).toContain(',+556132220000,');
  });

  it('says what is wrong on the standard error, exit code 1', async () => {
    const { code, out, err } = await asProcess('export', 'directory', 'csv', '--county', 'BR');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^county is not a known field/);
  });
});

describe('export on the command line', () => {
  it('writes what the operator asks for, narrowed by the filters of a search', async () => {
    const { code, out } = await command('export', 'directory', 'csv', '--country', 'BR', '--q', 'brasilia');
    expect(code).toBe(0);
    expect(out).toContain(',+556132220000,');
    expect(out).toContain('secret@br.example');
    expect(out).not.toContain('Lima');
  });

  it('writes what an account may see, and nothing else', async () => {
    const { code, out } = await command('export', CARD, 'ndjson', '--as', reader);
    expect(code).toBe(0);
    expect(out).toContain('+556132220000');
    expect(out).not.toContain('secret@');
  });

  it.each([['csv', '--for', 'spreadsheets'], ['xlsx'], ['json'], ['vcf', '--version', '3.0']])(
    'writes %s',
    async (format, ...flags) => {
      const { code, out } = await command('export', CARD, format, ...flags);
      expect(code).toBe(0);
      const beginnings = { csv: '\ufeff', xlsx: 'PK', json: '{', vcf: 'BEGIN:VCARD\r\nVERSION:3.0' };
      expect(out.startsWith(beginnings[format as keyof typeof beginnings])).toBe(true);
    },
  );

  it.each([
    [['directory', 'pdf'], 'Say: export'],
    [['directory', 'csv', '--county', 'BR'], 'county is not a known field'],
    [['directory', 'csv', '--country', 'Brazil'], 'ISO 3166-1'],
    [['directory', 'csv', '--country'], 'Say: export'],
    [['directory', 'csv', '--as', 'nobody@test.example'], 'No active account'],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, out, err } = await command('export', ...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });
});

describe('import on the command line', () => {
  const file = (text: string): string => {
    const path = join(folder, 'list.csv');
    writeFileSync(path, text);
    return path;
  };
  const LIST = 'País;Registro;Institución;Teléfono\nChile;autoridad central;Oficina Única;+56 2 2345 6789\n';
  const offices = async (): Promise<string> =>
    (await command('export', 'central-authorities', 'csv', '--status', 'draft')).out;

  it('shows what would become of each row, and writes nothing', async () => {
    const { code, out } = await command('import', file(LIST));
    expect(code).toBe(0);
    expect(out).toMatch(/2 +create +Oficina Única/);
    expect(out).toContain('Nothing was written');
    expect(await offices()).not.toContain('Única');
  });

  it('carries it out where that is said, and finds it there the next time', async () => {
    const { code, out } = await command('import', file(LIST), '--commit');
    expect(code).toBe(0);
    expect(out).toContain('Committed: 1 rows');
    expect((await command('import', file(LIST))).out).toContain('The directory says all of this already');
  });

  it.each([
    ['no-such-file.csv', 'cannot be read'],
    ['--register experts', 'Say: import'],
  ])('says what is wrong with %s', async (words, message) => {
    const { code, err } = await command('import', ...words.split(' '));
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
