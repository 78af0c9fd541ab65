import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { SECRETARIAT_ROLES } from '../access/roles.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { explainConstraint } from '../platform/postgres-problems.js';
import { LANGUAGES, Problem } from '../platform/problems.js';
import { TwoPersons } from '../register/two-persons.js';
import { narrow, patiently, widen } from './audience.js';
import type { EditionCheck, EditionInput, EditionList, EditionResponse } from './edition.dto.js';
import { Edition, EditionFile } from './edition.entity.js';
import { AUDIENCE_ROLES, EDITION_FORMATS, type EditionState } from './edition.vocabulary.js';
import { EditionBuilder } from './edition-builder.js';
import { EditionChecks } from './edition-check.js';
import { EditionContents } from './edition-contents.js';
import { plannedFiles } from './edition-files.js';
import { EditionPrinter } from './edition-printer.js';
import { editionView } from './edition-view.js';

explainConstraint(
  'edition_immutable',
  'conflict',
  'A published edition stays as it is; recall it, and make another.',
);
explainConstraint(
  'edition_two_persons',
  'second-person-required',
  'Who made or checked an edition does not approve it.',
);
explainConstraint('edition_number', 'conflict', 'Another edition was begun just now; try again.');

/** What is asked of a new edition, complete. */
export type EditionWish = Required<EditionInput>;

/** Editions from draft to approval: what they hold, and who answers for it. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly contents: EditionContents,
    private readonly checks: EditionChecks,
    private readonly builder: EditionBuilder,
    private readonly printer: EditionPrinter,
    private readonly rule: TwoPersons,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** All that the caller may know of, the newest first. */
  list(context: RequestContext): Promise<EditionList> {
    return this.transactions.read(context, async (tx, actor) => {
      const editions = await tx.find(Edition, { order: { number: 'desc', createdAt: 'desc' }, take: 200 });
      const files = await tx.find(EditionFile, {
        where: { editionId: In(editions.map(({ id }) => id)) },
        order: { position: 'asc' },
      });
      const of = (id: string) => files.filter(({ editionId }) => editionId === id);
      return { items: editions.map((one) => editionView(one, of(one.id), isInside(actor))) };
    });
  }

  get(context: RequestContext, id: string): Promise<EditionResponse> {
    return this.transactions.read(context, (tx, actor) => this.view(tx, actor, id));
  }

  check(context: RequestContext, id: string): Promise<EditionCheck> {
    return this.transactions.read(context, async (tx) => {
      await findEdition(tx, id);
      return this.checks.of(tx, id);
    });
  }

  /** A draft of what the audience may see now. */
  create(context: RequestContext, input: EditionInput): Promise<Answer<EditionResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const id = await this.begin(tx, actor, context, wishOf(input), null);
      const made = await this.view(tx, actor, id);
      return new Answer(201, made, { Location: `/api/v1/editions/${id}` });
    });
  }

  /** For the request, or the schedule, that begins one. Its transaction is the system's afterwards. */
  async begin(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    wish: EditionWish,
    scheduledFor: string | null,
  ): Promise<string> {
    const id = randomUUID();
    const now = this.clock.now();
    await assertStates(tx, wish.states);
    // Two that are begun at once stand in line for their numbers.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('editions.number', 0))`);
    const [{ next } = { next: 1 }] = await tx.query<{ next: number }[]>(
      `select coalesce(max(number), 0) + 1 as next from edition where state <> 'discarded'`,
    );
    const { tlp, ...rest } = wish;
    await tx.insert(Edition, {
      ...rest,
      id,
      number: next,
      ceiling: rankOf(tlp),
      state: 'draft',
      cutOff: now,
      days: DAYS_OF_TODAY,
      entries: 0,
      scheduledFor,
      createdBy: actor.id,
      createdByName: actor.name,
      createdAt: now,
    });
    await this.fix(tx, await findEdition(tx, id));
    await this.note(tx, actor, context, id, 'edition.begun', { number: next });
    return id;
  }

  /** Takes the contents of a draft anew, as of now. */
  refresh(context: RequestContext, id: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['draft'], async (tx, edition, actor) => {
      await tx.query('delete from edition_entry where edition_id = $1', [id]);
      await this.fix(tx, { ...edition, cutOff: this.clock.now() });
      await this.note(tx, actor, context, id, 'edition.refreshed');
    });
  }

  /** Somebody looked at what is overdue, missing and pending, and answers for it. */
  markChecked(context: RequestContext, id: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['draft'], async (tx, _, actor) => {
      const step = { checkedBy: actor.id, checkedByName: actor.name, checkedAt: this.clock.now() };
      await tx.update(Edition, { id }, { state: 'checked', ...step });
      await this.note(tx, actor, context, id, 'edition.checked');
    });
  }

  /** Somebody else agrees; the files are made. @throws Problem `second-person-required` */
  approve(context: RequestContext, id: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['checked'], async (tx, edition, actor) => {
      await this.rule.assertIndependent(tx, edition.checkedBy!, actor);
      if (edition.scheduledFor === null) await this.rule.assertIndependent(tx, edition.createdBy, actor);
      const step = { approvedBy: actor.id, approvedByName: actor.name, approvedAt: this.clock.now() };
      await tx.update(Edition, { id }, { state: 'approved', ...step });
      const parts = await this.printer.parts(tx, edition);
      const planned = plannedFiles(edition, parts).map((file, position) => ({
        ...file,
        editionId: id,
        position,
        state: 'waiting' as const,
        done: 0,
        total: edition.entries,
        changedAt: this.clock.now(),
      }));
      await tx.insert(EditionFile, planned);
      await this.builder.enqueue(tx, id);
      await this.note(tx, actor, context, id, 'edition.approved');
    });
  }

  /** Tries again to make a file that failed. */
  retry(context: RequestContext, id: string, name: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['approved'], async (tx) => {
      await this.turn(tx, id, name, 'waiting');
      await this.builder.enqueue(tx, id);
    });
  }

  /** Lets the edition go without a file that failed: somebody decides that, and the log says so. */
  drop(context: RequestContext, id: string, name: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['approved'], async (tx, _, actor) => {
      await this.turn(tx, id, name, 'dropped');
      await this.note(tx, actor, context, id, 'edition.file-dropped', { file: name });
    });
  }

  /** Gives an edition up that was not published; whatever is being made of it stops. */
  discard(context: RequestContext, id: string): Promise<Answer<EditionResponse>> {
    return this.act(context, id, ['draft', 'checked', 'approved'], async (tx, _, actor) => {
      await tx.delete(EditionFile, { editionId: id });
      await tx.update(Edition, { id }, { state: 'discarded' });
      await this.note(tx, actor, context, id, 'edition.discarded');
    });
  }

  private async turn(tx: EntityManager, editionId: string, name: string, state: 'waiting' | 'dropped') {
    const { affected } = await tx.update(
      EditionFile,
      { editionId, name, state: 'failed' },
      { state, error: null, changedAt: this.clock.now() },
    );
    if (!affected) throw new Problem('conflict', 'Only a file that failed is tried again or left out.');
  }

  /** Fixes what it holds, as its audience sees the directory in this instant. */
  private async fix(tx: EntityManager, edition: Edition): Promise<void> {
    await patiently(tx);
    const audience = await narrow(tx, { editionId: edition.id, ceiling: edition.ceiling });
    const entries = await this.contents.fix(tx, audience, edition.id);
    await widen(tx, `edition:${edition.id}`);
    const baseId = await baseOf(tx, edition);
    await tx.update(
      Edition,
      { id: edition.id },
      { entries, baseId, cutOff: edition.cutOff, days: DAYS_OF_TODAY },
    );
  }

  private act(
    context: RequestContext,
    id: string,
    from: readonly EditionState[],
    work: (tx: EntityManager, edition: Edition, actor: Actor) => Promise<void>,
  ): Promise<Answer<EditionResponse>> {
    return this.transactions.write(context, async (tx, actor) => {
      const edition = await findEdition(tx, id, true);
      assertState(edition, from);
      await work(tx, edition, actor);
      return new Answer(200, await this.view(tx, actor, id));
    });
  }

  private async view(tx: EntityManager, actor: Actor, id: string): Promise<EditionResponse> {
    const edition = await findEdition(tx, id);
    const files = await tx.find(EditionFile, { where: { editionId: id }, order: { position: 'asc' } });
    return editionView(edition, files, isInside(actor));
  }

  private async note(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    id: string,
    action: string,
    details: object = {},
  ): Promise<void> {
    await this.audit.append(tx, actor, context, { action, subject: { type: 'edition', id }, details });
  }
}

