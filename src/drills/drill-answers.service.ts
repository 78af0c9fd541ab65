import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { actAs } from '../access/begin.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { NAME } from '../maintenance/askings.store.js';
import { Links, type MailedLink } from '../maintenance/links.js';
import { Clock } from '../platform/clock.js';
import { Problem, type Language } from '../platform/problems.js';
import { DrillVerifications } from './drill-verifications.js';
import type { DrillAnswered, DrillLinkView } from './drills.dto.js';
import { DrillsStore } from './drills.store.js';

interface Summoned {
  id: string;
  language: Language;
  title: string;
  name: string;
  askedAt: Date;
}

/** A link's context: its mailbox acts, as a named system actor. The link itself is what proves it. */
const outside = (context: RequestContext): RequestContext => ({
  ...context,
  credential: { kind: 'system', name: 'drill:link' },
  idempotency: null,
});

/** The answers of points without an account: one tap on a page that a mailed link opens. */
@Injectable()
export class DrillAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
    private readonly store: DrillsStore,
    private readonly verifications: DrillVerifications,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What the link is about. Looking uses nothing up: mail filters open every link. */
  open(request: RequestContext, token: string): Promise<DrillLinkView> {
    return this.transactions.read(outside(request), async (tx) => {
      const link = await this.links.find(tx, token, 'drill', false);
      const points = link ? await pointsOf(tx, link) : [];
      const alive = link !== null && this.isAlive(link) && points.length > 0;
      return {
        state: alive ? 'open' : link?.usedAt ? 'used' : 'over',
        language: points[0]?.language ?? null,
        title: alive ? points[0]!.title : null,
        names: alive ? points.map(({ name }) => name) : [],
        closesAt: alive ? link.expiresAt.toISOString() : null,
      };
    });
  }

  /** Takes the one answer. @throws Problem `not-found` for a link that is used or over. */
  answer(request: RequestContext, token: string): Promise<Answer<DrillAnswered>> {
    const context = outside(request);
    return this.transactions.write(context, async (tx) => {
      const now = this.clock.now();
      const link = await this.links.find(tx, token, 'drill', true);
      const points = link && this.isAlive(link) ? await pointsOf(tx, link) : [];
      if (!link || points.length === 0) throw new Problem('not-found', 'This link was used, or is over.');
      const ids = points.map(({ id }) => id);
      const actor = await actAs(tx, `drill-link:${link.id}`);
      await this.store.reached(tx, ids, { askedAt: null, answeredAt: now, by: actor.id });
      await this.verifications.record(tx, actor, context, ids, now);
      await this.links.use(tx, link.id, now);
      await this.audit.append(tx, actor, context, {
        action: 'drill.answered',
        subject: { type: 'upkeep-link', id: link.id },
        details: { points: ids },
      });
      const seconds = Math.max(0, Math.round((now.getTime() - points[0]!.askedAt.getTime()) / 1000));
      return new Answer(200, { points: ids.length, seconds });
    });
  }

  private isAlive({ usedAt, expiresAt }: MailedLink): boolean {
    return usedAt === null && expiresAt > this.clock.now();
  }
}

/** The points that the link still asks for: of a drill that runs, without an answer. */
const pointsOf = (tx: EntityManager, { about }: MailedLink): Promise<Summoned[]> =>
  tx.query<Summoned[]>(
    `select d.id, d.language, r.title, ${NAME} as name, d.asked_at as "askedAt"
       from drill_point d join drill r on r.id = d.drill_id
       join entry_version v on v.entry_id = d.entry_id and v.current
      where d.id = any($1::uuid[]) and r.state = 'running' and d.result is null order by v.sort_name, d.id`,
    [about],
  );
