import type { EntityManager } from 'typeorm';
import type { FieldError } from '../platform/problems.js';
import type { EntryDocument } from './document.js';

/** The entries a document names that do not exist for this actor; a reference to the hidden is one to nothing. */
export async function unknownEntries(
  tx: EntityManager,
  { succeeds, replacement }: EntryDocument,
): Promise<FieldError[]> {
  const named = [
    ...(succeeds ? [{ field: 'succeeds', id: succeeds }] : []),
    ...(replacement ? [{ field: 'replacement.entryId', id: replacement.entryId }] : []),
  ];
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  const found = await tx.query<{ id: string }[]>('select id from register_entry where id = any($1::uuid[])', [
    ids,
  ]);
  const unknown = named.filter(({ id }) => !found.some((row) => row.id === id));
  return unknown.map(({ field }) => ({ field, message: 'is no entry of the directory' }));
}
