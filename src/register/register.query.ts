import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { VisibleTo } from '../access/visible-to.js';
import { Clock } from '../platform/clock.js';
import { prepared } from '../platform/prepared.js';
import { Problem } from '../platform/problems.js';
import { SqlParameters } from '../platform/queryable.js';
import type { EntryRow } from './document.js';
import { entryConditions, type EntryFilters } from './entry-filters.js';
import { SELECT } from './entry-select.js';
import { versionAt, type VersionChoice } from './moment.js';
import type { RegisterDefinition } from './register.definition.js';
import {
  competentSql,
  countFacets,
  countHits,
  hitsSql,
  type Competent,
  type FacetCount,
  type Position,
  type Search,
} from './search-index.js';
import { view, type EntryView } from './view.js';

/** How many hits are counted before the total says "1000+". */
export const TOTAL_CAP = 1000;

type PageRow = EntryRow & { sort_name: string; rank?: number };

/** Whether a list is of now: then the search tables find its entries. */
const isPresent = ({ on, knownAt }: EntryFilters): boolean => !on && !knownAt;

/** Whether a filter tests what no index of `entry_version` serves under the policies. */
const isSearch = ({ q, freshness, always }: EntryFilters): boolean => Boolean(q || freshness || always);

/**
 * Every read of entries. Each statement states the actor's visibility itself (`VisibleTo`), and runs under the
 * policies of row-level security as well.
 */
@Injectable()
export class RegisterQuery {
  constructor(
    private readonly visibleTo: VisibleTo,
    private readonly clock: Clock,
  ) {}

  /** One entry as it stood at a moment, or null when for this actor it does not exist. One round trip. */
  async one(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition | null,
    id: string,
    moment: VersionChoice = {},
  ): Promise<EntryRow | null> {
    const parameters = new SqlParameters();
    const conditions = [
      `e.id = ${parameters.add(id)}`,
      ...(definition ? [`e.register = ${parameters.add(definition.name)}`] : []),
      versionAt(moment, parameters, () => this.visibleTo.versions(actor, parameters, 'w')),
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ];
    const [row] = await prepared<EntryRow>(
      tx,
      `${SELECT} where ${conditions.join(' and ')}`,
      parameters.values,
    );
    return row ?? null;
  }

  /**
   * One entry and what this actor sees of it.
   * @throws Problem `not-found`, the same for what does not exist and for what the actor may not see.
   */
  async demand(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition | null,
    id: string,
    moment: VersionChoice = {},
  ): Promise<{ row: EntryRow; seen: EntryView }> {
    const row = await this.one(tx, actor, definition, id, moment);
    const seen = row && view(row, actor, this.clock.now());
    if (!row || !seen) throw new Problem('not-found');
    return { row, seen };
  }

  /** The same, locked first: what writes to an entry queues here, and reads it as the one before left it. */
  async locked(
    tx: EntityManager,
    actor: Actor,
    definition: RegisterDefinition,
    id: string,
  ): Promise<{ row: EntryRow; seen: EntryView }> {
    await tx.query('select 1 from register_entry where id = $1 for update', [id]);
    return this.demand(tx, actor, definition, id);
  }

  /** Several entries as they are, those this actor may see. One round trip. */
  async many(tx: EntityManager, actor: Actor, ids: readonly string[]): Promise<EntryRow[]> {
    const parameters = new SqlParameters();
    const where = [
      `e.id = any(${parameters.add(ids)}::uuid[])`,
      'v.current',
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ].join(' and ');
    return tx.query<EntryRow[]>(`${SELECT} where ${where}`, parameters.values);
  }

  /** Several entries, each at the version given with it. One round trip. */
  async atVersions(
    tx: EntityManager,
    actor: Actor,
    pairs: readonly { entryId: string; version: number }[],
  ): Promise<EntryRow[]> {
    const parameters = new SqlParameters();
    const ids = parameters.add(pairs.map(({ entryId }) => entryId));
    const versions = parameters.add(pairs.map(({ version }) => version));
    const where = [this.visibleTo.entries(actor, parameters), this.visibleTo.versions(actor, parameters)];
    return tx.query<EntryRow[]>(
      `${SELECT} join unnest(${ids}::uuid[], ${versions}::int[]) as chosen (id, version)
         on chosen.id = e.id and chosen.version = v.version where ${where.join(' and ')}`,
      parameters.values,
    );
  }

  /**
   * Published entries of States that have one of these functions, at most so many of each State: those designated
   * for one of the treaties first, offices before persons. As they are, or as they were recorded by an instant.
   */
  async competent(
    tx: EntityManager,
    actor: Actor,
    wanted: Competent,
    knownAt: string | null = null,
  ): Promise<EntryRow[]> {
    const parameters = new SqlParameters();
    const sql = knownAt
      ? this.competentThen(actor, wanted, parameters, knownAt)
      : this.withHits(actor, competentSql(this.visibleTo.limits(actor), wanted, parameters), parameters);
    return prepared<EntryRow>(tx, sql, parameters.values);
  }

  /** Every version of one entry this actor may read, oldest first. One round trip. */
  async versions(tx: EntityManager, actor: Actor, id: string): Promise<EntryRow[]> {
    const parameters = new SqlParameters();
    const where = [
      `e.id = ${parameters.add(id)}`,
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ].join(' and ');
    return tx.query<EntryRow[]>(`${SELECT} where ${where} order by v.version`, parameters.values);
  }

