import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEvent } from '../audit/audit-log.js';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Outbox } from '../mail/outbox.js';
import { AskingsStore, type MailboxDue } from './askings.store.js';
import { Escalation } from './escalation.js';
import { requestLetter } from './letters.js';
import { Links } from './links.js';
import { dayOf, DAYS_BETWEEN, daysAfter, isOfficeHour } from './schedule.js';

/** Entries that one run begins to ask about, and mailboxes that it writes to; the next hour goes on. */
const BATCH = 2000;

/**
 * Each hour: settles what was confirmed meanwhile, begins to ask about what falls due, writes to the mailboxes whose
 * office hours it is, and goes on where nobody answered. One transaction with its mark, its letters, its links and its
 * audit records: after a crash either all of it has happened, or none.
 */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly store: AskingsStore,
    private readonly links: Links,
    private readonly escalation: Escalation,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'upkeep.remind', every: 'hour', run: (running) => this.run(running) });
  }

  async run(running: DueRunning): Promise<void> {
    const { tx, instant } = running;
    const settled = await this.store.settle(tx, instant);
    const refused = await this.store.noteRefused(tx, instant);
    const opened = await this.store.open(tx, instant, BATCH);
    const zones = (await this.store.zones(tx, instant)).filter((zone) => isOfficeHour(zone, instant));
    const asked = await this.write(running, await this.store.mailboxes(tx, instant, zones, BATCH));
    const toAuthorities = await this.escalation.toAuthorities(running, zones);
    const toSecretariat = await this.escalation.toSecretariat(running, zones);
    const counts = { settled, refused, opened, letters: asked, toAuthorities, toSecretariat };
    if (Object.values(counts).every((count) => count === 0)) return;
    await this.audit.append(tx, running.actor, running.context, {
      action: 'upkeep.ran',
      subject: { type: 'upkeep', id: dayOf(instant) },
      details: counts,
    });
  }

  /**
   * Asks about an entry out of turn: at once in the office hours of whoever answers for it, else with the next hourly
   * run in them. Who is being asked already is not written to again.
   */
  async askAbout(running: DueRunning, entryId: string): Promise<void> {
    const { tx, instant } = running;
    await this.store.openUncorrected(tx, instant, entryId);
    const waiting = await this.store.waitingFor(tx, entryId);
    const now = waiting.filter(({ zone }) => isOfficeHour(zone, instant)).map(({ id }) => id);
    if (now.length > 0) await this.write(running, await this.store.mailboxes(tx, instant, [], BATCH, now));
  }

  /** Writes one letter to each of these mailboxes. @returns how many letters. */
  async write(
    { tx, actor, context, instant }: DueRunning,
    mailboxes: readonly MailboxDue[],
  ): Promise<number> {
    const events: AuditEvent[] = [];
    for (const due of mailboxes) {
      const link = this.links.make(instant);
      const mailId = await this.outbox.put(tx, {
        to: due.mailbox,
        language: due.language,
        ...requestLetter(due.language, { ...due, link: link.url, until: link.until }),
        demo: due.demo,
        // The link speaks for the mailbox: nobody else may read it. In the demonstration everybody may try it.
        sensitive: !due.demo,
      });
      await this.links.keep(tx, link, { ...due, mailId }, instant);
      events.push({
        action: due.again ? 'upkeep.reminded' : 'upkeep.asked',
        subject: { type: 'upkeep-link', id: link.id },
        country: one(due.countries),
        details: { entries: due.entries, mail: mailId },
      });
    }
    await this.advance(tx, mailboxes, instant);
    if (events.length > 0) await this.audit.appendAll(tx, actor, context, events);
    return events.length;
  }

  /** Whoever was waiting is asked now; whoever was asked is reminded. */
  private async advance(tx: DueRunning['tx'], mailboxes: readonly MailboxDue[], now: Date): Promise<void> {
    const askings = mailboxes.flatMap((due) => due.askings);
    if (askings.length === 0) return;
    await tx.query(
      `update upkeep_asking
          set step = case step when 'waiting' then 'asked' when 'asked' then 'reminded' else step end,
              asked_at = coalesce(asked_at, $2::timestamptz), next_on = $3::date
        where id = any($1::uuid[])`,
      [askings, now, daysAfter(dayOf(now), DAYS_BETWEEN)],
    );
  }
}

/** The State that all of them are of; null: several, or none. */
const one = (countries: readonly string[]): string | null =>
  new Set(countries).size === 1 ? countries[0] || null : null;
