import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Outbox } from '../mail/outbox.js';
import { Configuration } from '../platform/configuration.js';
import type { Language } from '../platform/problems.js';
import { digestOf, type LinkedNews } from './letters.js';
import { newsOf } from './wording.js';

const DAY = 24 * 3_600_000;
/** How long news is kept, in milliseconds. */
const KEPT_FOR = 365 * DAY;

interface DueRow {
  user_id: string;
  email: string;
  language: Language;
  demo: boolean;
  status: string;
  due: Date;
  kind: string;
  facts: Record<string, string | number>;
  path: string | null;
}

/**
 * Daily news: one letter a person and day, of what they have not read meanwhile. Marking it as sent and putting the
 * letter are one transaction, so a crash neither loses nor doubles it.
 */
@Injectable()
export class Digests implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly outbox: Outbox,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'notifications.digest',
      every: 'minute',
      run: (running) => this.send(running),
    });
    this.dueTasks.register({
      name: 'notifications.clear',
      every: 'day',
      run: ({ tx, instant }) =>
        tx
          .query('delete from notification where created_at < $1', [new Date(instant.getTime() - KEPT_FOR)])
          .then(() => undefined),
    });
  }

  private async send({ tx, instant }: DueRunning): Promise<void> {
    const rows = await tx.query<DueRow[]>(
      `with due as (
         update notification set digested_at = $1
          where digest_due <= $1 and digested_at is null
          returning user_id, digest_due, kind, facts, path, read_at, created_at, id)
       select d.user_id, a.email::text as email, a.language, a.demo, a.status, d.kind, d.facts, d.path,
              max(d.digest_due) over (partition by d.user_id) as due
         from due d join app_user a on a.id = d.user_id
        where d.read_at is null and a.status = 'active'
        order by d.user_id, d.created_at, d.id`,
      [instant],
    );
    for (const userId of new Set(rows.map((row) => row.user_id)))
      await this.put(
        tx,
        userId,
        rows.filter((row) => row.user_id === userId),
      );
  }

  private async put(tx: DueRunning['tx'], userId: string, rows: DueRow[]): Promise<void> {
    const { email, language, demo, due } = rows[0]!;
    const news = rows.flatMap(({ kind, facts, path }): LinkedNews[] => {
      const said = newsOf(kind, facts, language);
      return said ? [{ ...said, path }] : [];
    });
    if (news.length === 0) return;
    await this.outbox.put(tx, {
      to: email,
      language,
      ...digestOf(news, language, this.configuration.publicUrl),
      demo,
      sensitive: false,
      key: `digest:${userId}:${due.toISOString()}`,
    });
  }
}
