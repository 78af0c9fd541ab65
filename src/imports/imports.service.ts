import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { rankOf } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { isConcerned } from '../access/visibility.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { keysetCursor, keysetOf, nextLink, pageOf } from '../platform/keyset.js';
import { Problem, type Language } from '../platform/problems.js';
import type { RegisterName } from '../register/vocabulary.js';
import { DirectoryLookup, type Found, type Sought } from './directory-lookup.js';
import { nameKey } from './folded.js';
import { languageOf, recogniseHeaders } from './headers.js';
import type {
  ImportListQuery,
  ImportPage,
  ImportPatch,
  ImportQuery,
  ImportResponse,
  ImportRowPage,
  ImportRowQuery,
  ImportRowResponse,
} from './import.dto.js';
import { Import } from './import.entity.js';
import { fieldOf, importView, ImportStore, type StoredRow } from './import.store.js';
import {
  FileRefused,
  OUTCOMES,
  type DateOrder,
  type ImportField,
  type Outcome,
} from './import.vocabulary.js';
import { planRows, type PlannedRow } from './plan.js';
import { worded, type Remark } from './remarks.js';
import { readRow, type ReadRow } from './row.reader.js';
import type { Reading } from './row.js';
import { shown } from './shown.js';
import { StateNames, type KnownState } from './state-names.js';
import { readTable, type Table } from './table.js';
import { noFile } from './uploaded-file.js';

/** After so many rows other requests get their turn. */
const TURN = 100;

/** Milliseconds since 1970, and the id. */
const POSITION = [/^\d{1,14}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];

const dateOrder = (language: Language | null): DateOrder =>
  language === null || language === 'en' ? 'unsure' : 'day-first';

