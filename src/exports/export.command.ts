import { pipeline } from 'node:stream/promises';
import { Answer } from '../access/answer.js';
import { systemContext, type RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { accountByEmail } from '../accounts/account-row.js';
import { Sessions } from '../accounts/sessions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { CommandError, type CommandContext } from '../platform/command.js';
import { EXPORTED, fileParts, FORMATS, type Exported, type Format } from './export.dto.js';
import { ExportsService } from './exports.service.js';

const USAGE = `export <${EXPORTED.join('|')}> <${FORMATS.join('|')}> [--as EMAIL]`;

/**
 * Writes an export to the standard output: what the named account would see, else everything, as the operator.
 * Either way the audit log says that it was asked for.
 * @throws CommandError when the words are not understood or no such account is active.
 */
export async function exportDirectory({ words, get }: CommandContext): Promise<void> {
  const { file, email } = wordsOf(words);
  const view = await viewOf(get, file, email);
  try {
    const { format, register } = fileParts(file);
    const filters = register ? { register } : {};
    const stream = await get(ExportsService).open(view.context, { format, machines: true, filters });
    await pipeline(stream, process.stdout, { end: false });
  } finally {
    await view.end();
  }
}

function wordsOf(words: readonly string[]): { file: string; email: string | null } {
  const [exported, format, flag, email, ...more] = words;
  const known = EXPORTED.includes(exported as Exported) && FORMATS.includes(format as Format);
  const flagged = flag === undefined || (flag === '--as' && email !== undefined);
  if (!known || !flagged || more.length > 0) throw new CommandError(`Say: ${USAGE}`);
  return { file: `${exported}.${format}`, email: email ?? null };
}

/** The context to read in. A named account's view needs a session of that account: opened for this, ended after. */
async function viewOf(get: CommandContext['get'], file: string, email: string | null) {
  const operator = { ...systemContext('cli:export'), permission: 'entry:export' as const };
  const now = get(Clock).now();
  const { body: sessionId } = await get(Transactions).write(operator, async (tx, actor) => {
    const account = email === null ? null : await accountByEmail(tx, email);
    if (email !== null && account?.status !== 'active')
      throw new CommandError(`No active account has ${email}.`);
    await get(AuditLog).append(tx, actor, operator, {
      action: 'directory.exported',
      subject: { type: 'export', id: file },
      details: { as: account?.id ?? null },
    });
    if (!account) return new Answer<string | null>(200, null);
    const opened = await get(Sessions).open(
      tx,
      account.id,
      { address: null, userAgent: 'command line' },
      now,
    );
    return new Answer<string | null>(200, opened.sessionId);
  });
  const context: RequestContext =
    sessionId === null ? operator : { ...operator, credential: { kind: 'session', sessionId } };
  const end = async () => {
    if (sessionId === null) return;
    await get(Transactions).write(operator, async (tx) => {
      await get(Sessions).end(tx, [sessionId], 'command-ended', now);
      return new Answer(200, null);
    });
  };
  return { context, end };
}
