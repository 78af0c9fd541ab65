import { Problem, type FieldError } from '../platform/problems.js';
import { same } from './difference.js';
import type { Designation, DesignationsSaid, EntryDocument, EntryRow } from './document.js';
import { designationsOf } from './entry-index.js';
import type { EntryPatch } from './entry-input.js';

/** A designation says by which act, and does not end before it begins. */
export function checkDesignations(document: EntryDocument): FieldError[] {
  const designations = (document['designations'] as Designation[] | undefined) ?? [];
  return designations.flatMap(({ treaty, basis, validFrom, validTo }, index) => {
    const errors: FieldError[] = [];
    if (treaty === null && basis === null) {
      errors.push({
        field: `designations.${index}.treaty`,
        message: 'a designation names a treaty or another basis',
      });
    }
    if (validFrom !== null && validTo !== null && validTo < validFrom) {
      errors.push({ field: `designations.${index}.validTo`, message: 'must not be before validFrom' });
    }
    return errors;
  });
}

/** The note by which a State designates. */
export interface Evidence {
  note: string;
  date: string;
}

/**
 * A patch whose designations each say by which note: their own evidence, or what came with the change. A published
 * entry's designations change in no other way.
 * @throws Problem `rule-broken` naming each designation without a note's number and date, or one that ends without.
 */
export function proven(row: EntryRow, patch: EntryPatch, evidence: Evidence | null): EntryPatch {
  const given = (patch as { designations?: Designation[] }).designations;
  if (!given || row.status !== 'published') return patch;
  const before = (row.document['designations'] as Designation[] | undefined) ?? [];
  const designations = given.map((one) =>
    before.some((kept) => same(kept, one)) || isProven(one)
      ? one
      : { ...one, evidence: evidence ?? one.evidence },
  );
  const unproven = designations.flatMap((one, index) =>
    before.some((kept) => same(kept, one)) || isProven(one) ? [] : [index],
  );
  const ends = before.some((kept) => !designations.some((one) => same(kept, one)));
  const errors = unproven.map((index) => ({ field: `designations.${index}.evidence`, message: EVIDENCE }));
  if (ends && given.length < before.length && !evidence)
    errors.push({ field: 'evidence', message: EVIDENCE });
  if (errors.length > 0)
    throw new Problem('rule-broken', 'A designation changes only with evidence.', { errors });
  return { ...patch, designations } as EntryPatch;
}

/** Nobody has said so. */
export const NEVER_SAID: DesignationsSaid = { at: null, method: null, side: null };

/**
 * When all designations of an entry were said to be right, once these take the place of what it has: the list is as sure
 * as the least sure of them. One that stays is as sure as the list was; one that comes to a published entry, as old as
 * the note by which its State designates, and without a note nobody has said so.
 */
export function saidAfter(
  row: EntryRow,
  designations: readonly Designation[],
  today: string,
): DesignationsSaid {
  const before = designationsOf(row.document);
  const shown = row.first_published !== null;
  const each = designations.map((one): DesignationsSaid => {
    if (before.some((kept) => same(kept, one))) return row.designated ?? NEVER_SAID;
    if (!shown || !isProven(one) || one.evidence!.date! > today) return NEVER_SAID;
    return { at: `${one.evidence!.date}T00:00:00.000Z`, method: 'note-verbale', side: 'authority' };
  });
  const instant = ({ at }: DesignationsSaid): number => (at === null ? -Infinity : new Date(at).getTime());
  return each.sort((a, b) => instant(a) - instant(b))[0] ?? NEVER_SAID;
}

const EVIDENCE = 'give the number and the date of the note that says so';

const isProven = ({ evidence }: Designation): boolean => Boolean(evidence?.note && evidence.date);
