import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newSalt, saltedDigest } from './digest.js';
import { same } from './difference.js';
import type { EntryDocument, EntryRow } from './document.js';
import { PersonalField } from './register.entity.js';
import type { RegisterDefinition } from './register.definition.js';
import { isPersonalReference } from './view.js';

/** Puts a person's own fields apart; an unchanged one keeps the row it has in `before`. */
export function sealPersonalFields(
  definition: RegisterDefinition,
  entryId: string,
  fields: Readonly<Record<string, unknown>>,
  kind: string,
  before: EntryRow | null,
  now: Date,
): { fields: Record<string, unknown>; created: Partial<PersonalField>[] } {
  const created: Partial<PersonalField>[] = [];
  if (kind !== 'person') return { fields: { ...fields }, created };
  const sealed = Object.entries(fields).map(([field, value]) => {
    if (!definition.personalFields.includes(field) || value === null || isPersonalReference(value))
      return [field, value];
    const kept = before?.document[field];
    const keptRow = isPersonalReference(kept)
      ? before?.personal.find(({ id }) => id === kept.personal)
      : undefined;
    if (keptRow && same(keptRow.value, value)) return [field, kept];
    const salt = newSalt();
    const row = {
      id: randomUUID(),
      entryId,
      field,
      value,
      salt,
      digest: saltedDigest(salt, value),
      createdAt: now,
    };
    created.push(row);
    return [field, { personal: row.id }];
  });
  return { fields: Object.fromEntries(sealed) as Record<string, unknown>, created };
}

export async function insertPersonalFields(
  tx: EntityManager,
  rows: readonly Partial<PersonalField>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .createQueryBuilder()
    .insert()
    .into(PersonalField)
    .values(rows as never)
    .updateEntity(false)
    .execute();
}

/** The erasable fields of a person that this document refers to. */
export const personalOf = (document: EntryDocument): string[] =>
  Object.values(document)
    .filter(isPersonalReference)
    .map(({ personal }) => personal);

/** From now on readers may see what this document refers to; until then it was a draft or a proposal. */
export async function publishPersonalFields(
  tx: EntityManager,
  entryId: string,
  document: EntryDocument,
): Promise<void> {
  const ids = personalOf(document);
  if (ids.length === 0) return;
  await tx.query('update personal_field set published = true where entry_id = $1 and id = any($2::uuid[])', [
    entryId,
    ids,
  ]);
}
