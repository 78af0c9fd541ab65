import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { SECRETARIAT_ROLES, type Role } from '../access/roles.js';
import { Notifications, type Audience } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import type { EntryDocument } from './document.js';
import type { Change } from './register.entity.js';
import { nameOf } from './value-notices.js';

const SECRETARIAT: Audience = { roles: SECRETARIAT_ROLES as readonly Role[] };
/** So many minutes of one person's proposals for one State are one piece of news: an import makes hundreds. */
const MINUTES_TOGETHER = 10;

/** Tells people with accounts what happens to changes. The news names an office, never a person or a value. */
@Injectable()
export class ChangeNews {
  constructor(
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  async proposed(tx: EntityManager, actor: Actor, change: Change): Promise<void> {
    const slot = Math.floor(this.clock.now().getTime() / (MINUTES_TOGETHER * 60_000));
    const once = `change-proposed:${actor.id}:${change.country ?? ''}:${slot}`;
    await this.tell(tx, actor, change, 'change-proposed', SECRETARIAT, once);
  }

  /** To its proposer: approved, declined, or in part. */
  async decided(tx: EntityManager, actor: Actor, change: Change): Promise<void> {
    if (change.state === 'cancelled') return;
    const whole = change.state === 'declined' ? 'change-declined' : 'change-approved';
    const kind = change.declinedParts?.length || change.state === 'reverted' ? 'change-decided' : whole;
    await this.tell(tx, actor, change, kind, { users: [change.proposedBy] });
  }

  /** A question to its proposer; an answer to who asked. */
  async said(tx: EntityManager, actor: Actor, change: Change, kind: 'question' | 'answer'): Promise<void> {
    if (kind === 'question')
      return this.tell(tx, actor, change, 'change-asked', { users: [change.proposedBy] });
    const askers = await tx.query<{ id: string }[]>(
      `select distinct written_by as id from change_message where change_id = $1 and kind = 'question'`,
      [change.id],
    );
    await this.tell(tx, actor, change, 'change-answered', { users: askers.map(({ id }) => id) });
  }

  /** To the whole secretariat and the State's authorities, at once, whatever they chose. */
  async brokeGlass(tx: EntityManager, actor: Actor, change: Change): Promise<void> {
    const { entry, demo } = await subjectOf(tx, change.entryId);
    const audiences = [SECRETARIAT, ...(change.country ? [{ authoritiesOf: change.country }] : [])];
    for (const to of audiences)
      await this.notifications.tell(tx, {
        to,
        kind: 'break-glass',
        subject: { type: 'change', id: change.id },
        facts: { by: actor.name, entry, until: change.revertsAt!.toISOString() },
        path: `/changes/${change.id}`,
        except: [actor.id],
        demo,
      });
  }

  /** To the authorities of the State whose published value is another than before. */
  async valueChanged(
    tx: EntityManager,
    actor: Actor,
    { id, register, demo }: { id: string; register: string; demo: boolean },
    document: EntryDocument,
  ): Promise<void> {
    if (document.country === null) return;
    await this.notifications.tell(tx, {
      to: { authoritiesOf: document.country },
      kind: 'value-changed',
      subject: { type: 'entry', id },
      facts: { entry: nameOf(document) },
      path: `/entries/${register}/${id}`,
      except: [actor.id],
      demo,
    });
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    change: Change,
    kind:
      | 'change-proposed'
      | 'change-approved'
      | 'change-declined'
      | 'change-decided'
      | 'change-asked'
      | 'change-answered',
    to: Audience,
    once?: string,
  ): Promise<void> {
    const { entry, demo } = await subjectOf(tx, change.entryId);
    await this.notifications.tell(tx, {
      to,
      kind,
      demo,
      once,
      subject: { type: 'change', id: change.id },
      facts: { by: actor.name, entry },
      path: `/changes/${change.id}`,
      except: [actor.id],
    });
  }
}

async function subjectOf(tx: EntityManager, entryId: string): Promise<{ entry: string; demo: boolean }> {
  const [row] = await tx.query<{ document: EntryDocument; demo: boolean }[]>(
    'select v.document, e.demo from register_entry e join entry_version v on v.entry_id = e.id and v.current where e.id = $1',
    [entryId],
  );
  return { entry: row ? nameOf(row.document) : '–', demo: row?.demo ?? false };
}
