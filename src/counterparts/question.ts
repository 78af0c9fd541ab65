import { Problem } from '../platform/problems.js';
import type { Stage } from '../register/vocabulary.js';
import type { Measure, OffenceArea } from './counterpart.vocabulary.js';

/** From State to State, for what, when. */
export interface Question {
  from: string;
  to: string;
  measure: Measure;
  stage: Stage | null;
  area: OffenceArea | null;
  /** The day on which treaties and designations must hold (`YYYY-MM-DD`, UTC). */
  day: string;
  urgent: boolean;
  /** BCP 47: what the asking authority can write. */
  languages: readonly string[];
}

/** The problem of one field of a question. */
export const invalidField = (field: string, message: string): Problem =>
  new Problem('invalid-request', undefined, { errors: [{ field, message }] });
