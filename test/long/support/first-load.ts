import { randomUUID } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Answer } from '../../../src/access/answer.js';
import { systemContext } from '../../../src/access/request-context.js';
import { rankOf } from '../../../src/access/tlp.js';
import { Transactions } from '../../../src/access/transactions.js';
import { AuditLog } from '../../../src/audit/audit-log.js';
import { CentralAuthorityCreate } from '../../../src/central-authorities/central-authority.dto.js';
import { LawEnforcementContactCreate } from '../../../src/law-enforcement/law-enforcement-contact.dto.js';
import { ContactPointWriter } from '../../../src/register/contact-point.writer.js';
import { newDocument, type EntryInput } from '../../../src/register/entry-input.js';
import { EntryLoader, type LoadedEntry } from '../../../src/register/entry.loader.js';
import type { RegisterName } from '../../../src/register/vocabulary.js';
import { registers } from '../../../src/registers.js';
import type { Enlace } from '../../support/enlace.js';

/** An entry of an office, as somebody would write it to the API. */
export interface FirstEntry {
  register: Exclude<RegisterName, 'experts'>;
  input: object;
}

const INPUTS = {
  'central-authorities': CentralAuthorityCreate,
  'law-enforcement-contacts': LawEnforcementContactCreate,
};

/**
 * Publishes many entries at once, as the first load of a directory does: by the loader of imports, in one transaction.
 * Each must be one that the API takes. @returns their ids, in order.
 */
export async function firstLoad(enlace: Enlace, entries: readonly FirstEntry[]): Promise<string[]> {
  const ids = entries.map(() => randomUUID() as string);
  const context = systemContext('job:test');
  await enlace.app.get(Transactions).write(context, async (tx, actor) => {
    for (const definition of registers) {
      const own = [...entries.entries()].filter(([, { register }]) => register === definition.name);
      const rows = own.map(([at, entry]) => versionOf(enlace, ids[at]!, entry));
      const events = await enlace.app.get(EntryLoader).load(tx, actor, definition, rows);
      if (events.length > 0) await enlace.app.get(AuditLog).appendAll(tx, actor, context, events);
    }
    return new Answer(201, null);
  });
  return ids;
}

function versionOf({ app, clock }: Enlace, id: string, { register, input }: FirstEntry): LoadedEntry {
  const read = plainToInstance<object, object>(INPUTS[register], input) as EntryInput;
  const wrong = validateSync(read, { whitelist: true, forbidNonWhitelisted: true });
  if (wrong.length > 0) throw new Error(`The API would refuse it: ${JSON.stringify(wrong)}`);
  const document = newDocument(
    registers.find(({ name }) => name === register)!,
    read,
  );
  const entryRank = rankOf(document.tlp);
  const before = { entryId: id, country: document.country, entryRank, rows: [], ids: [] };
  const { ids, created } = app.get(ContactPointWriter).plan(before, read.contactPoints ?? [], clock.now());
  const next = { document, contactPoints: ids, createdPoints: created, singleSignature: true };
  return { id, next: { ...next, action: 'entry.loaded', status: 'published' } };
}
