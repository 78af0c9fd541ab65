import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashOf, newSecret } from '../accounts/one-time.js';
import { Configuration } from '../platform/configuration.js';
import type { Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { dayOf, daysAfter, LINK_DAYS } from './schedule.js';

/** One asking that a link speaks for, as it stands now. */
export interface LinkedAsking {
  askingId: string;
  entryId: string;
  register: string;
  country: string | null;
  /** The contact value of the mailbox that the link was sent to. */
  responsibleId: string;
}

/** A link as somebody opens it. `alive` false: it was used, has expired, or nothing of what it asked is open. */
export interface OpenedLink {
  id: string;
  alive: boolean;
  used: boolean;
  /** In which it was written. */
  language: Language;
  expiresAt: Date;
  askings: LinkedAsking[];
}

interface LinkRow {
  id: string;
  askings: string[];
  used_at: Date | null;
  expires_at: Date;
  language: Language;
}

/** A link to be mailed. */
export interface NewLink {
  id: string;
  hash: string;
  /** The address to mail; its secret stands behind #, so that it reaches no server's log and no referrer. */
  url: string;
  /** The last day on which it is good. */
  until: string;
}

/** Links that let a mailbox answer without an account: one answer, 14 days, kept as a digest only. */
@Injectable()
export class Links {
  constructor(private readonly configuration: Configuration) {}

  make(now: Date): NewLink {
    const { secret, hash } = newSecret();
    return {
      id: randomUUID(),
      hash,
      url: `${this.configuration.publicUrl}/confirm#${secret}`,
      until: daysAfter(dayOf(now), LINK_DAYS),
    };
  }

  async keep(
    tx: Queryable,
    link: NewLink,
    sent: { mailbox: string; askings: readonly string[]; demo: boolean; mailId: string },
    now: Date,
  ): Promise<void> {
    await tx.query(
      `insert into upkeep_link (id, hash, askings, mailbox, sent_on, demo, mail_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        link.id,
        link.hash,
        sent.askings,
        mailboxDigest(sent.mailbox),
        dayOf(now),
        sent.demo,
        sent.mailId,
        now,
        new Date(`${daysAfter(link.until, 1)}T00:00:00Z`),
      ],
    );
  }

  /**
   * Opens a link without using it. What it asked and is settled, and what another mailbox answers for by now, has
   * left it. @param lock keeps a second answer waiting until this transaction ends
   */
  async open(tx: Queryable, secret: string, now: Date, lock = false): Promise<OpenedLink | null> {
    const [link] = await tx.query<LinkRow>(
      `select id, askings, used_at, expires_at,
              (select a.language from upkeep_asking a where a.id = askings[1]) as language
         from upkeep_link where hash = $1 ${lock ? 'for update' : ''}`,
      [hashOf(secret)],
    );
    if (!link) return null;
    const askings = await tx.query<LinkedAsking>(
      `select a.id as "askingId", a.entry_id as "entryId", a.register, a.country, a.responsible_id as "responsibleId"
         from upkeep_asking a
         join register_entry e on e.id = a.entry_id and e.status = 'published'
         join entry_version v on v.entry_id = a.entry_id and v.current and a.responsible_id = any(v.contact_points)
         join contact_point p on p.id = a.responsible_id and p.value is not null
        where a.id = any($1::uuid[]) and a.closed_at is null order by e.register, v.sort_name, e.id`,
      [link.askings],
    );
    const used = link.used_at !== null;
    const alive = !used && link.expires_at > now && askings.length > 0;
    return {
      id: link.id,
      alive,
      used,
      language: link.language,
      expiresAt: link.expires_at,
      askings: alive ? askings : [],
    };
  }

  async use(tx: Queryable, id: string, now: Date): Promise<void> {
    await tx.query('update upkeep_link set used_at = $2 where id = $1', [id, now]);
  }
}

/** What tells mailboxes apart without holding them. @param mailbox folded to lower case */
const mailboxDigest = (mailbox: string): string => createHash('sha256').update(mailbox).digest('hex');
