import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { labelOf } from '../access/tlp.js';
import { Problem, type FieldError } from '../platform/problems.js';
import { ChangeWriter } from '../register/change.writer.js';
import { ContactPointWriter } from '../register/contact-point.writer.js';
import type { ContactPointInput, EntryRow } from '../register/document.js';
import { planStep } from '../register/entry-step.js';
import type { RegisterDefinition } from '../register/register.definition.js';
import type { CorrectionInput } from './confirmation.dto.js';

interface Corrected {
  corrections: readonly CorrectionInput[];
  note: string | null;
  now: Date;
}

/** What a mailbox says should stand instead: always a change, decided by another person. */
@Injectable()
export class Corrections {
  constructor(
    private readonly changes: ChangeWriter,
    private readonly points: ContactPointWriter,
  ) {}

  /**
   * Keeps the corrected values as one change. Since the office itself said today that they are right, they come
   * verified by link: once applied, nobody is asked about them again.
   * @returns the change's id
   * @throws Problem `invalid-request` naming each correction that cannot be read
   */
  async propose(
    tx: EntityManager,
    mailbox: Actor,
    context: RequestContext,
    definition: RegisterDefinition,
    row: EntryRow,
    { corrections, note, now }: Corrected,
  ): Promise<string> {
    const { step, touched } = this.planned(row, corrections, note, now);
    if (touched.length === 0)
      throw new Problem('invalid-request', undefined, {
        errors: [{ field: 'corrections', message: 'must say something new' }],
      });
    const said = { verifiedMethod: 'link', verifiedSide: 'office' } as const;
    const verified = { verifiedAt: now, verifiedBy: mailbox.id, ...said };
    const created = step.planned!.created.map((point) => ({ ...point, ...verified }));
    const planned = { ids: step.planned!.ids, created };
    await this.changes.check(tx, definition, row, step);
    const change = await this.changes.propose(
      tx,
      mailbox,
      context,
      definition,
      row,
      { ...step, planned },
      touched,
    );
    return change.id;
  }

  private planned(row: EntryRow, corrections: readonly CorrectionInput[], note: string | null, now: Date) {
    const right = new Map(corrections.map(({ contactPointId, value }) => [contactPointId, value]));
    const contactPoints = inputsOf(row, right);
    try {
      return planStep(row, 'change', { contactPoints }, note, this.points, now);
    } catch (error) {
      throw error instanceof Problem ? inTheirTerms(error, contactPoints, corrections) : error;
    }
  }
}

/** The entry's values as a writer would give them, the wrong ones replaced. */
function inputsOf(row: EntryRow, right: ReadonlyMap<string, string>): ContactPointInput[] {
  const points = new Map(row.points.map((point) => [point.id, point]));
  return row.contact_points.flatMap((id) => {
    const point = points.get(id);
    if (!point || point.value === null) return [];
    const { kind, use, personal, label } = point;
    const kept = { id, kind, use, personal, label, tlp: labelOf(point.own_rank) };
    const value = right.get(id);
    if (value !== undefined) return [{ ...kept, value }];
    return [{ ...kept, value: point.value, extension: point.extension, asPrinted: point.as_printed }];
  });
}

/** The refusal of a list of values, worded for somebody who only corrected some of them. */
function inTheirTerms(
  problem: Problem,
  inputs: readonly ContactPointInput[],
  corrections: readonly CorrectionInput[],
): Problem {
  const errors = (problem.extra.errors ?? []).map(({ field, message }): FieldError => {
    const [, index] = /^contactPoints\.(\d+)\./.exec(field) ?? [];
    const id = index === undefined ? undefined : inputs[Number(index)]?.id;
    const place = corrections.findIndex(({ contactPointId }) => contactPointId === id);
    return place < 0 ? { field: 'corrections', message } : { field: `corrections.${place}.value`, message };
  });
  return new Problem(problem.code, problem.detail, { errors });
}
