import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Outbox } from '../mail/outbox.js';
import { Links } from '../maintenance/links.js';
import type { Language } from '../platform/problems.js';
import { DrillNews } from './drill-news.js';
import { SUMMONS, worded } from './drill-words.js';
import { DrillsStore, type DrilledMailbox, type DrillRow } from './drills.store.js';

const HOUR = 60 * 60 * 1000;

/**
 * Starts and ends drills: by the minute where their time has come, or at an editor's word. Each start is one
 * transaction with its list, its letters and its links: after a crash it has happened, or it has not.
 */
@Injectable()
export class DrillRuns implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly store: DrillsStore,
    private readonly links: Links,
    private readonly outbox: Outbox,
    private readonly news: DrillNews,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'drills.run', every: 'minute', run: (running) => this.run(running) });
  }

  async run(running: DueRunning): Promise<void> {
    const { tx, instant } = running;
    for (const drill of await this.store.due(tx, 'scheduled', instant)) await this.start(running, drill);
    for (const drill of await this.store.due(tx, 'running', instant)) await this.close(running, drill);
  }

  /** Lists the points, writes to their mailboxes where it is by mail, and schedules the next one. */
  async start(running: DueRunning, drill: DrillRow): Promise<void> {
    const { tx, actor, context, instant } = running;
    const closesAt = new Date(instant.getTime() + drill.hours * HOUR);
    const points = await this.store.enlist(tx, drill);
    const mailboxes = drill.channel === 'mail' ? await this.store.mailboxes(tx, drill.id) : [];
    for (const mailbox of mailboxes) await this.summon(running, drill, mailbox, closesAt);
    await this.store.move(tx, drill.id, 'running', { closesAt });
    if (drill.everyMonths !== null) await this.repeat(running, drill, drill.everyMonths);
    await this.audit.append(tx, actor, context, {
      action: 'drill.started',
      subject: { type: 'drill', id: drill.id },
      country: drill.country,
      details: { channel: drill.channel, points, letters: mailboxes.length },
    });
  }

  /** Settles what is open, and tells everybody their own result. */
  async close({ tx, actor, context, instant }: DueRunning, drill: DrillRow): Promise<void> {
    await this.store.settle(tx, drill.id, instant);
    await this.store.move(tx, drill.id, 'closed', { closedAt: instant });
    const points = await this.store.ended(tx, drill.id);
    await this.news.tell(tx, drill, points);
    const answered = points.filter(({ result }) => result === 'answered').length;
    await this.audit.append(tx, actor, context, {
      action: 'drill.closed',
      subject: { type: 'drill', id: drill.id },
      country: drill.country,
      details: { points: points.length, answered },
    });
  }

  private async summon(
    { tx, instant }: DueRunning,
    { title }: DrillRow,
    { mailbox, demo, language, points, names }: DrilledMailbox,
    closesAt: Date,
  ): Promise<void> {
    const link = this.links.makeFor('drill', closesAt);
    const listed = names.map((name) => `  – ${name}`).join('\n');
    const mailId = await this.outbox.put(tx, {
      to: mailbox,
      language,
      ...worded(SUMMONS, language, {
        title,
        points: listed,
        link: link.url,
        until: untilOf(closesAt, language),
      }),
      demo,
      // The link speaks for the mailbox: nobody else may read it. In the demonstration everybody may try it.
      sensitive: !demo,
    });
    await this.links.keep(tx, link, { mailbox, askings: points, demo, mailId }, instant, 'drill');
    await this.store.asked(tx, points, mailId, instant);
  }

  private async repeat({ tx, instant }: DueRunning, drill: DrillRow, months: number): Promise<void> {
    const startsAt = new Date(drill.startsAt);
    // A server that was away begins the one that is next, not each that it missed.
    do startsAt.setUTCMonth(startsAt.getUTCMonth() + months);
    while (startsAt <= instant);
    await this.store.insert(tx, { ...drill, id: randomUUID(), state: 'scheduled', startsAt }, instant);
  }
}

const untilOf = (at: Date, language: Language): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
