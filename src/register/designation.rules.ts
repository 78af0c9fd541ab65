import { Problem, type FieldError } from '../platform/problems.js';
import { same } from './difference.js';
import type { Designation, EntryDocument, EntryRow } from './document.js';
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

const EVIDENCE = 'give the number and the date of the note that says so';

const isProven = ({ evidence }: Designation): boolean => Boolean(evidence?.note && evidence.date);
