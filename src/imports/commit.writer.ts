import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { AuditLog, type AuditEvent } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { ChangeWriter } from '../register/change.writer.js';
import { ContactPointWriter } from '../register/contact-point.writer.js';
import { newDocument, type EntryInput, type EntryPatch } from '../register/entry-input.js';
import { assertPossible, planStep } from '../register/entry-step.js';
import { EntryLoader, type LoadedEntry } from '../register/entry.loader.js';
import { EntryWriter, type NewVersion } from '../register/entry.writer.js';
import { REGISTER_DEFINITIONS, type RegisterDefinition } from '../register/register.definition.js';
import { RegisterQuery } from '../register/register.query.js';
import { needsSecondPerson, TwoPersons } from '../register/two-persons.js';
import { DirectoryLookup, type Sought } from './directory-lookup.js';
import { Import } from './import.entity.js';
import { ImportStore, type StoredRow } from './import.store.js';
import type { Work } from './plan.js';

type Written = StoredRow & { work: Work };

/** Audit records appended in one statement. */
const AUDIT_BATCH = 1000;

/** What one commit carries with it from row to row. */
interface Commit {
  tx: EntityManager;
  actor: Actor;
  context: RequestContext;
  /** Whether publishing and changing what is published waits for a second person. */
  guarded: boolean;
  /** The entries that rows made, by line. */
  made: Map<number, { id: string; definition: RegisterDefinition }>;
}

