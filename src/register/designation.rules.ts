import type { FieldError } from '../platform/problems.js';
import type { Designation, EntryDocument } from './document.js';

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
