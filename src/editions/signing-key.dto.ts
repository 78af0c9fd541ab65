import { Instant, ListOf, Nested, Text } from '../platform/fields.js';

export class Endorsement {
  @Text({ description: 'The key before it' })
  by: string;

  @Text({ max: 200 })
  ed25519: string;

  @Text({ max: 5000, lines: true })
  openpgp: string;
}

export class SigningKeyResponse {
  @Text()
  id: string;

  @Text()
  fingerprint: string;

  @Text({ max: 500, lines: true, description: 'SPKI, PEM' })
  ed25519: string;

  @Text({ max: 10000, lines: true, description: 'Armored OpenPGP public key' })
  openpgp: string;

  @Instant()
  since: string;

  @Nested(() => Endorsement, { nullable: true, description: 'How the key before it vouches for it' })
  endorsement: Endorsement | null;
}

export class SigningKeyList {
  @ListOf(() => SigningKeyResponse)
  items: SigningKeyResponse[];
}
