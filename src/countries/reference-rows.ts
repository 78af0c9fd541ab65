import type { Queryable } from '../platform/queryable.js';

/** A reference table: its key, and each column with its PostgreSQL type. */
export interface ReferenceTable {
  name: string;
  key: readonly string[];
  columns: Readonly<Record<string, string>>;
  /** Rows no longer in the file are deleted; otherwise they stay (other tables point at them). */
  prune: boolean;
}

/**
 * Makes a reference table say what its file says, in one statement each for removing and writing. Idempotent:
 * rows that already agree are not touched. Runs as the owner; the serving role cannot write these tables.
 */
export async function writeReference(
  db: Queryable,
  table: ReferenceTable,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(table.columns);
  const shape = Object.entries(table.columns).map(([column, type]) => `${column} ${type}`);
  const others = columns.filter((column) => !table.key.includes(column));
  const json = JSON.stringify(rows);
  if (table.prune) {
    const sameKey = table.key.map((column) => `f.${column} = t.${column}`).join(' and ');
    await db.query(
      `delete from ${table.name} t where not exists (
         select 1 from jsonb_to_recordset($1::jsonb) as f(${shape.join(', ')}) where ${sameKey})`,
      [json],
    );
  }
  await db.query(
    `insert into ${table.name} as t (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_to_recordset($1::jsonb) as f(${shape.join(', ')})
     on conflict (${table.key.join(', ')}) do update
       set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
       where (${others.map((column) => `t.${column}`).join(', ')})
         is distinct from (${others.map((column) => `excluded.${column}`).join(', ')})`,
    [json],
  );
}
