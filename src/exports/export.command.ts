import { pipeline } from 'node:stream/promises';
import { AuditLog } from '../audit/audit-log.js';
import { commandView } from '../accounts/command-view.js';
import { CommandError, type CommandContext } from '../platform/command.js';
import { Problem } from '../platform/problems.js';
import { createValidation } from '../platform/validation.js';
import { EXPORTED, ExportQuery, fileParts, FORMATS, type Exported, type Format } from './export.dto.js';
import { ExportsService } from './exports.service.js';

const USAGE = `export <${EXPORTED.join('|')}> <${FORMATS.join('|')}> [--FILTER VALUE ...] [--for spreadsheets] [--as EMAIL]`;

/** What the words ask for; every filter of the API is a flag of the same name. */
interface Asked {
  file: string;
  email: string | null;
  machines: boolean;
  query: Omit<ExportQuery, 'for'>;
}

/**
 * Writes an export: what the named account would see, else everything, as the operator.
 * Either way the audit log says that it was asked for.
 * @throws CommandError when the words are not understood or no such account is active.
 */
export async function exportDirectory({ words, get, out }: CommandContext): Promise<void> {
  const { file, email, machines, query } = await askedOf(words);
  const view = await commandView(get, 'cli:export', 'entry:export', email, (tx, actor, operator, account) =>
    get(AuditLog).append(tx, actor, operator, {
      action: 'directory.exported',
      subject: { type: 'export', id: file },
      details: { as: account },
    }),
  );
  try {
    const { format, register } = fileParts(file);
    const { version, ...filters } = query;
    const wanted = { format, machines, version, filters: { ...filters, ...(register ? { register } : {}) } };
    await pipeline(await get(ExportsService).open(view.context, wanted), out, { end: false });
  } finally {
    await view.end();
  }
}

async function askedOf([exported, format, ...flags]: readonly string[]): Promise<Asked> {
  const known = EXPORTED.includes(exported as Exported) && FORMATS.includes(format as Format);
  if (!known || flags.length % 2 !== 0) throw new CommandError(`Say: ${USAGE}`);
  const given = new Map<string, string>();
  for (let at = 0; at < flags.length; at += 2) {
    const [flag, value] = [flags[at]!, flags[at + 1]!];
    if (!/^--[a-zA-Z]+$/.test(flag) || given.has(flag)) throw new CommandError(`Say: ${USAGE}`);
    given.set(flag.slice(2), value);
  }
  const { as: email = null, for: reader = 'machines', ...query } = Object.fromEntries(given);
  if (!['machines', 'spreadsheets'].includes(reader)) throw new CommandError(`Say: ${USAGE}`);
  return {
    file: `${exported}.${format}`,
    email,
    machines: reader === 'machines',
    query: await checked(query),
  };
}

/** The filters, checked as the API checks them. */
async function checked(query: object): Promise<ExportQuery> {
  try {
    const metadata = { type: 'query' as const, metatype: ExportQuery };
    const filters = (await createValidation().transform(query, metadata)) as ExportQuery;
    return Object.fromEntries(
      Object.entries(filters).filter(([, value]) => value !== undefined),
    ) as ExportQuery;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const wrong = (error.extra.errors ?? []).map(({ message }) => message);
    throw new CommandError(`${wrong.join('\n')}\nSay: ${USAGE}`);
  }
}