const isInside = ({ role }: Actor): boolean => role === 'system' || SECRETARIAT_ROLES.includes(role);

export const wishOf = (input: EditionInput): EditionWish => ({
  title: input.title,
  tlp: input.tlp ?? 'TLP:AMBER',
  roles: input.roles?.length ? input.roles : [...AUDIENCE_ROLES],
  states: input.states?.length ? input.states : null,
  languages: input.languages?.length ? input.languages : [...LANGUAGES],
  formats: input.formats?.length ? input.formats : [...EDITION_FORMATS],
});

/** @throws Problem `not-found`, the same for what is not there and what is not for the caller. */
export async function findEdition(tx: EntityManager, id: string, locked = false): Promise<Edition> {
  const lock = locked ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const edition = await tx.findOne(Edition, { where: { id }, ...lock });
  if (!edition) throw new Problem('not-found');
  return edition;
}

/** @throws Problem `conflict` */
export function assertState({ state }: Edition, allowed: readonly EditionState[]): void {
  if (!allowed.includes(state))
    throw new Problem('conflict', `This edition is ${state}; it would have to be ${allowed.join(' or ')}.`);
}

/** The days that a verification holds now, as an expression of SQL. */
const DAYS_OF_TODAY = () => 'freshness_days()';

/** The last edition that the same audience got. */
async function baseOf(
  tx: EntityManager,
  { number, ceiling, roles, states }: Edition,
): Promise<string | null> {
  const [base] = await tx.query<{ id: string }[]>(
    `select id from edition where state in ('published', 'superseded') and number < $1 and ceiling = $2
        and roles @> $3 and roles <@ $3 and states is not distinct from $4 order by number desc limit 1`,
    [number, ceiling, roles, states],
  );
  return base?.id ?? null;
}

async function assertStates(tx: EntityManager, states: readonly string[] | null): Promise<void> {
  if (states === null) return;
  const known = await tx.query<unknown[]>('select 1 from country where iso2 = any ($1)', [states]);
  if (known.length === new Set(states).size) return;
  const errors = [{ field: 'states', message: 'states must be States of this directory' }];
  throw new Problem('invalid-request', undefined, { errors });
}
