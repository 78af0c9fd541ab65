import { CountryCode, Flag, Instant, ListOf, Nested, OneOf, Text, Whole } from '../platform/fields.js';
import { ROLES, type Role } from '../access/roles.js';
import { ATTESTATION_STATES, type AttestationState } from './attestation.rules.js';

export class AttestationView {
  @OneOf(ATTESTATION_STATES, { description: 'overdue: the last one is more than a year old' })
  state: AttestationState;

  @Instant({ nullable: true })
  at: string | null;

  @Text({ nullable: true, description: 'The name of who said so' })
  by: string | null;

  @Instant({ nullable: true, description: 'When it becomes overdue' })
  until: string | null;

  @Whole({ nullable: true, description: 'How many published entries it was about' })
  entries: number | null;

  @Text({ nullable: true, max: 2000, lines: true })
  note: string | null;
}

/** Somebody else of the State with an account. */
export class Colleague {
  @Text()
  name: string;

  @OneOf(ROLES)
  role: Role;

  @Flag({ description: 'Of the demonstration' })
  demo: boolean;
}

export class MyStateView {
  @CountryCode()
  iso2: string;

  @Whole({ description: 'Published entries of the State, which an attestation is about' })
  entries: number;

  @Nested(() => AttestationView)
  attestation: AttestationView;

  @ListOf(() => Colleague, { description: 'Who else of the State has an account: names and roles only' })
  colleagues: Colleague[];
}

/** "What the directory publishes of my State is right." */
export class AttestationInput {
  @Text({ optional: true, nullable: true, max: 2000, lines: true })
  note: string | null = null;
}
