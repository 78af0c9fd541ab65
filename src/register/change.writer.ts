import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { SECRETARIAT_ROLES } from '../access/roles.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ChangeResponse } from './change.dto.js';
import { ChangeNews } from './change.news.js';
import { changeView } from './change.view.js';
import { ContactPointWriter } from './contact-point.writer.js';
import type { Evidence } from './designation.rules.js';
import type { EntryDocument, EntryRow } from './document.js';
import { withPatch } from './entry-input.js';
import { statusAfter, type EntryAction, type EntryStep } from './entry-step.js';
import { EntryWriter } from './entry.writer.js';
import { insertPersonalFields, sealPersonalFields } from './personal-fields.js';
import type { RegisterDefinition } from './register.definition.js';
import { Change, ChangeMessage } from './register.entity.js';
import { laneOf } from './two-persons.js';
import { withPersonalFields } from './view.js';

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
    private readonly news: ChangeNews,
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
      singleSignature: step.singleSignature || (await this.stillSingle(tx, row)),
      // Publishing a draft says nothing new of when it is true: what its writer said stands.
      validFrom: step.validFrom ?? (row.status === 'draft' ? row.valid_from : undefined),
      changeId: step.changeId,
      reason: step.reason,
    });
  }

  /** An emergency change stays marked through later versions until it is countersigned. */
  private async stillSingle(tx: EntityManager, row: EntryRow): Promise<boolean> {
    return row.single_signature && tx.existsBy(Change, { entryId: row.id, state: 'emergency' });
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
    { evidence = null, amends }: { evidence?: Evidence | null; amends?: string } = {},
  ): Promise<ChangeResponse> {
    const proposed = await this.written(tx, definition, row, step, touched, evidence);
    if (amends) return this.amend(tx, actor, context, amends, proposed, touched);
    const change = tx.create(Change, {
      ...proposed,
      id: randomUUID(),
      register: definition.name,
      entryId: row.id,
      country: row.country,
      action: step.action,
      state: 'pending',
      revision: 1,
      awaiting: 'decision',
      proposedBy: actor.id,
      proposedByName: actor.name,
      proposedAt: this.clock.now(),
    });
    await insertChange(tx, change);
    await this.audit.append(tx, actor, context, {
      action: 'change.proposed',
      subject: { type: 'change', id: change.id },
      country: row.country,
      details: { entryId: row.id, action: step.action, touched, contactPoints: step.planned?.ids ?? null },
    });
    await this.news.proposed(tx, actor, change);
    return changeView(change);
  }

  /** What a change holds of its step; new values and personal fields are written beside it. */
  private async written(
    tx: EntityManager,
    definition: RegisterDefinition,
    row: EntryRow,
    step: EntryStep,
    touched: readonly string[],
    evidence: Evidence | null,
  ) {
    const { fields, created } = sealPersonalFields(
      definition,
      row.id,
      step.patch,
      row.kind,
      row,
      this.clock.now(),
    );
    await this.points.insert(tx, step.planned?.created ?? []);
    await insertPersonalFields(tx, created);
    return {
      entryId: row.id,
      lane: laneOf(touched),
      baseVersion: row.version,
      patch: fields,
      contactPoints: step.planned?.ids ?? null,
      validFrom: step.validFrom ?? null,
      reason: step.reason,
      evidence,
    };
  }

  /**
   * Puts other content in the place of a waiting change, under the same name and with what was said about it; reason,
   * evidence and day stay unless others are given.
   * @throws Problem `conflict` unless it is the caller's own, waits, and is a change of this entry.
   */
  private async amend(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    id: string,
    { entryId, ...proposed }: Awaited<ReturnType<ChangeWriter['written']>>,
    touched: string[],
  ): Promise<ChangeResponse> {
    const before = await tx.findOneBy(Change, { id, entryId, proposedBy: actor.id });
    if (before?.state !== 'pending' || before.action !== 'change')
      throw new Problem('conflict', 'Only your own change of this entry, while it waits, can be amended.');
    const reason = proposed.reason ?? before.reason;
    const evidence = proposed.evidence ?? before.evidence;
    const validFrom = proposed.validFrom ?? before.validFrom;
    const kept = { reason: before.reason, evidence, validFrom };
    const after = { ...proposed, ...kept, revision: before.revision + 1 };
    await tx.update(Change, { id }, { ...after, awaiting: 'decision' } as never);
    await insertMessage(tx, actor, before, 'amendment', reason ?? '–', this.clock.now());
    await this.audit.append(tx, actor, context, {
      action: 'change.amended',
      subject: { type: 'change', id },
      country: before.country,
      details: { entryId, revision: after.revision, touched, contactPoints: after.contactPoints },
    });
    return changeView({ ...before, ...after, awaiting: 'decision' });
  }
}

export async function insertChange(tx: EntityManager, change: Change): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(Change)
    .values(change as never)
    .updateEntity(false)
    .execute();
}

/** Keeps what somebody said about a change. */
export async function insertMessage(
  tx: EntityManager,
  actor: Actor,
  change: Change,
  kind: ChangeMessage['kind'],
  text: string,
  now: Date,
): Promise<void> {
  const message = {
    id: randomUUID(),
    changeId: change.id,
    country: change.country,
    kind,
    text,
    writtenBy: actor.id,
    writtenByName: actor.name,
    ofSecretariat: SECRETARIAT_ROLES.includes(actor.role),
    writtenAt: now,
  };
  await tx.createQueryBuilder().insert().into(ChangeMessage).values(message).updateEntity(false).execute();
}

/** The entry's document with a patch on it; a personal field kept apart when it was proposed is put back. */
export function patched(row: EntryRow, patch: EntryStep['patch']): EntryDocument {
  const whole = withPersonalFields({ ...row, document: patch as EntryDocument });
  return withPatch(withPersonalFields(row), whole as EntryStep['patch']);
}
