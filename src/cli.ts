import { VERIFY_EDITION } from './editions/verify.command.js';
import { commandOf, wordsAfter, type CommandContext } from './platform/command.js';
import { onTerminal } from './platform/operator-error.js';

/** They say what they say at once: the application, which takes its time to load, is not for them. */
const WITHOUT_APPLICATION = [VERIFY_EDITION];

async function main(words: readonly string[]): Promise<number> {
  const command = commandOf(WITHOUT_APPLICATION, words);
  if (!command) return (await import('./command-line.js')).runLine(words);
  const out = process.stdout;
  const get: CommandContext['get'] = () => {
    throw new Error(`${command.name} runs without the application.`);
  };
  const print = (line: string): void => void out.write(`${line}\n`);
  return (await command.run({ words: wordsAfter(command, words), print, out, get })) ?? 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${onTerminal(error)}\n`);
    process.exit(1);
  },
);
