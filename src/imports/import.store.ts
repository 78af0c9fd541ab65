import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Problem } from '../platform/problems.js';
import { Import } from './import.entity.js';
import type { ImportResponse } from './import.dto.js';
import type { ImportField, Outcome } from './import.vocabulary.js';
import type { PlannedRow, Work } from './plan.js';

/** Rows of one statement; small, so that what each leaves behind is soon collected. */
const BATCH = 100;

export interface StoredRow {
  line: number;
  outcome: Outcome;
  content: Omit<PlannedRow, 'work'>;
  work: Work | null;
}

/** Previews as they are kept. Row-level security says whose are seen. */
@Injectable()
export class ImportStore {
  /** @throws Problem `not-found` */
  async get(tx: EntityManager, id: string): Promise<Import> {
    const found = await tx.findOneBy(Import, { id });
    if (!found) throw new Problem('not-found');
    return found;
  }

  /** @param after milliseconds and id of the last one of the page before */
  list(tx: EntityManager, limit: number, after: readonly string[] | null): Promise<Import[]> {
    const all = tx.getRepository(Import).createQueryBuilder('i');
    if (after)
      all.where('(i.createdAt, i.id) < (:at, :id)', { at: new Date(Number(after[0])), id: after[1] });
    return all.orderBy('i.createdAt', 'DESC').addOrderBy('i.id', 'DESC').limit(limit).getMany();
  }

  async fileOf(tx: EntityManager, id: string): Promise<Buffer | null> {
    const [row] = await tx.query<{ file: Buffer | null }[]>('select file from import where id = $1', [id]);
    return row?.file ?? null;
  }

  async insert(tx: EntityManager, made: Partial<Import>): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(Import)
      .values(made as never)
      .updateEntity(false)
      .execute();
  }

  /** Puts the rows of a preview in the place of those before. */
  async replaceRows(tx: EntityManager, importId: string, rows: readonly PlannedRow[]): Promise<void> {
    await tx.query('delete from import_row where import_id = $1', [importId]);
    for (let at = 0; at < rows.length; at += BATCH) {
      const stored = rows.slice(at, at + BATCH).map(({ work, ...content }) => ({
        line: content.line,
        outcome: content.outcome,
        content,
        work,
      }));
      await tx.query(
        `insert into import_row (import_id, line, outcome, content, work)
         select $1, line, outcome, content, nullif(work, 'null'::jsonb) from jsonb_to_recordset($2::jsonb)
           as t(line integer, outcome text, content jsonb, work jsonb)`,
        [importId, JSON.stringify(stored)],
      );
    }
  }

  rows(
    tx: EntityManager,
    importId: string,
    { outcome, after, limit }: { outcome?: Outcome | undefined; after: number; limit: number },
  ): Promise<StoredRow[]> {
    return tx.query<StoredRow[]>(
      `select line, outcome, content, work from import_row
        where import_id = $1 and line > $2 and ($3::text is null or outcome = $3) order by line limit $4`,
      [importId, after, outcome ?? null, limit],
    );
  }

  /** The rows that a commit writes, in the file's order, in bounded memory. */
  async *toWrite(tx: EntityManager, importId: string): AsyncGenerator<(StoredRow & { work: Work })[]> {
    for (let after = 0; ;) {
      const rows = await tx.query<(StoredRow & { work: Work })[]>(
        `select line, outcome, content, work from import_row
          where import_id = $1 and line > $2 and work is not null order by line limit ${BATCH}`,
        [importId, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.line;
    }
  }
}

/** The import as the API shows it. */
export const importView = (one: Import): ImportResponse => ({
  id: one.id,
  state: one.state,
  problem: one.problem,
  filename: one.filename,
  sender: one.sender,
  register: one.register,
  format: one.format,
  encoding: one.encoding,
  delimiter: one.delimiter,
  dates: one.dates,
  columns: one.headers.map((header, i) => ({ header, field: fieldOf(one.columns[i]) })),
  distinct: one.distinctLines.map((line) => ({ line })),
  counts: one.counts,
  done: one.done,
  total: one.total,
  createdBy: one.createdByName,
  createdAt: one.createdAt.toISOString(),
  committedAt: one.committedAt?.toISOString() ?? null,
});

/** Columns are stored as texts; `-` holds nothing. */
export const fieldOf = (stored: string | undefined): ImportField | null =>
  stored === undefined || stored === '-' ? null : (stored as ImportField);
