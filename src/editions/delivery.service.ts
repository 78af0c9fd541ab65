import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import type { Role } from '../access/roles.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Notifications } from '../notifications/notifications.js';
import { Outbox } from '../mail/outbox.js';
import { Clock } from '../platform/clock.js';
import { Configuration } from '../platform/configuration.js';
import { Problem, type Language } from '../platform/problems.js';
import { widen } from './audience.js';
import { Delivery, Receipt, Recipient } from './delivery.entity.js';
import type { BoardResponse } from './delivery.dto.js';
import { deliveryLetter, type LetterKind } from './delivery-letters.js';
import { Edition } from './edition.entity.js';
import { findEdition } from './editions.service.js';
import { recipientView } from './recipients.service.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** A recipient that does not answer is asked once a week, for so many weeks. */
const WEEKS = 6;

/** Brings published editions to their recipients, and knows who has which. */
@Injectable()
export class DeliveryService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly dueTasks: DueTasks,
    private readonly audit: AuditLog,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'editions.remind', every: 'day', run: (running) => this.remind(running) });
  }

  /** Notes to whom it goes, and has them written to. Call it where it is published. */
  async send(tx: EntityManager, edition: Edition): Promise<void> {
    const { id, number, roles, states, ceiling } = edition;
    const recipients = await tx.find(Recipient, { where: { active: true, role: In(roles) } });
    const meant = recipients.filter(
      (one) =>
        one.ceiling >= ceiling && (states === null || (one.state !== null && states.includes(one.state))),
    );
    const now = this.clock.now();
    const deliveries = meant.map((one) => ({
      editionId: id,
      recipientId: one.id,
      serial: `E${number}-${randomBytes(5).toString('hex').toUpperCase()}`,
      sentAt: now,
    }));
    if (deliveries.length > 0) await tx.insert(Delivery, deliveries);
    await this.notifications.tell(tx, {
      to: { roles: roles.filter((role): role is Role => role !== 'recipient' && states === null) },
      kind: 'edition-published',
      subject: { type: 'edition', id },
      facts: { number },
      path: `/editions/${id}`,
    });
    await this.tell(tx, edition, 'published');
  }

  /**
   * Writes to everyone who holds it, in the transaction in which that comes to pass: once, or not at all. The transaction
   * is the system's afterwards: whoever publishes need not see the accounts that are written to.
   */
  async tell(tx: EntityManager, edition: Edition, kind: LetterKind): Promise<void> {
    await widen(tx, `edition:${edition.id}`);
    for (const recipient of await this.addressed(tx, edition.id, kind))
      await this.write(tx, edition, recipient, kind, kind);
  }

  /** Notes who was given a file, in the transaction of its audit record. */
  async received(
    tx: EntityManager,
    actor: Actor,
    editionId: string,
    { file, serial }: { file: string; serial: string | null },
    auditSeq: number,
  ): Promise<void> {
    const now = this.clock.now();
    // Plain SQL: what is written here the reader itself cannot read back.
    await tx.query(
      `insert into edition_receipt (edition_id, file, at, actor_id, actor_name, actor_role, actor_state, audit_seq, serial)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [editionId, file, now, actor.id, actor.name, actor.role, actor.state, auditSeq, serial],
    );
    if (['administrator', 'editor'].includes(actor.role)) return;
    await tx.query(
      `update edition_delivery d set fetched_at = $2 from edition_recipient r
        where d.edition_id = $1 and r.id = d.recipient_id and is_recipient(r) and d.fetched_at is null`,
      [editionId, now],
    );
  }

  /** A recipient says that it has the edition. @throws Problem `forbidden` to whoever is none of it. */
  acknowledge(context: RequestContext, id: string): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      await findEdition(tx, id);
      const noted = await tx.query<unknown[]>(
        `with noted as (
           update edition_delivery d set acknowledged_at = coalesce(d.acknowledged_at, $2),
                  acknowledged_by = coalesce(d.acknowledged_by, $3), acknowledged_by_name = coalesce(d.acknowledged_by_name, $4)
             from edition_recipient r where d.edition_id = $1 and r.id = d.recipient_id and is_recipient(r) returning 1)
         select * from noted`,
        [id, this.clock.now(), actor.id, actor.name],
      );
      if (noted.length === 0)
        throw new Problem('forbidden', 'Only a recipient of this edition acknowledges it.');
      const subject = { type: 'edition', id };
      await this.audit.append(tx, actor, context, {
        action: 'edition.acknowledged',
        subject,
        country: actor.state,
      });
      return new Answer(204, null);
    });
  }

  /** Who has which edition. */
  board(context: RequestContext, id: string): Promise<BoardResponse> {
    return this.transactions.read(context, async (tx) => {
      await findEdition(tx, id);
      const deliveries = await tx.findBy(Delivery, { editionId: id });
      const recipients = await tx.findBy(Recipient, {
        id: In(deliveries.map(({ recipientId }) => recipientId)),
      });
      const of = new Map(deliveries.map((one) => [one.recipientId, one]));
      const items = recipients.map((one) => ({ ...recipientView(one), ...deliveryView(of.get(one.id)!) }));
      const receipts = await tx.find(Receipt, { where: { editionId: id }, order: { id: 'desc' }, take: 200 });
      return {
        items: items.sort((a, b) => a.name.localeCompare(b.name)),
        fetched: receipts.map((one) => ({
          by: one.actorName,
          role: one.actorRole,
          state: one.actorState,
          file: one.file,
          at: one.at.toISOString(),
        })),
      };
    });
  }

  /** The edition's recipients; of a recalled one also every account that fetched a file of it. */
  private addressed(tx: EntityManager, editionId: string, kind: LetterKind): Promise<Addressed[]> {
    return tx.query<Addressed[]>(
      `select r.email, r.name, r.language from edition_delivery d join edition_recipient r on r.id = d.recipient_id
        where d.edition_id = $1 and r.email is not null
       union
       select u.email, r.name, r.language from edition_delivery d join edition_recipient r on r.id = d.recipient_id
         join app_user u on r.kind = 'authority' and u.role = 'national-authority' and u.state = r.state and u.status = 'active'
        where d.edition_id = $1 and r.email is null
       union
       select u.email, u.name, u.language from edition_receipt f join app_user u on u.id::text = f.actor_id
        where f.edition_id = $1 and $2 = 'recalled' and u.status = 'active'
          and not exists (select 1 from edition_recipient r where r.email = u.email)`,
      [editionId, kind],
    );
  }

  private async write(
    tx: EntityManager,
    edition: Edition,
    { email, name, language }: Addressed,
    kind: LetterKind,
    occasion: string,
  ): Promise<void> {
    const facts = {
      n: String(edition.number),
      title: edition.title,
      name,
      reason: edition.recallReason ?? '',
    };
    const link = new URL(`/editions/${edition.id}`, this.configuration.publicUrl).href;
    await this.outbox.put(tx, {
      to: email,
      language,
      ...deliveryLetter(kind, language, facts, link),
      demo: email.endsWith('.example'),
      sensitive: false,
      key: `edition:${edition.id}:${occasion}:${email}`,
    });
  }

  /** Asks again, once a week, whoever has not acknowledged. */
  private async remind({ tx, instant }: DueRunning): Promise<void> {
    const silent = await tx.query<(Addressed & { edition_id: string; recipient_id: string })[]>(
      `select d.edition_id, d.recipient_id, r.email, r.name, r.language
         from edition_delivery d join edition_recipient r on r.id = d.recipient_id join edition e on e.id = d.edition_id
        where e.state = 'published' and r.active and r.email is not null and d.acknowledged_at is null
          and coalesce(d.reminded_at, d.sent_at) <= $1 and d.sent_at > $2`,
      [new Date(instant.getTime() - WEEK), new Date(instant.getTime() - WEEKS * WEEK)],
    );
    for (const one of silent) {
      const edition = await findEdition(tx, one.edition_id);
      await this.write(tx, edition, one, 'reminder', `reminder:${instant.toISOString().slice(0, 10)}`);
      const which = { editionId: one.edition_id, recipientId: one.recipient_id };
      await tx.update(Delivery, which, { remindedAt: instant });
    }
  }
}

interface Addressed {
  email: string;
  name: string;
  language: Language;
}

const deliveryView = ({ serial, sentAt, fetchedAt, acknowledgedAt, acknowledgedByName }: Delivery) => ({
  serial,
  sentAt: sentAt.toISOString(),
  fetchedAt: fetchedAt?.toISOString() ?? null,
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  acknowledgedBy: acknowledgedByName,
});
