import {
  CountryCode,
  Instant,
  ListOf,
  Nested,
  QueryWhole,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';

export class ReleaseQuery {
  @Uuid({ optional: true, description: 'Id of a contact point: who was shown it?' })
  value?: string;

  @Text({ optional: true, description: 'Id of the account or client: what was it shown?' })
  actor?: string;

  @Instant({ optional: true, description: 'At or after' })
  from?: string;

  @Instant({ optional: true, description: 'Before' })
  to?: string;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class ReleaseActor {
  @Text()
  id: string;

  @Text()
  role: string;

  @CountryCode({ nullable: true })
  state: string | null;
}

export class ReleaseView {
  @Whole()
  id: number;

  @Instant()
  at: string;

  @Nested(() => ReleaseActor)
  actor: ReleaseActor;

  @Text({ example: 'entry.read' })
  purpose: string;

  @Text()
  requestId: string;

  @Texts({ description: 'Ids of the contact points shown', max: 1_000_000 })
  valueIds: string[];

  @Whole({
    nullable: true,
    description: 'The audit record that sealed this line; null within the first minute',
  })
  sealedBy: number | null;
}

export class ReleasePage {
  @ListOf(() => ReleaseView)
  items: ReleaseView[];

  @Text({ nullable: true, max: 500 })
  next: string | null;
}
