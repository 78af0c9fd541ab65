import type { Writable } from 'node:stream';
import type { Type } from '@nestjs/common';
import { OperatorError } from './operator-error.js';

/** What a command works with. */
export interface CommandContext {
  /** What the command line says after the command's own words. */
  words: readonly string[];
  /** One line for the person at the terminal. */
  print: (line: string) => void;
  /** Where what was asked for is written; it stays open. */
  out: Writable;
  /** A service of the application; its transactions act as a named system actor. */
  get: <T>(type: Type<T>) => T;
}

/** One thing that can be done from the command line of the server's machine. */
export interface Command {
  /** Such as `audit verify`. */
  name: string;
  /** What follows the name, such as `<e-mail>`. */
  words?: string;
  /** One line for the list of commands. */
  purpose: string;
  /** @returns the exit code, 0 unless it says otherwise. */
  run: (context: CommandContext) => Promise<number | void>;
}

/** Throw to end a command with one line that says what is wrong, exit code 1. */
export class CommandError extends OperatorError {}

/** Of these the command that a line begins with. */
export function commandOf(commands: readonly Command[], words: readonly string[]): Command | undefined {
  const line = words.join(' ');
  return commands.find(({ name }) => line === name || line.startsWith(`${name} `));
}

/** What a line says after the command's own words. */
export const wordsAfter = (command: Command, words: readonly string[]): string[] =>
  words.slice(command.name.split(' ').length);
