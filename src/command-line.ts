import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { rootOf } from './app.js';
import { COMMANDS } from './commands.js';
import { editionSchema } from './editions/edition-schema.js';
import { describeDirectory } from './openapi.js';
import { commandOf, wordsAfter, type Command, type CommandContext } from './platform/command.js';
import { Configuration } from './platform/configuration.js';
import { Database } from './platform/database.js';
import { keepHeapSmall } from './platform/heap.js';
import { createLog, NestLog } from './platform/logging.js';
import { SCHEMA } from './schema.js';

const out = process.stdout;
const print = (line: string): void => void out.write(`${line}\n`);

/** Runs one command against the database; an embedded one is shared with a server that runs, or started and stopped. */
async function runCommand(command: Command, words: readonly string[]): Promise<number> {
  keepHeapSmall();
  const configuration = Configuration.read();
  const database = await Database.open(configuration, SCHEMA, false);
  try {
    const log = createLog(configuration.logLevel === 'info' ? 'warn' : configuration.logLevel);
    // A command does what it says and nothing besides: no demonstration is loaded on the way.
    const quiet = new Configuration({ ...configuration, demo: false });
    const app = await NestFactory.createApplicationContext(
      rootOf({ configuration: quiet, connections: database.connections, log }),
      { logger: new NestLog(log), abortOnError: false },
    );
    try {
      const get: CommandContext['get'] = (type) => app.get(type, { strict: false });
      return (await command.run({ words, print, out, get })) ?? 0;
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}

/** @returns the exit code. @throws OperatorError for what whoever typed the line can mend. */
export async function runLine(words: readonly string[]): Promise<number> {
  if (words.join(' ') === 'openapi') {
    const write = (file: string, value: object) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
    const description = await describeDirectory();
    write('openapi.json', description);
    const schema = 'src/editions/reference/edition.schema.json';
    write(schema, editionSchema(description.components?.schemas ?? {}));
    print(`Wrote openapi.json and ${schema}.`);
    return 0;
  }
  const command = commandOf(COMMANDS, words);
  if (command) return runCommand(command, wordsAfter(command, words));
  print('npm run cli -- <command>');
  for (const { name, words: rest, purpose } of COMMANDS)
    print(`  ${[name, rest].filter(Boolean).join(' ').padEnd(40)} ${purpose}`);
  print(`  ${'openapi'.padEnd(40)} writes the API's description to openapi.json`);
  return words.length === 0 || words.join(' ') === 'help' ? 0 : 1;
}
