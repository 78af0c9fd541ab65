import {
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryWhole,
  Text,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { EntryResponse } from '../register/entry.dto.js';
import type { EntryView } from '../register/view.js';
import { ACTIONS, DIFFERENCE_KINDS, type Action, type DifferenceKind } from './difference.js';
import { RecipientResponse } from './recipient.dto.js';

export class BoardItem extends RecipientResponse {
  @Text()
  serial: string;

  @Instant()
  sentAt: string;

  @Instant({ nullable: true })
  fetchedAt: string | null;

  @Instant({ nullable: true })
  acknowledgedAt: string | null;

  @Text({ nullable: true })
  acknowledgedBy: string | null;
}

export class FetchedItem {
  @Text()
  by: string;

  @Text()
  role: string;

  @CountryCode({ nullable: true })
  state: string | null;

  @Text()
  file: string;

  @Instant()
  at: string;
}

export class BoardResponse {
  @ListOf(() => BoardItem, { max: 5000 })
  items: BoardItem[];

  @ListOf(() => FetchedItem, { description: 'Files given out, the latest first; at most 200' })
  fetched: FetchedItem[];
}

export class DifferenceQuery {
  @Uuid({
    optional: true,
    description: 'An earlier edition; the last one that the caller acknowledged, unless said',
  })
  since?: string;
}

export class DetailResponse {
  @OneOf(ACTIONS)
  action: Action;

  @Text({ description: "What to do, in the caller's language" })
  words: string;

  @Text({ description: 'A field of the entry, or the kind of contact value' })
  field: string;

  @Text({ nullable: true, description: 'What the value is for, such as 24/7' })
  use: string | null;

  @Text({ nullable: true, max: 10000 })
  before: string | null;

  @Text({ nullable: true, max: 10000 })
  after: string | null;
}

export class DifferenceItem {
  @OneOf(DIFFERENCE_KINDS)
  kind: DifferenceKind;

  @Uuid()
  entryId: string;

  @Text()
  register: string;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ nullable: true, max: 1000 })
  name: string | null;

  @ListOf(() => DetailResponse)
  details: DetailResponse[];
}

export class DifferenceResponse {
  @Whole({
    nullable: true,
    description: 'The number of the earlier edition; null: there is none, everything is new',
  })
  since: number | null;

  @Whole()
  number: number;

  @Whole({ description: 'Entries that differ' })
  count: number;

  @ListOf(() => DifferenceItem, { max: 2000, description: 'The first 2,000; the files have all' })
  items: DifferenceItem[];
}

export class HolderQuery {
  @Text({ max: 300, description: "A value as it is kept (a telephone in E.164), or a contact value's id" })
  value: string;
}

export class Holder {
  @Text({ description: 'An account, a machine, or a job' })
  id: string;

  @Text({ nullable: true })
  name: string | null;

  @Text()
  role: string;

  @CountryCode({ nullable: true })
  state: string | null;

  @Text({ description: 'How it came to it: a route, an export, or `edition 3`, with the serial of a copy' })
  by: string;

  @Instant({ description: 'First' })
  first: string;

  @Instant({ description: 'Last' })
  last: string;

  @Whole()
  times: number;
}

export class HolderList {
  @Whole({ description: 'Contact values that are, or were, this one' })
  values: number;

  @ListOf(() => Holder, { max: 1000 })
  items: Holder[];
}

export class FeedQuery {
  @Text({
    optional: true,
    max: 200,
    description: 'Where the last answer ended; from the beginning, unless said',
  })
  since?: string;

  @QueryWhole({ optional: true, min: 1, max: 200, description: '100, unless said' })
  limit?: number;
}

export class FeedItem {
  @Uuid()
  id: string;

  @Text()
  register: string;

  @Flag({ description: 'It is not there any more: strike it out' })
  removed: boolean;

  @Nested(() => EntryResponse, { nullable: true, description: 'As it is now' })
  entry: EntryView | null;
}

export class FeedResponse {
  @ListOf(() => FeedItem, { max: 200 })
  items: FeedItem[];

  @Text({ max: 200, description: 'Ask with it next; it is good for ever' })
  cursor: string;

  @Flag({ description: 'Whether there is more already' })
  more: boolean;
}
