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
