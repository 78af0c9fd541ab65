import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../mail/outbox.js';
import { Notifications } from '../notifications/notifications.js';
import type { EntryDocument } from '../register/document.js';
import { nameOf } from '../register/value-notices.js';
import { ANSWERED, UNANSWERED, worded } from './drill-words.js';
import type { DrillRow, EndedPoint } from './drills.store.js';

/** Whole minutes, at least one, as people say them. */
const minutesOf = (seconds: number | null): string => String(Math.max(1, Math.round((seconds ?? 0) / 60)));

/** When a drill has ended: each point learns its own result, each State those of its points, the secretariat the sum. */
@Injectable()
export class DrillNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly notifications: Notifications,
  ) {}

  async tell(tx: EntityManager, drill: DrillRow, points: readonly EndedPoint[]): Promise<void> {
    const tried = points.filter(({ result }) => result !== 'not-tried');
    for (const point of tried) {
      await this.write(tx, drill, point);
      await this.tellState(tx, drill, point);
    }
    await this.notifications.tell(tx, {
      to: { roles: ['administrator', 'editor'] },
      kind: 'drill-ended',
      subject: { type: 'drill', id: drill.id },
      facts: {
        drill: drill.title,
        points: tried.length,
        answered: tried.filter(({ result }) => result === 'answered').length,
      },
      path: `/drills/${drill.id}`,
      demo: points.length > 0 && points.every(({ demo }) => demo),
      once: `drill ended ${drill.id}`,
    });
  }

  private async write(tx: EntityManager, { id, title }: DrillRow, point: EndedPoint): Promise<void> {
    const { mailbox, language, result, seconds, entryId, demo, document } = point;
    if (mailbox === null) return;
    const words = result === 'answered' ? ANSWERED : UNANSWERED;
    const gaps = { title, point: nameOf(document as EntryDocument), minutes: minutesOf(seconds) };
    await this.outbox.put(tx, {
      to: mailbox,
      language,
      ...worded(words, language, gaps),
      demo,
      sensitive: false,
      key: `drill result ${id} ${entryId}`,
    });
  }

  private async tellState(tx: EntityManager, { id, title }: DrillRow, point: EndedPoint): Promise<void> {
    const { country, entryId, result, seconds, demo, document } = point;
    if (country === null) return;
    const entry = nameOf(document as EntryDocument);
    const telling = {
      to: { authoritiesOf: country },
      subject: { type: 'drill', id },
      path: '/my-state',
      demo,
      once: `drill ${id} ${entryId}`,
    };
    await (result === 'answered'
      ? this.notifications.tell(tx, {
          ...telling,
          kind: 'drill-answered',
          facts: { entry, drill: title, minutes: minutesOf(seconds) },
        })
      : this.notifications.tell(tx, {
          ...telling,
          kind: 'drill-unanswered',
          facts: { entry, drill: title },
        }));
  }
}
