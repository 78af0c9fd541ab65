import { CommandError, type Command, type CommandContext } from '../platform/command.js';
import { Problem } from '../platform/problems.js';
import { PEOPLES_ROLES } from './auth.dto.js';
import type { PeoplesRole } from './new-account.js';
import { Operator } from './operator.js';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

async function create({ words, print, get }: CommandContext): Promise<void> {
  const [email = '', role = '', state, ...more] = words;
  const known = (PEOPLES_ROLES as readonly string[]).includes(role);
  if (!ADDRESS.test(email) || !known || more.length > 0) {
    throw new CommandError(`user create <e-mail> <role> [state]; roles: ${PEOPLES_ROLES.join(', ')}`);
  }
  const link = await plainly(get(Operator).invite(email, role as PeoplesRole, state ?? null));
  print(`Hand this link to ${email}; it works once, for 7 days:\n${link}`);
}

async function resetFactor({ words, print, get }: CommandContext): Promise<void> {
  await get(Operator).resetFactor(onlyEmail(words, 'user reset-second-factor'));
  print('The second factor is gone; the account sets up another when it signs in.');
}

async function resetLink({ words, print, get }: CommandContext): Promise<void> {
  const link = await get(Operator).resetLink(onlyEmail(words, 'user reset-link'));
  print(`Hand this link over; it works once, for an hour:\n${link}`);
}

function onlyEmail(words: readonly string[], name: string): string {
  const [email = '', ...more] = words;
  if (!ADDRESS.test(email) || more.length > 0) throw new CommandError(`${name} <e-mail>`);
  return email;
}

/** A problem said in one line. */
async function plainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const wrong = error.extra.errors?.map(({ message }) => message).join('; ');
    throw new CommandError(wrong ?? error.detail ?? error.code);
  }
}

export const USER_COMMANDS: readonly Command[] = [
  {
    name: 'user create',
    words: '<e-mail> <role> [state]',
    purpose: 'prints a single-use link with which somebody makes an account',
    run: create,
  },
  {
    name: 'user reset-second-factor',
    words: '<e-mail>',
    purpose: 'for a lost telephone: takes the second factor away and ends all sessions',
    run: resetFactor,
  },
  {
    name: 'user reset-link',
    words: '<e-mail>',
    purpose: 'prints a single-use link that sets a new password',
    run: resetLink,
  },
];
