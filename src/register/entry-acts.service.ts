import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { isConcerned } from '../access/visibility.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ChangeResponse } from './change.dto.js';
import { ChangeWriter } from './change.writer.js';
import { ContactPointWriter } from './contact-point.writer.js';
import { proven, type Evidence } from './designation.rules.js';
import type { EntryRow } from './document.js';
import type { EntryPatch } from './entry-input.js';
import { assertPossible, planStep, type EntryAction } from './entry-step.js';
import type { RegisterDefinition } from './register.definition.js';
import { RegisterQuery } from './register.query.js';
import { needsSecondPerson, TwoPersons } from './two-persons.js';
import { etagOf, type EntryView } from './view.js';

/** What comes with a change for whoever decides it, and is no field of the entry. */
export interface Accompanied {
  comment?: string | null;
  evidence?: Evidence | null;
  /** The change of the caller's own that this takes the place of. */
  amends?: string;
}

/** Changes, publishes, withdraws and restores entries: at once (200), or as a change that awaits another person (202). */
@Injectable()
export class EntryActs {
  constructor(
    private readonly transactions: Transactions,
    private readonly query: RegisterQuery,
    private readonly points: ContactPointWriter,
    private readonly changes: ChangeWriter,
    private readonly rule: TwoPersons,
    private readonly clock: Clock,
  ) {}

  change(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    { comment, evidence, amends, ...patch }: EntryPatch & Accompanied,
  ): Promise<Answer<EntryView | ChangeResponse>> {
    const asked = {
      action: 'change',
      patch,
      reason: comment ?? null,
      evidence: evidence ?? null,
      amends,
    } as const;
    return this.act(definition, context, id, ifMatch, asked);
  }

  publish(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    note?: string | null,
  ) {
    return this.act(definition, context, id, ifMatch, { action: 'publish', reason: note ?? null });
  }

  withdraw(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    reason: string,
  ) {
    return this.act(definition, context, id, ifMatch, { action: 'withdraw', reason });
  }

  restore(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    note?: string | null,
  ) {
    return this.act(definition, context, id, ifMatch, { action: 'restore', reason: note ?? null });
  }

  /** Withdraws without a second person: only where the law leaves no choice, such as consent withdrawn. */
  withdrawAtOnce(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    { reason, patch }: { reason: string; patch: (seen: EntryView) => Record<string, unknown> },
  ): Promise<Answer<EntryView>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { row, seen } = await this.query.locked(tx, actor, definition, id);
      assertConcerned(actor, row);
      const step = {
        action: 'withdraw',
        patch: patch(seen),
        planned: null,
        reason,
        singleSignature: true,
      } as const;
      await this.changes.apply(tx, actor, context, definition, row, step);
      return this.asItStands(tx, actor, definition, id);
    });
  }

  private act(
    definition: RegisterDefinition,
    context: RequestContext,
    id: string,
    ifMatch: string | undefined,
    asked: {
      action: EntryAction;
      patch?: EntryPatch;
      reason: string | null;
      evidence?: Evidence | null;
      amends?: string;
    },
  ): Promise<Answer<EntryView | ChangeResponse>> {
    return this.transactions.write<EntryView | ChangeResponse>(context, async (tx, actor) => {
      const { row, seen } = await this.query.locked(tx, actor, definition, id);
      assertConcerned(actor, row);
      assertMatch(ifMatch, etagOf(seen));
      assertPossible(row.status, asked.action);
      const patch = proven(row, asked.patch ?? {}, asked.evidence ?? null);
      const { step, touched } = planStep(
        row,
        asked.action,
        patch,
        asked.reason,
        this.points,
        this.clock.now(),
      );
      if (asked.action === 'change' && touched.length === 0)
        return new Answer(200, seen, { ETag: etagOf(seen) });
      const guarded = needsSecondPerson(definition, actor, row.status, asked.action, touched);
      const waits = guarded && (await this.rule.required(tx, actor));
      if (waits || asked.amends) {
        await this.changes.check(tx, definition, row, step);
        const accompanying = { evidence: asked.evidence ?? null, amends: asked.amends };
        const proposed = await this.changes.propose(
          tx,
          actor,
          context,
          definition,
          row,
          step,
          touched,
          accompanying,
        );
        return new Answer(202, proposed, { Location: `/api/v1/changes/${proposed.id}` });
      }
      await this.changes.apply(tx, actor, context, definition, row, { ...step, singleSignature: guarded });
      return this.asItStands(tx, actor, definition, id);
    });
  }

  private async asItStands(tx: EntityManager, actor: Actor, definition: RegisterDefinition, id: string) {
    const { seen } = await this.query.demand(tx, actor, definition, id);
    return new Answer(200, seen, { ETag: etagOf(seen) });
  }
}

/** @throws Problem `forbidden` when the entry is another State's. */
export function assertConcerned(actor: Actor, row: EntryRow): void {
  if (!isConcerned(actor, row.country))
    throw new Problem('forbidden', 'This entry belongs to another State.');
}

/** @throws Problem `version-required`, `stale-version` unless the caller read the entry as it is. */
export function assertMatch(ifMatch: string | undefined, etag: string): void {
  if (!ifMatch) throw new Problem('version-required', 'Read the entry and send its ETag in If-Match.');
  if (ifMatch !== etag)
    throw new Problem('stale-version', 'Read the entry again and repeat your change on it.');
}
