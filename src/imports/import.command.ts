import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RequestContext } from '../access/request-context.js';
import { commandView } from '../accounts/command-view.js';
import { CommandError, type CommandContext } from '../platform/command.js';
import { Problem } from '../platform/problems.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';
import { CommitService } from './commit.service.js';
import { FILE_LIMIT } from './import.vocabulary.js';
import { ImportsService } from './imports.service.js';

const USAGE = 'import FILE [--register R] [--sender S] [--commit] [--as EMAIL]';

interface Words {
  file: string;
  register?: RegisterName;
  sender?: string;
  commit: boolean;
  email: string | null;
}

function wordsOf(words: readonly string[]): Words {
  const asked: Words = { file: '', commit: false, email: null };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--commit') asked.commit = true;
    else if (word === '--register') asked.register = rest.shift() as RegisterName;
    else if (word === '--sender') asked.sender = rest.shift() ?? '';
    else if (word === '--as') asked.email = rest.shift() ?? '';
    else if (asked.file === '' && !word.startsWith('--')) asked.file = word;
    else throw new CommandError(`Say: ${USAGE}`);
  }
  const known = asked.register === undefined || REGISTERS.includes(asked.register);
  if (asked.file === '' || !known || asked.email === '' || asked.sender === '')
    throw new CommandError(`Say: ${USAGE}; a register is one of ${REGISTERS.join(', ')}`);
  return asked;
}

function bytesOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= FILE_LIMIT) return bytes;
  } catch {
    throw new CommandError(`The file ${file} cannot be read.`);
  }
  throw new CommandError('A file has at most 10 MB.');
}

/**
 * Shows what would become of each row of a file and, with `--commit`, carries it out: as the named account, or as the
 * operator where nothing awaits a second person.
 * @throws CommandError when the words are not understood, the file is refused or the directory moved on.
 */
export async function importFile({ words, get, print }: CommandContext): Promise<void> {
  const { file, commit, email, ...query } = wordsOf(words);
  const bytes = bytesOf(file);
  const view = await commandView(get, 'cli:import', 'import:write', email);
  try {
    const { body } = await get(ImportsService).create(view.context, bytes, {
      ...query,
      filename: basename(file),
    });
    await printRows(get(ImportsService), view.context, body.id, print);
    const counts = Object.entries(body.counts as unknown as Record<string, number>);
    print(counts.map(([outcome, count]) => `${outcome} ${count}`).join(', '));
    if (!commit) return print('Nothing was written. Say --commit to carry it out.');
    const { body: done } = await get(CommitService).commit(view.context, body.id, Infinity);
    print(`Committed: ${done.done} rows written.`);
  } catch (error) {
    throw error instanceof Problem ? new CommandError(error.detail ?? error.code) : error;
  } finally {
    await view.end();
  }
}

async function printRows(
  imports: ImportsService,
  context: RequestContext,
  id: string,
  print: (line: string) => void,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const { body } = await imports.rows(context, id, { limit: 100, ...(cursor ? { cursor } : {}) });
    for (const { line, outcome, name, reasons, warnings } of body.items) {
      print(`${String(line).padStart(5)}  ${outcome.padEnd(9)}  ${name ?? ''}`);
      for (const { column, message } of [...reasons, ...warnings])
        print(`       ${column === null ? '' : `${column}: `}${message}`);
    }
    cursor = body.next ?? undefined;
  } while (cursor);
}
