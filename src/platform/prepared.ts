import type { PoolClient } from 'pg';
import { BatchingLine } from './batch.js';
import type { Queryable } from './queryable.js';

/** The connections of look-ups, by the manager that their work was given. */
const lines = new WeakMap<object, BatchingLine>();

/** A statement's name on every connection. Texts are written in the code, so there are few; values are parameters. */
const names = new Map<string, string>();
const MOST_NAMES = 500;

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return null;
  const name = `enlace_${names.size}`;
  names.set(text, name);
  return name;
}

/** Lets `prepared` send this transaction's statements to its connection without a detour. */
export const preparesOn = (tx: object, client: PoolClient): void =>
  void lines.set(tx, new BatchingLine(client));

/**
 * Runs a statement that each connection parses and plans once (PostgreSQL's prepared statements). In a look-up, what
 * is asked in the same turn travels together; elsewhere it is an ordinary query.
 */
export async function prepared<Row>(tx: Queryable, text: string, values: unknown[] = []): Promise<Row[]> {
  const line = lines.get(tx);
  return line ? ((await line.query(text, values, nameOf(text))) as Row[]) : tx.query<Row>(text, values);
}