  /** One page by keyset, by name (near misses: the nearest first); of now, points that fail drills last (1755). */
  async page(
    tx: EntityManager,
    actor: Actor,
    filters: EntryFilters,
    limit: number,
    after: Position | null,
  ): Promise<{ rows: EntryRow[]; next: Position | null }> {
    const parameters = new SqlParameters();
    const sql = isPresent(filters)
      ? `${this.found(actor, filters, parameters, limit + 1, after)} order by h.rank, h.sort_name, h.entry_id`
      : this.past(actor, filters, parameters, limit + 1, after);
    const rows = await prepared<PageRow>(tx, sql, parameters.values);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next: Position | null =
      rows.length > limit && last ? [String(last.rank ?? 0), last.sort_name, last.id] : null;
    return { rows: page, next };
  }

  /** How many entries match: exactly, or up to one more than the cap. */
  async total(tx: EntityManager, actor: Actor, filters: EntryFilters, exact: boolean): Promise<number> {
    if (isPresent(filters)) return countHits(tx, this.search(actor, filters), exact ? null : TOTAL_CAP + 1);
    const parameters = new SqlParameters();
    const where = this.where(actor, filters, parameters).join(' and ');
    const [row] = await tx.query<{ count: number }[]>(
      `select count(*)::int as count from (
         select 1 from register_entry e join entry_version v on v.entry_id = e.id
          where ${where} ${exact ? '' : `limit ${TOTAL_CAP + 1}`}) hits`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  /** How often each State, register, function ... stands among the entries that match now. */
  facets(tx: EntityManager, actor: Actor, filters: EntryFilters): Promise<FacetCount[]> {
    return countFacets(tx, this.search(actor, filters));
  }

  /** Everything that matches, in batches of at most `size`, from one snapshot and in bounded memory. */
  async *stream(
    tx: EntityManager,
    actor: Actor,
    filters: EntryFilters,
    size = 500,
  ): AsyncGenerator<EntryView[]> {
    const parameters = new SqlParameters();
    // Hits come in order and are looked up one by one; sorting them again would hold every document at once.
    const sql =
      isPresent(filters) && isSearch(filters)
        ? this.found(actor, filters, parameters, null, null)
        : `${SELECT} where ${this.where(actor, filters, parameters).join(' and ')} order by v.sort_name, v.entry_id`;
    await tx.query(`declare entries_to_stream no scroll cursor for ${sql}`, parameters.values);
    for (;;) {
      const rows = await tx.query<EntryRow[]>(`fetch ${size} from entries_to_stream`);
      if (rows.length === 0) break;
      const now = this.clock.now();
      yield rows.flatMap((row) => view(row, actor, now) ?? []);
    }
    await tx.query('close entries_to_stream');
  }

  /** The hits of the search tables, and their rows as both layers of visibility show them. */
  private found(
    actor: Actor,
    filters: EntryFilters,
    parameters: SqlParameters,
    size: number | null,
    after: Position | null,
  ): string {
    const hits = hitsSql(this.search(actor, filters), parameters, size, after);
    return this.withHits(actor, hits, parameters);
  }

  /** The rows of these hits `(entry_id, rank)`, as both layers of visibility show them. */
  private withHits(actor: Actor, hits: string, parameters: SqlParameters): string {
    const where = [
      'v.current',
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
    ];
    const select = SELECT.replace('v.sort_name', 'v.sort_name, h.rank');
    return `with h as materialized (select * from ${hits})
      ${select} join h on h.entry_id = e.id where ${where.join(' and ')}`;
  }

  private competentThen(
    actor: Actor,
    { states, functions, treaties, most }: Competent,
    parameters: SqlParameters,
    knownAt: string,
  ): string {
    const where = this.where(actor, { knownAt }, parameters);
    const add = (value: unknown) => parameters.add(value);
    const named =
      states === null ? `(select array_agg(iso2) from country where oas_state)` : `${add(states)}::text[]`;
    where.push(`v.country = any(${named})`, `v.functions && ${add(functions)}::text[]`);
    return `${SELECT} where ${where.join(' and ')}
      order by v.treaties && ${add(treaties)}::text[] desc, e.kind = 'office' desc, v.sort_name, v.entry_id
      limit ${add(most * (states?.length ?? 35))}`;
  }

  private past(
    actor: Actor,
    filters: EntryFilters,
    parameters: SqlParameters,
    size: number,
    after: Position | null,
  ): string {
    const where = this.where(actor, filters, parameters);
    if (after)
      where.push(
        `(v.sort_name, v.entry_id) > (${parameters.add(after[1])}, ${parameters.add(after[2])}::uuid)`,
      );
    return `${SELECT} where ${where.join(' and ')} order by v.sort_name, v.entry_id limit ${parameters.add(size)}`;
  }

  private search(actor: Actor, filters: EntryFilters): Search {
    return { limits: this.visibleTo.limits(actor), filters, now: this.clock.now() };
  }

  private where(actor: Actor, filters: EntryFilters, parameters: SqlParameters): string[] {
    return [
      versionAt(filters, parameters, () => this.visibleTo.versions(actor, parameters, 'w')),
      this.visibleTo.entries(actor, parameters),
      this.visibleTo.versions(actor, parameters),
      ...entryConditions(filters, parameters, {
        now: this.clock.now(),
        visibleValues: () => this.visibleTo.values(actor, parameters),
      }),
    ];
  }
}
