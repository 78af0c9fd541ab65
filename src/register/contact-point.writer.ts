import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { labelOf, rankOf } from '../access/tlp.js';
import { Problem, type FieldError } from '../platform/problems.js';
import { readContactValue, sameContactValue, type ContactValue } from './contact-values.js';
import { newSalt, saltedDigest } from './digest.js';
import type { ContactPointInput, ContactPointRow, EntryRow } from './document.js';
import { ContactPoint } from './register.entity.js';

/** What new values are compared with: an entry's present ones, or none for a new entry. */
export interface PointsBefore {
  entryId: string;
  country: string | null;
  /** Rank of the entry's label as it will be. */
  entryRank: number;
  rows: ContactPointRow[];
  /** All ids in order, those the writer may not see included. */
  ids: string[];
}

export interface ContactPointsAfter {
  /** The entry's values in order: kept, new, and at the end those the writer may not see. */
  ids: string[];
  /** Rows to insert; not yet published. */
  created: Partial<ContactPoint>[];
}

const asValue = (row: ContactPointRow): ContactValue => ({
  kind: row.kind,
  use: row.use,
  personal: row.personal,
  value: row.value ?? '',
  extension: row.extension,
  asPrinted: row.as_printed,
  label: row.label,
  tlp: labelOf(row.own_rank),
});

/**
 * A value that is kept or replaced keeps its own label unless its writer says another: readers are shown the stricter
 * of the entry's and the value's, so a writer who says what was read must not be taken to mean more than the value's own.
 */
function labelled(input: ContactPointInput, previous: ContactPointRow | undefined): ContactPointInput {
  if (!previous) return input;
  const shown = labelOf(Math.max(previous.own_rank, previous.visible_rank));
  const same = input.tlp === undefined || input.tlp === shown;
  return same ? { ...input, tlp: labelOf(previous.own_rank) } : input;
}

/** Whether both lead to the same telephone or mailbox. */
export const sameValue = (
  a: { value: string | null; extension: string | null },
  b: { value: string | null; extension: string | null },
): boolean => a.value === b.value && a.extension === b.extension;

/** What a salted digest of a contact value covers: everything that never changes in its row. */
export const digestedValue = (row: {
  kind: string;
  use: string;
  personal: boolean;
  value: string | null;
  extension: string | null;
  asPrinted: string | null;
  label: string | null;
  ownRank: number;
}): unknown => [
  row.kind,
  row.use,
  row.personal,
  row.value,
  row.extension,
  row.asPrinted,
  row.label,
  row.ownRank,
];

/** Turns what a writer gives into rows: a value that stays the same keeps its row, any other gets a new one. */
@Injectable()
export class ContactPointWriter {
  /**
   * @throws Problem `invalid-request` naming every value that cannot be read; nothing is repaired silently.
   */
  plan(before: PointsBefore, inputs: readonly ContactPointInput[], now: Date): ContactPointsAfter {
    const errors: FieldError[] = [];
    const created: Partial<ContactPoint>[] = [];
    const visible = inputs.flatMap((input, index) => {
      const previous = input.id ? before.rows.find((row) => row.id === input.id) : undefined;
      const value = readContactValue(labelled(input, previous), before.country);
      if (input.id && !previous)
        errors.push({ field: `contactPoints.${index}.id`, message: 'is no value of this entry' });
      if (typeof value === 'string') errors.push({ field: `contactPoints.${index}.value`, message: value });
      if (typeof value === 'string' || (input.id && !previous)) return [];
      const kept = this.kept(before, value, previous);
      if (kept) return [kept.id];
      const row = this.newRow(before, value, previous, now);
      created.push(row);
      return [row.id!];
    });
    if (new Set(visible).size !== visible.length) {
      errors.push({ field: 'contactPoints', message: 'must not hold the same value twice' });
    }
    if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
    const hidden = before.ids.filter((id) => !before.rows.some((row) => row.id === id));
    return { ids: [...visible, ...hidden], created };
  }

  /** The present values again under another label of the entry. */
  relabel(before: PointsBefore, now: Date): ContactPointsAfter {
    const inputs = before.rows.map((row) => ({ ...asValue(row), id: row.id }));
    return this.plan(before, inputs, now);
  }

