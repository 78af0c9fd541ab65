import { Injectable } from '@nestjs/common';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifications } from '../notifications/notifications.js';
import { Clock } from '../platform/clock.js';
import { readFinderStates } from './counterparts.query.js';
import type { GapReport, GapReported } from './gap-reports.dto.js';
import { invalidField } from './question.js';

/** Somebody looked for a counterpart and the directory did not know: the secretariat is told. */
@Injectable()
export class GapReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: Notifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Tells the secretariat; of the same gap once a day. @throws Problem `invalid-request` for a State not known. */
  report(
    context: RequestContext,
    { to, measure, code, treaty, ...given }: GapReport,
  ): Promise<Answer<GapReported>> {
    return this.transactions.write(context, async (tx, actor) => {
      const from = given.from ?? actor.state;
      if (from === null) throw invalidField('from', 'say for which State you ask');
      const known = await readFinderStates(tx, [from, to]);
      if (known.length < 2) throw invalidField('to', 'is not another State that the directory knows');
      const id = [from, to, measure, code, treaty ?? ''].join(' ').trim();
      await this.notifications.tell(tx, {
        to: { roles: ['administrator', 'editor'] },
        kind: 'gap-reported',
        subject: { type: 'gap', id },
        facts: { by: actor.name, from, to },
        path: `/find?from=${from}&to=${to}&measure=${measure}`,
        except: [actor.id],
        once: `gap ${id} ${this.clock.today()}`,
      });
      await this.audit.append(tx, actor, context, {
        action: 'gap.reported',
        subject: { type: 'gap', id },
        country: to,
        details: { from, to, measure, code, treaty: treaty ?? null },
      });
      return new Answer(202, { reported: true });
    });
  }
}