/** Previews: what becomes of each row of a file. Nothing is written to a register here. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: ImportStore,
    private readonly lookup: DirectoryLookup,
    private readonly ledger: ReleaseLedger,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` when the file as a whole cannot be read. */
  async create(
    context: RequestContext,
    bytes: Buffer | null,
    query: ImportQuery,
  ): Promise<Answer<ImportResponse>> {
    // Who may not import is told so before anything is read.
    await this.transactions.read(context, () => Promise.resolve());
    if (bytes === null) throw noFile();
    const table = await this.tableOf(bytes);
    return this.transactions.write(context, async (tx, actor) => {
      const country = actor.role === 'national-authority' ? actor.state : null;
      const mapping = await this.mappingFor(tx, country, query.sender ?? null, table.headers);
      const made: Partial<Import> = {
        id: randomUUID(),
        country,
        filename: shown(query.filename ?? `import.${table.format}`, 200),
        sender: query.sender ?? null,
        register: query.register ?? null,
        format: table.format,
        encoding: table.encoding,
        delimiter: table.delimiter,
        headers: table.headers.map((header, i) => shown(header, 150) || `column ${i + 1}`),
        columns: mapping.columns.map((field) => field ?? '-'),
        dates: query.language ? dateOrder(query.language) : mapping.dates,
        distinctLines: [],
        file: bytes,
        state: 'previewed',
        counts: countsOf([]),
        done: 0,
        total: 0,
        createdBy: actor.id,
        createdByName: actor.name,
        createdAt: this.clock.now(),
      };
      await this.store.insert(tx, made);
      const view = await this.preview(tx, actor, context, made.id!, table);
      return new Answer(201, view, { Location: `/api/v1/imports/${made.id}` });
    });
  }

  /** The newest first. */
  list(context: RequestContext, query: ImportListQuery): Promise<Answer<ImportPage>> {
    return this.transactions.read(context, async (tx) => {
      const { limit = 25, cursor } = query;
      const rows = await this.store.list(tx, limit + 1, cursor ? keysetOf(cursor, POSITION) : null);
      const page = pageOf(rows, limit, ({ createdAt, id }) => keysetCursor(String(createdAt.getTime()), id));
      return new Answer(
        200,
        { items: page.items.map(importView), next: page.next },
        nextLink(query, page.next),
      );
    });
  }

  get(context: RequestContext, id: string): Promise<ImportResponse> {
    return this.transactions.read(context, async (tx) => importView(await this.store.get(tx, id)));
  }

  rows(context: RequestContext, id: string, query: ImportRowQuery): Promise<Answer<ImportRowPage>> {
    return this.transactions.read(context, async (tx) => {
      await this.store.get(tx, id);
      const { limit = 50, outcome, cursor } = query;
      const after = cursor ? Number(keysetOf(cursor, [/^\d{1,9}$/])[0]) : 0;
      const rows = await this.store.rows(tx, id, { outcome, after, limit: limit + 1 });
      const page = pageOf(rows, limit, ({ line }) => keysetCursor(String(line)));
      const items = page.items.map((row) => rowView(row, context.language));
      return new Answer(200, { items, next: page.next }, nextLink(query, page.next));
    });
  }

  /** Corrects how the file is read; what is corrected of its columns is remembered for its sender. */
  async correct(context: RequestContext, id: string, patch: ImportPatch): Promise<Answer<ImportResponse>> {
    const found = await this.transactions.read(context, async (tx) => {
      await this.store.get(tx, id);
      return this.store.fileOf(tx, id);
    });
    const table = found && (await this.tableOf(found));
    return this.transactions.write(context, async (tx, actor) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('imports:' || $1, 0))`, [id]);
      const before = await this.store.get(tx, id);
      if (!table || before.state !== 'previewed')
        throw new Problem('conflict', `This import is ${before.state}: send the file again.`);
      if (patch.columns && patch.columns.length !== table.headers.length)
        throw new Problem('invalid-request', `Give one column for each of the ${table.headers.length}.`);
      const columns = patch.columns?.map(({ field }) => field ?? '-') ?? before.columns;
      const dates = patch.dates ?? before.dates;
      await tx.update(
        Import,
        { id },
        {
          columns,
          dates,
          register: patch.register ?? before.register,
          distinctLines: patch.distinct?.map(({ line }) => line) ?? before.distinctLines,
          problem: null,
        },
      );
      if (before.sender) await this.remember(tx, before, table.headers, columns, dates);
      return new Answer(200, await this.preview(tx, actor, context, id, table));
    });
  }

  private async tableOf(bytes: Buffer): Promise<Table> {
    try {
      return await readTable(bytes);
    } catch (error) {
      if (error instanceof FileRefused) throw new Problem('invalid-request', error.message);
      throw error;
    }
  }

  private async preview(tx: EntityManager, actor: Actor, context: RequestContext, id: string, table: Table) {
    const made = await this.store.get(tx, id);
    const reading: Reading = {
      headers: made.headers,
      columns: made.columns.map(fieldOf),
      dates: made.dates as DateOrder,
      register: made.register as RegisterName | null,
      states: new StateNames(
        await tx.query<KnownState[]>('select iso2, iso3, names, official_names from country'),
      ),
    };
    const rows = await readRows(table, reading, actor);
    const found = await this.lookup.find(tx, actor, rows.filter(isSought));
    const planned = planRows(rows, { ...found, distinct: new Set(made.distinctLines) });
    await this.store.replaceRows(tx, id, planned);
    await this.ledger.record(tx, actor, context, {
      purpose: context.route,
      valueIds: shownValues(planned, found),
    });
    const total = planned.filter(({ work }) => work !== null).length;
    await tx.update(Import, { id }, { counts: countsOf(planned), total });
    return importView(await this.store.get(tx, id));
  }

  private async mappingFor(
    tx: EntityManager,
    country: string | null,
    sender: string | null,
    headers: string[],
  ) {
    const recognised = recogniseHeaders(headers);
    const dates = dateOrder(languageOf(headers));
    if (sender === null) return { columns: recognised, dates };
    const [kept] = await tx.query<{ columns: Record<string, string>; dates: DateOrder }[]>(
      'select columns, dates from import_mapping where sender = $1 and country = $2',
      [sender, country ?? ''],
    );
    if (!kept) return { columns: recognised, dates };
    const remembered = new Map(Object.entries(kept.columns));
    const columns = headers.map((header, i): ImportField | null => {
      const field = remembered.get(nameKey(header));
      return field === undefined ? (recognised[i] ?? null) : fieldOf(field);
    });
    return { columns, dates: kept.dates };
  }

  private async remember(
    tx: EntityManager,
    made: Import,
    headers: string[],
    columns: string[],
    dates: string,
  ) {
    const kept = Object.fromEntries(headers.map((header, i) => [nameKey(header), columns[i]]));
    await tx.query(
      `insert into import_mapping (sender, country, columns, dates, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (sender, country) do update
         set columns = import_mapping.columns || excluded.columns, dates = excluded.dates, changed_at = excluded.changed_at`,
      [made.sender, made.country ?? '', kept, dates, this.clock.now()],
    );
  }
}

/** Reads every row, letting other requests have their turn. Rows of a State that is not the actor's are rejected. */
async function readRows(table: Table, reading: Reading, actor: Actor): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for (const [i, cells] of table.records.entries()) {
    if (i % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    const row = readRow(cells, table.headerRow + 2 + i, reading);
    if (row.input && !isConcerned(actor, row.country)) {
      row.reasons.push({ column: null, code: 'other-state' });
      row.input = null;
    }
    rows.push(row);
    // What is read is let go: the file is never in memory twice.
    table.records[i] = [];
  }
  return rows;
}

const isSought = (row: ReadRow): row is ReadRow & Sought => row.input !== null && row.register !== null;

function countsOf(rows: readonly PlannedRow[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** The directory's values above TLP:GREEN that differences show. */
function shownValues(rows: readonly PlannedRow[], { standing }: Found): string[] {
  const shown = new Set(rows.filter(({ difference }) => difference.length > 0).map(({ entryId }) => entryId));
  return [...standing.values()]
    .filter(({ entryId }) => shown.has(entryId))
    .flatMap(({ content }) => content.contactPoints)
    .filter(({ tlp }) => tlp && rankOf(tlp) > rankOf('TLP:GREEN'))
    .flatMap(({ id }) => id ?? []);
}

const rowView = ({ content, work }: StoredRow, language: Language): ImportRowResponse => {
  const { version: _, ...row } = content;
  const said = (remarks: readonly Remark[]) => remarks.map((remark) => worded(remark, language));
  const [reasons, warnings] = [said(row.reasons), said(row.warnings)];
  return {
    ...row,
    reasons,
    warnings,
    entry: work?.kind === 'create' ? work.input : null,
    written: work !== null,
  };
};
