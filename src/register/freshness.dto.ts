import { Instant, OneOf } from '../platform/fields.js';
import {
  DESIGNATION_METHODS,
  FRESHNESS_STATES,
  VERIFICATION_METHODS,
  VERIFIER_SIDES,
  type DesignationMethod,
  type FreshnessState,
  type VerificationMethod,
  type VerifierSide,
} from './vocabulary.js';

/** How sure the directory is of one value. */
abstract class Sureness {
  @OneOf(FRESHNESS_STATES)
  state: FreshnessState;

  @Instant({ nullable: true })
  verifiedAt: string | null;

  @OneOf(VERIFIER_SIDES, {
    optional: true,
    description:
      'For whom somebody said so: the secretariat, an authority of the State, or the office itself, from its own mailbox or by answering. Absent: not recorded',
  })
  by?: VerifierSide;

  @Instant({ nullable: true, description: 'When the verification lapses' })
  validUntil: string | null;
}

export class FreshnessResponse extends Sureness {
  @OneOf(VERIFICATION_METHODS, { nullable: true })
  method: VerificationMethod | null;
}

/** How sure all designations of an entry are, together; they are never disputed. */
export class DesignationFreshnessResponse extends Sureness {
  @OneOf(DESIGNATION_METHODS, { nullable: true })
  method: DesignationMethod | null;
}
