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

/** A link to be mailed. */
export interface NewLink {
  id: string;
  hash: string;
  /** The address to mail; its secret stands behind #, so that it reaches no server's log and no referrer. */
  url: string;
  /** The last day on which it is good. */
  until: string;
  expiresAt: Date;
}

/** What a link is for; it lets its holder do nothing else. */
export type LinkPurpose = 'confirm' | 'drill';
const PAGES: Readonly<Record<LinkPurpose, string>> = { confirm: '/confirm', drill: '/drill-answer' };

/** A link as it was mailed. `about`: what its mailbox was asked about, askings or points of a drill. */
export interface MailedLink {
  id: string;
  about: string[];
  usedAt: Date | null;
  expiresAt: Date;
}

/** Links that let a mailbox answer without an account: one thing, one answer, kept as a digest only. */
@Injectable()
export class Links {
  constructor(private readonly configuration: Configuration) {}

  /** A new link to confirm by, good for 14 days. */
  make(now: Date): NewLink {
    const until = daysAfter(dayOf(now), LINK_DAYS);
    return this.makeFor('confirm', new Date(`${daysAfter(until, 1)}T00:00:00Z`));
  }

  /** A new link for one purpose. @param expiresAt the first instant at which it is over */
  makeFor(purpose: LinkPurpose, expiresAt: Date): NewLink {
    const { secret, hash } = newSecret();
    const url = `${this.configuration.publicUrl}${PAGES[purpose]}#${secret}`;
    return { id: randomUUID(), hash, url, until: dayOf(new Date(expiresAt.getTime() - 1)), expiresAt };
  }

  async keep(
    tx: Queryable,
    link: NewLink,
    sent: { mailbox: string; askings: readonly string[]; demo: boolean; mailId: string },
    now: Date,
    purpose: LinkPurpose = 'confirm',
  ): Promise<void> {
    await tx.query(
      `insert into upkeep_link (id, hash, askings, mailbox, sent_on, demo, mail_id, created_at, expires_at, purpose)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        link.id,
        link.hash,
        sent.askings,
        mailboxDigest(sent.mailbox),
        dayOf(now),
        sent.demo,
        sent.mailId,
        now,
        link.expiresAt,
        purpose,
      ],
    );
  }

  /** The link of that secret and purpose, used or not. @param lock keeps a second answer waiting */
  async find(tx: Queryable, secret: string, purpose: LinkPurpose, lock: boolean): Promise<MailedLink | null> {
    const [link] = await tx.query<MailedLink>(
      `select id, askings as about, used_at as "usedAt", expires_at as "expiresAt"
         from upkeep_link where hash = $1 and purpose = $2 ${lock ? 'for update' : ''}`,
      [hashOf(secret), purpose],
    );
    return link ?? null;
  }

  /**
   * Opens a link without using it. What it asked and is settled, and what another mailbox answers for by now, has
   * left it. @param lock keeps a second answer waiting until this transaction ends
   */
  async open(tx: Queryable, secret: string, now: Date, lock = false): Promise<OpenedLink | null> {
    const link = await this.find(tx, secret, 'confirm', lock);
    if (!link) return null;
    const [first] = await tx.query<{ language: Language }>(
      'select language from upkeep_asking where id = $1',
      [link.about[0]],
    );
    const askings = await tx.query<LinkedAsking>(
      `select a.id as "askingId", a.entry_id as "entryId", a.register, a.country, a.responsible_id as "responsibleId"
         from upkeep_asking a
         join register_entry e on e.id = a.entry_id and e.status = 'published'
         join entry_version v on v.entry_id = a.entry_id and v.current and a.responsible_id = any(v.contact_points)
         join contact_point p on p.id = a.responsible_id and p.value is not null
        where a.id = any($1::uuid[]) and a.closed_at is null order by e.register, v.sort_name, e.id`,
      [link.about],
    );
    const used = link.usedAt !== null;
    const alive = !used && link.expiresAt > now && askings.length > 0;
    return {
      id: link.id,
      alive,
      used,
      language: first?.language ?? 'en',
      expiresAt: link.expiresAt,
      askings: alive ? askings : [],
    };
  }

  async use(tx: Queryable, id: string, now: Date): Promise<void> {
    await tx.query('update upkeep_link set used_at = $2 where id = $1', [id, now]);
  }
}

/** What tells mailboxes apart without holding them. @param mailbox folded to lower case */
const mailboxDigest = (mailbox: string): string => createHash('sha256').update(mailbox).digest('hex');