  /**
   * Brings chosen rows under a label of the entry: a row written under the same one is used again. Erased values
   * do not come back.
   */
  place(before: PointsBefore, rows: readonly ContactPointRow[], now: Date): ContactPointsAfter {
    const created: Partial<ContactPoint>[] = [];
    const visible = rows.flatMap((row) => {
      if (row.erased_at !== null) return before.ids.includes(row.id) ? [row.id] : [];
      if (Math.max(row.own_rank, before.entryRank) === row.then_rank) return [row.id];
      const copy = this.newRow(before, asValue(row), row, now);
      created.push(copy);
      return [copy.id!];
    });
    const hidden = before.ids.filter(
      (id) => !before.rows.some((row) => row.id === id) && !visible.includes(id),
    );
    return { ids: [...visible, ...hidden], created };
  }

  async insert(tx: EntityManager, rows: readonly Partial<ContactPoint>[]): Promise<void> {
    if (rows.length === 0) return;
    // Without RETURNING: the policy for reading looks at the entry, which may be written in this very statement's wake.
    await tx
      .createQueryBuilder()
      .insert()
      .into(ContactPoint)
      .values([...rows])
      .updateEntity(false)
      .execute();
  }

  /** Marks the entry's current values as published and brings today's label to every value it ever had. */
  async settle(
    tx: EntityManager,
    entryId: string,
    ids: readonly string[],
    entryRank: number,
    published: boolean,
  ) {
    await tx.query(
      `update contact_point p
          set published = p.published or ($4 and p.id = any($2::uuid[])),
              today_rank = greatest($3::smallint, coalesce(
                (select max(c.own_rank) from contact_point c
                  where c.entry_id = $1 and c.point = p.point and c.id = any($2::uuid[])), p.own_rank))
        where p.entry_id = $1`,
      [entryId, ids, entryRank, published],
    );
  }

  private kept(before: PointsBefore, value: ContactValue, previous: ContactPointRow | undefined) {
    const same = (row: ContactPointRow) =>
      sameContactValue(asValue(row), value) && Math.max(row.own_rank, before.entryRank) === row.then_rank;
    return previous ? (same(previous) ? previous : undefined) : before.rows.find(same);
  }

  private newRow(
    before: PointsBefore,
    value: ContactValue,
    previous: ContactPointRow | undefined,
    now: Date,
  ): Partial<ContactPoint> {
    const salt = newSalt();
    const ownRank = rankOf(value.tlp);
    const rank = Math.max(ownRank, before.entryRank);
    const verified = previous && sameValue(previous, value) ? previous : null;
    const id = randomUUID();
    return {
      id,
      // The first value gives its point the name; that they differ says that there was one before.
      point: previous?.point ?? id,
      entryId: before.entryId,
      country: before.country,
      kind: value.kind,
      use: value.use,
      personal: value.personal,
      value: value.value,
      extension: value.extension,
      asPrinted: value.asPrinted,
      label: value.label,
      ownRank,
      thenRank: rank,
      todayRank: rank,
      published: false,
      salt,
      digest: saltedDigest(salt, digestedValue({ ...value, ownRank })),
      createdAt: now,
      verifiedAt: verified?.verified_at ? new Date(verified.verified_at) : null,
      verifiedBy: verified?.verified_by ?? null,
      verifiedMethod: verified?.verified_method ?? null,
      verifiedSide: verified?.verified_side ?? null,
      disputedAt: verified?.disputed_at ? new Date(verified.disputed_at) : null,
      reportedAt: verified?.reported_at ? new Date(verified.reported_at) : null,
      // However it is written again, a value nobody countersigned stays marked.
      singleSignature: before.rows.some((row) => row.single_signature && sameValue(row, value)),
    };
  }
}

/** An entry's present values as the base of a change. */
export const pointsOf = (row: EntryRow, entryRank: number): PointsBefore => ({
  entryId: row.id,
  country: row.country,
  entryRank,
  rows: row.points.filter(({ erased_at }) => erased_at === null),
  ids: row.contact_points,
});
