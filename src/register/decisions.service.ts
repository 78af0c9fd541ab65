import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { BreakGlass } from './break-glass.service.js';
import type { ChangeResponse } from './change.dto.js';
import { ChangeNews } from './change.news.js';
import { ChangeQuery, type AtHand } from './change.query.js';
import { changeView } from './change.view.js';
import { ChangeWriter } from './change.writer.js';
import { ContactPointWriter, pointsOf } from './contact-point.writer.js';
import type { ApprovalInput } from './decision.dto.js';
import type { EntryStep } from './entry-step.js';
import { chosenParts } from './chosen-parts.js';
import { merged, partsOf } from './merge.js';
import { Change } from './register.entity.js';
import { TwoPersons } from './two-persons.js';

/** What becomes of a change, and what of it. */
interface Decision {
  state: Change['state'];
  reason: string | null;
  applied?: string[];
  declined?: string[];
}

/** The decision on a change by somebody else than its proposer. Two concurrent decisions have one effect. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: ChangeQuery,
    private readonly writer: ChangeWriter,
    private readonly points: ContactPointWriter,
    private readonly breakGlass: BreakGlass,
    private readonly rule: TwoPersons,
    private readonly audit: AuditLog,
    private readonly news: ChangeNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a change, or the chosen parts of it, into force as a version of its own, on the entry as it is now.
   * @throws Problem `change-conflict` naming each part that moved apart and that no resolution was given for.
   */
  approve(context: RequestContext, id: string, input: ApprovalInput): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change, definition } = await this.waiting(tx, actor, id);
      await this.rule.assertIndependent(tx, change.proposedBy, actor);
      if (change.revision !== input.revision)
        throw new Problem('change-conflict', 'It was amended since: read it again, and name its revision.');
      const atHand = await this.changes.atHand(tx, actor, change);
      assertReadable(atHand);
      assertStatusUnmoved(change, atHand);
      const { chosen, declined } = chosenParts(partsOf(atHand.sides), input);
      const step = this.stepOf(change, atHand, new Set(chosen));
      const isSomething = step.planned !== null || Object.keys(step.patch).length > 0;
      if (change.action !== 'change' || isSomething) {
        await this.writer.apply(tx, actor, context, definition, atHand.now, {
          ...step,
          singleSignature: false,
          changeId: change.id,
        });
      }
      const parts = declined.length > 0 ? { applied: chosen, declined } : {};
      return this.decided(tx, actor, context, change, { state: 'applied', reason: input.note, ...parts });
    });
  }

  /** Declines a proposal, or takes an emergency change back. */
  decline(context: RequestContext, id: string, reason: string): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change, definition } = await this.changes.locked(tx, actor, id);
      if (change.proposedBy === actor.id)
        throw new Problem('second-person-required', 'Cancel your own change instead.');
      return this.ended(tx, actor, context, { change, definition }, { state: 'declined', reason });
    });
  }

  /** Takes a change back: only its proposer, and only while nobody decided it. */
  cancel(context: RequestContext, id: string): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change, definition } = await this.changes.locked(tx, actor, id);
      if (change.proposedBy !== actor.id)
        throw new Problem('forbidden', 'Only its proposer may cancel a change.');
      return this.ended(tx, actor, context, { change, definition }, { state: 'cancelled', reason: null });
    });
  }

  /** The second signature under an emergency change: it stays. */
  countersign(context: RequestContext, id: string, note: string | null): Promise<Answer<ChangeResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { change } = await this.changes.locked(tx, actor, id);
      if (change.state !== 'emergency')
        throw new Problem(
          'conflict',
          `Only an emergency change is countersigned; this one is ${change.state}.`,
        );
      await this.rule.assertIndependent(tx, change.proposedBy, actor);
      assertReadable(await this.changes.atHand(tx, actor, change));
      await this.breakGlass.clearMarks(tx, change);
      return this.decided(tx, actor, context, change, { state: 'applied', reason: note });
    });
  }

  private async ended(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    { change, definition }: Awaited<ReturnType<ChangeQuery['locked']>>,
    decision: Decision,
  ): Promise<Answer<ChangeResponse>> {
    if (change.state === 'emergency')
      return new Answer(
        200,
        changeView(await this.breakGlass.revert(tx, actor, context, definition, change, decision.reason)),
      );
    assertWaiting(change);
    return this.decided(tx, actor, context, change, decision);
  }

  private async waiting(tx: EntityManager, actor: Actor, id: string) {
    const found = await this.changes.locked(tx, actor, id);
    assertWaiting(found.change);
    return found;
  }

  /** The chosen parts on the entry as it is now. */
  private stepOf(change: Change, { now, sides }: AtHand, chosen: ReadonlySet<string>): EntryStep {
    const { patch, points } = merged(sides, chosen);
    const rank = rankOf(
      (patch['tlp'] as typeof sides.now.document.tlp | undefined) ?? sides.now.document.tlp,
    );
    const planned = this.points.place(pointsOf(now, rank), points ?? sides.now.points, this.clock.now());
    const stays = planned.created.length === 0 && planned.ids.join() === now.contact_points.join();
    return {
      action: change.action,
      patch,
      planned: stays ? null : planned,
      reason: change.reason,
      validFrom: change.validFrom ?? undefined,
    };
  }

  private async decided(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    change: Change,
    { state, reason, applied, declined }: Decision,
  ): Promise<Answer<ChangeResponse>> {
    const decision = {
      state,
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: this.clock.now(),
      decisionReason: reason,
      appliedParts: applied ?? null,
      declinedParts: declined ?? null,
    };
    await tx.update(Change, { id: change.id }, decision);
    await this.audit.append(tx, actor, context, {
      action: change.state === 'emergency' ? 'change.countersigned' : `change.${state}`,
      subject: { type: 'change', id: change.id },
      country: change.country,
      details: {
        entryId: change.entryId,
        action: change.action,
        proposedBy: change.proposedBy,
        ...(reason ? { reason } : {}),
        ...(declined ? { applied, declined } : {}),
      },
    });
    await this.news.decided(tx, actor, { ...change, ...decision });
    return new Answer(200, changeView({ ...change, ...decision }));
  }
}

function assertWaiting({ state }: Change): void {
  if (state !== 'pending') throw new Problem('conflict', `This change is already ${state}.`);
}

/** @throws Problem `forbidden` when a value the change brings or takes is hidden from who decides: nobody signs unread. */
function assertReadable({ readable }: AtHand): void {
  if (!readable)
    throw new Problem(
      'forbidden',
      'You may not see every value this change brings; somebody who may must decide.',
    );
}

/** What is published, restored or withdrawn is what its proposer read: a draft that moved since is proposed again. */
function assertStatusUnmoved(change: Change, { base, now }: AtHand): void {
  if (change.action === 'change') return;
  const moved =
    base.version_status !== now.status ||
    (change.action !== 'withdraw' && now.version !== base.version_number);
  if (moved)
    throw new Problem('change-conflict', 'The entry moved since. Decline it, and propose it again as it is.');
}
