import {
  Flag,
  Instant,
  ListOf,
  OneOf,
  QueryFlag,
  QueryWhole,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { TOPICS, type Topic } from './topics.js';
import { DELIVERIES, type Delivery } from './notification.entities.js';

export const TOPIC_NAMES = Object.keys(TOPICS) as Topic[];

export class NotificationQuery {
  @QueryFlag({ optional: true, description: 'Only what is not read yet' })
  unread?: boolean;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class NotificationView {
  @Uuid()
  id: string;

  @Text({ description: 'Such as `change-proposed`' })
  kind: string;

  @OneOf(TOPIC_NAMES)
  topic: Topic;

  @Text({ description: 'In the language of the account' })
  title: string;

  @Text({ max: 2000 })
  text: string;

  @Text({ nullable: true, description: 'The page of the web interface that it is about' })
  path: string | null;

  @Instant()
  createdAt: string;

  @Instant({ nullable: true })
  readAt: string | null;
}

export class NotificationPage {
  @ListOf(() => NotificationView)
  items: NotificationView[];

  @Text({ nullable: true, max: 500 })
  next: string | null;

  @Whole({ max: 100, description: 'Not read yet; 100 stands for 100 or more' })
  unread: number;
}

export class NotificationsRead {
  @Texts({ optional: true, max: 100, description: 'Their ids; left out: all of them' })
  ids?: string[];
}

export class PreferenceView {
  @OneOf(TOPIC_NAMES)
  topic: Topic;

  @OneOf(DELIVERIES, { description: 'By mail; the web interface always shows it' })
  delivery: Delivery;

  @Flag({ description: 'Not to be chosen: it always goes at once' })
  fixed: boolean;
}

export class PreferenceList {
  @ListOf(() => PreferenceView)
  items: PreferenceView[];
}

export class PreferenceInput {
  @OneOf(TOPIC_NAMES)
  topic: Topic;

  @OneOf(DELIVERIES)
  delivery: Delivery;
}

export class PreferencesInput {
  @ListOf(() => PreferenceInput, { max: TOPIC_NAMES.length })
  items: PreferenceInput[];
}
