import { Answer } from '../access/answer.js';
import type { Permission } from '../access/permissions.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/clock.js';
import { CommandError, type CommandContext } from '../platform/command.js';
import { accountByEmail } from './account-row.js';
import { Sessions } from './sessions.js';

/** As whom a command of the command line acts, and how it stops doing so. */
export interface CommandView {
  context: RequestContext;
  end: () => Promise<void>;
}

/** What a command notes in the audit log as it begins. */
type Beginning = (
  tx: EntityManager,
  actor: Actor,
  operator: RequestContext,
  accountId: string | null,
) => Promise<unknown>;

/**
 * The operator's own context, or that of the named account: then a session of it is opened for the command, and ended
 * after it.
 * @param name such as `cli:export`
 * @throws CommandError when no such account is active.
 */
export async function commandView(
  get: CommandContext['get'],
  name: string,
  permission: Permission,
  email: string | null,
  begin: Beginning = () => Promise.resolve(),
): Promise<CommandView> {
  const operator = { ...systemContext(name), permission };
  const now = get(Clock).now();
  const { body: sessionId } = await get(Transactions).write(operator, async (tx, actor) => {
    const account = email === null ? null : await accountByEmail(tx, email);
    if (email !== null && account?.status !== 'active')
      throw new CommandError(`No active account has ${email}.`);
    await begin(tx, actor, operator, account?.id ?? null);
    if (!account) return new Answer<string | null>(200, null);
    const from = { address: null, userAgent: 'command line' };
    return new Answer<string | null>(200, (await get(Sessions).open(tx, account.id, from, now)).sessionId);
  });
  if (sessionId === null) return { context: operator, end: () => Promise.resolve() };
  const end = async () => {
    await get(Transactions).write(operator, async (tx) => {
      await get(Sessions).end(tx, [sessionId], 'command-ended', now);
      return new Answer(200, null);
    });
  };
  return { context: { ...operator, credential: { kind: 'session', sessionId } }, end };
}
