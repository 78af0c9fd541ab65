import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ChangeResponse } from './change.dto.js';
import { ContactPointWriter } from './contact-point.writer.js';
import type { EntryDocument, EntryRow } from './document.js';
import { withPatch } from './entry-input.js';
import { statusAfter, type EntryAction, type EntryStep } from './entry-step.js';
import { EntryWriter } from './entry.writer.js';
import { insertPersonalFields, sealPersonalFields } from './personal-fields.js';
import type { RegisterDefinition } from './register.definition.js';
import { Change } from './register.entity.js';
import { laneOf } from './two-persons.js';
import { withPersonalFields } from './view.js';
import type { RegisterName } from './vocabulary.js';

const ACTION_NAMES: Record<EntryAction, string> = {
  change: 'entry.changed',
  publish: 'entry.published',
  withdraw: 'entry.withdrawn',
  restore: 'entry.restored',
};

/** Carries one step out, or keeps it as a change for another person. */
@Injectable()
export class ChangeWriter {
  constructor(
    private readonly writer: EntryWriter,
    private readonly points: ContactPointWriter,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `rule-broken` when the step could never be applied as the entry stands. */
  async check(
    tx: EntityManager,
    definition: RegisterDefinition,
    row: EntryRow,
    step: EntryStep,
  ): Promise<void> {
    const document = patched(row, step.patch);
    await this.writer.check(
      tx,
      definition,
      { document, status: statusAfter(row.status, step.action), validFrom: step.validFrom },
      this.clock.now(),
    );
  }

  /** Writes the step as the entry's next version. */
  async apply(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    row: EntryRow,
    step: EntryStep & { singleSignature: boolean; changeId?: string },
  ): Promise<void> {
    await this.writer.write(tx, actor, context, definition, row.id, row, {
      action: ACTION_NAMES[step.action],
      status: statusAfter(row.status, step.action),
      document: patched(row, step.patch),
      contactPoints: step.planned?.ids ?? row.contact_points,
      createdPoints: step.planned?.created ?? [],
      singleSignature: step.singleSignature,
      // Publishing a draft says nothing new of when it is true: what its writer said stands.
      validFrom: step.validFrom ?? (row.status === 'draft' ? row.valid_from : undefined),
      changeId: step.changeId,
      reason: step.reason,
    });
  }

  /** Keeps the step as a change; its new contact values are written, unpublished. */
  async propose(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    row: EntryRow,
    step: EntryStep,
    touched: string[],
  ): Promise<ChangeResponse> {
    const now = this.clock.now();
    const { fields, created } = sealPersonalFields(definition, row.id, step.patch, row.kind, row, now);
    await this.points.insert(tx, step.planned?.created ?? []);
    await insertPersonalFields(tx, created);
    const change = tx.create(Change, {
      id: randomUUID(),
      register: definition.name,
      entryId: row.id,
      country: row.country,
      action: step.action,
      lane: laneOf(touched),
      state: 'pending',
      baseVersion: row.version,
      patch: fields,
      contactPoints: step.planned?.ids ?? null,
      validFrom: step.validFrom ?? null,
      reason: step.reason,
      proposedBy: actor.id,
      proposedByName: actor.name,
      proposedAt: now,
    });
    await tx
      .createQueryBuilder()
      .insert()
      .into(Change)
      .values(change as never)
      .updateEntity(false)
      .execute();
    await this.audit.append(tx, actor, context, {
      action: 'change.proposed',
      subject: { type: 'change', id: change.id },
      country: row.country,
      details: { entryId: row.id, action: step.action, touched, contactPoints: step.planned?.ids ?? null },
    });
    return changeView(change);
  }

  /** @throws Problem `change-conflict` when a field the change touches has moved since it was proposed. */
  assertUnmoved(change: Change, base: EntryRow | null, row: EntryRow): void {
    const moved = Object.keys(change.patch).filter(
      (field) => !base || JSON.stringify(base.document[field]) !== JSON.stringify(row.document[field]),
    );
    const pointsMoved =
      change.contactPoints !== null && base?.contact_points.join() !== row.contact_points.join();
    const statusMoved = change.action !== 'change' && base?.version_status !== row.status;
    if (moved.length > 0 || pointsMoved || statusMoved || !base) {
      const fields = [
        ...moved,
        ...(pointsMoved ? ['contactPoints'] : []),
        ...(statusMoved ? ['status'] : []),
      ];
      throw new Problem(
        'change-conflict',
        `Moved since: ${fields.join(', ')}. Decline it, and propose it again on the entry as it is.`,
      );
    }
  }
}

/** The entry's document with a patch on it; a personal field kept apart when it was proposed is put back. */
export function patched(row: EntryRow, patch: EntryStep['patch']): EntryDocument {
  const whole = withPersonalFields({ ...row, document: patch as EntryDocument });
  return withPatch(withPersonalFields(row), whole as EntryStep['patch']);
}

/** A change as lists show it: without its difference. */
export function changeView(change: Change): ChangeResponse {
  return {
    id: change.id,
    register: change.register as RegisterName,
    entryId: change.entryId,
    country: change.country,
    action: change.action,
    lane: change.lane,
    state: change.state,
    touched: [...Object.keys(change.patch), ...(change.contactPoints ? ['contactPoints'] : [])],
    reason: change.reason,
    proposedBy: { id: change.proposedBy, name: change.proposedByName },
    proposedAt: new Date(change.proposedAt).toISOString(),
    decidedBy: change.decidedBy ? { id: change.decidedBy, name: change.decidedByName ?? '' } : null,
    decidedAt: change.decidedAt ? new Date(change.decidedAt).toISOString() : null,
    decisionReason: change.decisionReason ?? null,
  };
}
