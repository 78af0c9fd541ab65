import { roleAllows, PERMISSIONS, type Permission } from '../access/permissions.js';
import { CountryCode, Instant, ListOf, SomeOf, Text, Uuid } from '../platform/fields.js';

/** What a machine's key can be good for: what the role `recipient` may do. */
export const SCOPES = (Object.keys(PERMISSIONS) as Permission[]).filter((one) =>
  roleAllows('recipient', one),
);

export class ClientInput {
  @Text({ max: 120, description: 'Whose machine it is and what for' })
  name: string;

  @CountryCode({
    optional: true,
    nullable: true,
    description: 'The State it acts for; its own entries are read as such',
  })
  state?: string | null;

  @SomeOf(SCOPES, { description: 'What its key is good for' })
  scopes: Permission[];

  @Instant({ description: 'At most a year from now' })
  expiresAt: string;
}

export class ClientView {
  @Uuid()
  id: string;

  @Text()
  name: string;

  @Text({ nullable: true })
  state: string | null;

  @SomeOf(SCOPES)
  scopes: Permission[];

  @Uuid()
  createdBy: string;

  @Instant()
  createdAt: string;

  @Instant()
  expiresAt: string;

  @Instant({ nullable: true })
  revokedAt: string | null;

  @Instant({ nullable: true, description: 'To the hour' })
  lastUsedAt: string | null;
}

export class ClientList {
  @ListOf(() => ClientView)
  items: ClientView[];
}

export class ClientMade extends ClientView {
  @Text({ max: 200, description: 'Shown this once. Send it as `Authorization: Bearer enl_...`' })
  key: string;
}
