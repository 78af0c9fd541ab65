import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { VisibleTo } from '../access/visible-to.js';
import { Problem } from '../platform/problems.js';
import { NamedParameters } from '../platform/queryable.js';
import { patched } from './change.writer.js';
import type { ContactPointRow, EntryRow } from './document.js';
import { statusAfter } from './entry-step.js';
import type { Side, ThreeSides } from './merge.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from './register.definition.js';
import { Change } from './register.entity.js';
import { RegisterQuery } from './register.query.js';
import { visiblePoints, withPersonalFields } from './view.js';

/** A change beside the entry: as it was when it was proposed, as it is, and as it would be. */
export interface AtHand {
  base: EntryRow;
  now: EntryRow;
  preview: EntryRow;
  sides: ThreeSides;
  /** Whether the actor sees every contact value that the change would bring or take away. */
  readable: boolean;
}

/** Every read of changes: only ever those that the actor is concerned with. */
@Injectable()
export class ChangeQuery {
  constructor(
    private readonly query: RegisterQuery,
    private readonly visibleTo: VisibleTo,
    @Inject(REGISTER_DEFINITIONS) private readonly definitions: readonly RegisterDefinition[],
  ) {}

  /** Starts a query over the changes this actor may see. */
  visible(tx: EntityManager, actor: Actor): SelectQueryBuilder<Change> {
    const parameters = new NamedParameters();
    const condition = this.visibleTo.concerned(actor, 'c.country', parameters);
    return tx.getRepository(Change).createQueryBuilder('c').where(condition, parameters.byName);
  }

  /** @throws Problem `not-found`, the same for what does not exist and for what the actor may not see. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Change> {
    const change = await this.visible(tx, actor).andWhere('c.id = :id', { id }).getOne();
    if (!change) throw new Problem('not-found');
    return change;
  }

  /** Locks the entry first and then reads the change, as every write does, so that decisions queue instead of deadlocking. */
  async locked(
    tx: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{ change: Change; definition: RegisterDefinition }> {
    const { entryId } = await this.find(tx, actor, id);
    await tx.query('select 1 from register_entry where id = $1 for update', [entryId]);
    const change = await this.find(tx, actor, id);
    return { change, definition: this.definitionOf(change) };
  }

  definitionOf(change: Change): RegisterDefinition {
    const definition = this.definitions.find(({ name }) => name === change.register);
    if (!definition) throw new Problem('not-found');
    return definition;
  }

  /** @throws Problem `not-found` when the actor may not see the entry, or the version that the change stands on. */
  async atHand(tx: EntityManager, actor: Actor, change: Change): Promise<AtHand> {
    const base = await this.query.one(tx, actor, null, change.entryId, { version: change.baseVersion });
    const now = await this.query.one(tx, actor, null, change.entryId);
    if (!base || !now) throw new Problem('not-found');
    const preview = await this.preview(tx, base, change);
    const fields = [...Object.keys(change.patch), ...(change.contactPoints ? ['contactPoints'] : [])];
    const [before, present, after] = [base, now, preview].map((row) => sideOf(row, actor));
    const seen = new Set([...before!.points, ...after!.points].map(({ id }) => id));
    const [was, would] = [base.contact_points, preview.contact_points];
    const moved = [...was.filter((id) => !would.includes(id)), ...would.filter((id) => !was.includes(id))];
    return {
      base,
      now,
      preview,
      sides: { base: before!, now: present!, proposed: after!, fields },
      readable: moved.every((id) => seen.has(id)),
    };
  }

  /** The version it was proposed on, with the change on it. */
  private async preview(tx: EntityManager, row: EntryRow, change: Change): Promise<EntryRow> {
    const ids = change.contactPoints ?? row.contact_points;
    const [found] = await tx.query<{ points: ContactPointRow[] }[]>(
      `select coalesce(json_agg(p), '[]') as points from contact_point p where p.entry_id = $1 and p.id = any($2::uuid[])`,
      [row.id, ids],
    );
    return {
      ...row,
      version_status: statusAfter(row.version_status, change.action),
      document: patched(row, change.patch),
      contact_points: ids,
      points: found?.points ?? [],
    };
  }
}

/** An entry's content as one actor sees it. */
export const sideOf = (row: EntryRow, actor: Actor): Side => ({
  document: withPersonalFields(row),
  points: visiblePoints(row, actor),
});
