import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { DueTasks, type DueRunning } from '../jobs/due-tasks.js';
import { Edition } from './edition.entity.js';
import { EditionStore } from './edition-store.js';

/** How long an edition's files are kept after it was published, or given up. Its manifest and signatures stay for good. */
const YEARS = 3;

/** Removes the files of editions that are past their time; who holds a copy can still check it against the manifest. */
@Injectable()
export class EditionRetention implements OnModuleInit {
  constructor(
    private readonly store: EditionStore,
    private readonly audit: AuditLog,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'editions.retain', every: 'day', run: (running) => this.run(running) });
  }

  private async run({ tx, actor, context, instant }: DueRunning): Promise<void> {
    const before = new Date(instant);
    before.setUTCFullYear(before.getUTCFullYear() - YEARS);
    const past = await tx.query<{ id: string; number: number }[]>(
      `select id, number from edition where files_removed_at is null and coalesce(published_at, created_at) < $1
          and state in ('published', 'superseded', 'recalled', 'discarded') order by number`,
      [before],
    );
    for (const { id, number } of past) {
      await tx.update(Edition, { id }, { filesRemovedAt: instant });
      await this.audit.append(tx, actor, context, {
        action: 'edition.files-removed',
        subject: { type: 'edition', id },
        details: { number, years: YEARS },
      });
      // Should the transaction break off after this, the next day removes what is no longer there.
      await this.store.remove(id);
    }
  }
}
