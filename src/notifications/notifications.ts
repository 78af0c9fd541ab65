import { Injectable } from '@nestjs/common';
import type { Role } from '../access/roles.js';
import { Outbox } from '../mail/outbox.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import type { Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { KINDS, type FactsOf, type Kind } from './kinds.js';
import { TOPICS } from './topics.js';
import { letterAbout } from './letters.js';
import type { Delivery } from './notification.entities.js';
import { newsOf } from './wording.js';

/** The hour (UTC) at which daily news goes out: morning, from Ottawa to Buenos Aires. */
const DIGEST_HOUR = 11;

/** Accounts, by id; or everybody of a role, of one State where that is said; or a State's national authorities. */
export type Audience =
  { users: readonly string[] } | { roles: readonly Role[]; state?: string } | { authoritiesOf: string };

export interface Telling<K extends Kind> {
  to: Audience;
  kind: K;
  subject: { type: string; id: string };
  /** Never a contact value, and no person's name from an entry: what is erased there must not live on here. */
  facts: FactsOf<K>;
  /** Where the web interface shows it, such as `/changes/<id>`. */
  path?: string;
  /** Accounts that are not told, such as whoever did it. */
  except?: readonly string[];
  /** Concerns the demonstration: by mail it never leaves the outbox. */
  demo?: boolean;
  /** What makes it one and the same news: nobody is told a second time. For periodic tasks. */
  once?: string;
}

interface Told {
  id: string;
  email: string;
  language: Language;
  demo: boolean;
  delivery: Delivery;
}

/**
 * Tells people of the directory something: in the web interface, and by mail as each has chosen for the kind's topic
 * (at once, in a daily digest, never). Security news always goes at once. Call it inside the transaction of what it
 * is about; then people are told when, and only when, it happened:
 *
 * ```ts
 * await this.notifications.tell(tx, {
 *   to: { roles: ['editor'] },
 *   kind: 'change-proposed',
 *   subject: { type: 'change', id },
 *   facts: { by: actor.name, entry: title },
 *   path: `/changes/${id}`,
 *   except: [actor.id],
 * });
 * ```
 *
 * The text is made from `facts` in the reader's language by `kinds.ts`, where a new kind is one line. Only accounts
 * in use are told. It is up to the caller to tell only those who may see what it is about.
 */
@Injectable()
export class Notifications {
  constructor(
    private readonly outbox: Outbox,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** @returns how many people were told now. */
  async tell<K extends Kind>(tx: Queryable, telling: Telling<K>): Promise<number> {
    const { topic } = KINDS[telling.kind];
    const { users, roles, state } = partsOf(telling.to);
    const now = this.clock.now();
    const told = await tx.query<Told>(
      'select * from tell_people($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
      [
        users,
        roles,
        state,
        (telling.except ?? []).filter(isUuid),
        telling.kind,
        topic,
        TOPICS[topic],
        telling.subject.type,
        telling.subject.id,
        telling.path ?? null,
        telling.facts,
        telling.once ?? null,
        now,
        nextDigest(now),
      ],
    );
    for (const person of told) if (person.delivery === 'at-once') await this.mail(tx, person, telling);
    return told.length;
  }

  private async mail<K extends Kind>(tx: Queryable, person: Told, telling: Telling<K>): Promise<void> {
    const news = newsOf(telling.kind, telling.facts, person.language)!;
    const chosen = KINDS[telling.kind].topic !== 'security';
    const linked = { ...news, path: telling.path ?? null };
    await this.outbox.put(tx, {
      to: person.email,
      language: person.language,
      ...letterAbout(linked, person.language, this.configuration.publicUrl, chosen),
      demo: person.demo || telling.demo === true,
      sensitive: false,
      key: `notification:${person.id}`,
    });
  }
}

function partsOf(to: Audience): { users: string[]; roles: string[]; state: string | null } {
  if ('users' in to) return { users: to.users.filter(isUuid), roles: [], state: null };
  if ('authoritiesOf' in to) return { users: [], roles: ['national-authority'], state: to.authoritiesOf };
  return { users: [], roles: [...to.roles], state: to.state ?? null };
}

/** Accounts have uuids; system actors and the operator, who also act, have names and are told nothing. */
const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** The first digest after an instant. */
export function nextDigest(now: Date): Date {
  const due = new Date(now);
  due.setUTCHours(DIGEST_HOUR, 0, 0, 0);
  if (due <= now) due.setUTCDate(due.getUTCDate() + 1);
  return due;
}