/** Writes what a preview shows, in the caller's transaction: all of it or nothing. It never verifies a value. */
@Injectable()
export class CommitWriter {
  constructor(
    @Inject(REGISTER_DEFINITIONS) private readonly definitions: readonly RegisterDefinition[],
    private readonly store: ImportStore,
    private readonly lookup: DirectoryLookup,
    private readonly writer: EntryWriter,
    private readonly loader: EntryLoader,
    private readonly changes: ChangeWriter,
    private readonly points: ContactPointWriter,
    private readonly query: RegisterQuery,
    private readonly rule: TwoPersons,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param progress told how many rows are written, now and then
   * @throws Problem `conflict` when an entry moved since the preview, or a new row's authority now has an entry.
   */
  async write(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    made: Import,
    progress: (done: number) => Promise<void>,
  ): Promise<void> {
    await this.assertUnmoved(tx, actor, made);
    const commit: Commit = {
      tx,
      actor,
      context,
      guarded: await this.rule.required(tx, actor),
      made: new Map(),
    };
    const created = await this.createAll(commit, made.id, progress);
    await this.changeAll(commit, made.id, created, progress);
    await tx.update(
      Import,
      { id: made.id },
      {
        state: 'committed',
        problem: null,
        done: made.total,
        file: null,
        commitSession: null,
        committedBy: actor.id,
        committedAt: this.clock.now(),
      },
    );
    await this.audit.append(tx, actor, context, {
      action: 'import.committed',
      subject: { type: 'import', id: made.id },
      country: made.country,
      details: { counts: made.counts },
    });
  }

  /** @throws Problem `conflict` */
  async assertUnmoved(tx: EntityManager, actor: Actor, made: Import): Promise<void> {
    const [moved] = await tx.query<{ line: number }[]>(
      `select r.line from import_row r left join register_entry e on e.id = (r.content ->> 'entryId')::uuid
        where r.import_id = $1 and r.work is not null and r.content ->> 'entryId' is not null
          and e.version is distinct from (r.content ->> 'version')::integer order by r.line limit 1`,
      [made.id],
    );
    if (moved) throw movedOn(`The entry of line ${moved.line} was changed`);
    const distinct = new Set(made.distinctLines);
    for await (const rows of this.store.toWrite(tx, made.id)) {
      const sought = rows.flatMap(({ line, content, work }): Sought[] =>
        work.kind === 'create'
          ? [{ line, register: content.register!, country: content.country, input: work.input }]
          : [],
      );
      const { standing, lookalikes } = await this.lookup.find(tx, actor, sought);
      const [line] = [...lookalikes.keys()].filter((one) => !distinct.has(one));
      if (standing.size > 0 || line !== undefined)
        throw movedOn(line === undefined ? 'An authority of the file' : `The authority of line ${line}`);
    }
  }

  /** New entries first, in bulk; their audit records last, so that nobody else's write waits meanwhile. */
  private async createAll(
    commit: Commit,
    importId: string,
    progress: (done: number) => Promise<void>,
  ): Promise<number> {
    const { tx, actor, context } = commit;
    const events: AuditEvent[] = [];
    let done = 0;
    for await (const rows of this.store.toWrite(tx, importId)) {
      const creates = rows.filter(({ work }) => work.kind === 'create');
      for (const definition of this.definitions) {
        const own = creates.filter(({ content }) => content.register === definition.name);
        events.push(...(await this.create(commit, definition, own)));
      }
      done += creates.length;
      if (creates.length > 0) await progress(done);
    }
    for (let at = 0; at < events.length; at += AUDIT_BATCH)
      await this.audit.appendAll(tx, actor, context, events.slice(at, at + AUDIT_BATCH));
    return done;
  }

  private async changeAll(
    commit: Commit,
    importId: string,
    created: number,
    progress: (done: number) => Promise<void>,
  ): Promise<void> {
    let done = created;
    for await (const rows of this.store.toWrite(commit.tx, importId)) {
      const changes = rows.filter(({ work }) => work.kind !== 'create');
      for (const row of changes) await this.changeRow(commit, row);
      done += changes.length;
      if (changes.length > 0) await progress(done);
    }
  }

  private async changeRow(commit: Commit, { line, content, work }: Written): Promise<void> {
    if (work.kind === 'create') return;
    const lead = content.into === null ? undefined : commit.made.get(content.into);
    const entry = lead ?? {
      id: content.entryId!,
      definition: this.definitions.find(({ name }) => name === content.register)!,
    };
    commit.made.set(line, entry);
    await this.change(commit, entry, work.patch, work.kind === 'conflict', line);
  }

  /** @returns the audit records still to be appended. */
  private async create(
    commit: Commit,
    definition: RegisterDefinition,
    rows: Written[],
  ): Promise<AuditEvent[]> {
    const { tx, actor, context } = commit;
    const loaded: LoadedEntry[] = [];
    for (const { line, work } of rows) {
      if (work.kind !== 'create') continue;
      const id = this.writer.newId();
      const next = this.versionOf(commit, definition, id, work.input);
      commit.made.set(line, { id, definition });
      if (next.document.kind === 'person')
        await this.writer.write(tx, actor, context, definition, id, null, next);
      else loaded.push({ id, next });
    }
    return this.loader.load(tx, actor, definition, loaded);
  }

  private versionOf(
    commit: Commit,
    definition: RegisterDefinition,
    id: string,
    input: EntryInput,
  ): NewVersion {
    const now = this.clock.now();
    const document = newDocument(definition, input);
    const publishes = !commit.guarded && this.mayPublish(definition, document, now);
    const entryRank = rankOf(document.tlp);
    const before = { entryId: id, country: document.country, entryRank, rows: [], ids: [] };
    const { ids, created } = this.points.plan(before, input.contactPoints ?? [], now);
    return {
      action: publishes ? 'entry.published' : 'entry.created',
      status: publishes ? 'published' : 'draft',
      document,
      contactPoints: ids,
      createdPoints: created,
      singleSignature: publishes,
    };
  }

  /** During the first load, unless a rule asks for something that no file brings: an expert's consent. */
  private mayPublish(
    definition: RegisterDefinition,
    document: ReturnType<typeof newDocument>,
    now: Date,
  ): boolean {
    const today = now.toISOString().slice(0, 10);
    return (definition.check?.(document, { status: 'published', today }) ?? []).length === 0;
  }

  /** At once, or as a change that awaits another person: a conflict always, else what two persons guard. */
  private async change(
    { tx, actor, context, guarded }: Commit,
    { id, definition }: { id: string; definition: RegisterDefinition },
    patch: EntryPatch,
    conflict: boolean,
    line: number,
  ): Promise<void> {
    await tx.query('select 1 from register_entry where id = $1 for update', [id]);
    const row = await this.query.one(tx, actor, definition, id);
    if (!row) throw movedOn(`The entry of line ${line} is gone`);
    assertPossible(row.status, 'change');
    const reason = `Import, line ${line}`;
    const { step, touched } = planStep(row, 'change', patch, reason, this.points, this.clock.now());
    if (touched.length === 0) return;
    const asks = needsSecondPerson(definition, actor, row.status, 'change', touched);
    if (conflict || (guarded && asks)) {
      if (actor.kind === 'system')
        throw new Problem('rule-broken', 'Changes that await a decision need a person who proposes them.');
      await this.changes.propose(tx, actor, context, definition, row, step, touched);
    } else await this.changes.apply(tx, actor, context, definition, row, { ...step, singleSignature: asks });
  }
}

const movedOn = (what: string): Problem =>
  new Problem(
    'conflict',
    `${what} since the preview was made, or has an entry by now. Nothing was written: make the preview anew.`,
  );
