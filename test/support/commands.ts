import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { COMMANDS } from '../../src/commands.js';
import { commandOf, wordsAfter, type CommandContext } from '../../src/platform/command.js';
import type { Enlace } from './enlace.js';

/** All of it, a byte order mark too. */
export const written = async (stream: Readable): Promise<string> => (await buffer(stream)).toString();

/**
 * Runs `npm run cli -- …` in the application that runs already: what it wrote and printed, and its exit code.
 * @throws whatever the command throws, such as CommandError.
 */
export async function runCommand(
  { app }: Enlace,
  words: readonly string[],
): Promise<{ code: number; out: string }> {
  const command = commandOf(COMMANDS, words)!;
  const out = new PassThrough();
  const said = written(out);
  try {
    const print = (line: string): void => void out.write(`${line}\n`);
    const get: CommandContext['get'] = (type) => app.get(type, { strict: false });
    const code = (await command.run({ words: wordsAfter(command, words), print, out, get })) ?? 0;
    out.end();
    return { code, out: await said };
  } finally {
    out.end();
  }
}
