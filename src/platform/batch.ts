import pg, { type PoolClient } from 'pg';

/** One statement on its way, and whoever waits for its rows. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** The name it is prepared under on every connection; null: parsed each time. */
  name: string | null;
  resolve: (rows: Record<string, unknown>[]) => void;
  reject: (error: unknown) => void;
}

interface Field {
  name: string;
  dataTypeID: number;
}

/** The part of `pg`'s connection that its own cursor is written against (pg-cursor, pg-query-stream). */
interface Connection {
  stream: { cork(): void; uncork(): void };
  parse(message: { text: string; name: string }): void;
  bind(message: { statement: string; values: (string | null)[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

type Parser = (text: string) => unknown;
interface Shape {
  names: string[];
  parsers: Parser[];
}

/** What each connection has prepared: the shape of a statement's rows; null while it is uncertain. */
const prepared = new WeakMap<object, Map<string, Shape | null>>();

/**
 * Several statements in one message and one answer: PostgreSQL's extended protocol, with one Sync at the end
 * (PostgreSQL, "Pipelining"). When one fails, those after it are not run and fail the same way.
 */
export class Batch {
  private current = 0;
  private rows: Record<string, unknown>[] = [];
  private readonly answers: Record<string, unknown>[][] = [];
  private shape: Shape | null = null;
  private known = new Map<string, Shape | null>();

  constructor(private readonly statements: readonly Statement[]) {}

  /** Called by `pg` when it is this query's turn. */
  submit(connection: Connection): void {
    this.known = prepared.get(connection) ?? new Map<string, Shape | null>();
    prepared.set(connection, this.known);
    connection.stream.cork();
    for (const { text, name, values } of this.statements) {
      const statement = name ?? '';
      const shape = name === null ? undefined : this.known.get(name);
      if (!shape) {
        // After a failure nobody knows whether it was parsed; closing one that is not there is no error.
        if (shape === null) connection.close({ type: 'S', name: statement });
        connection.parse({ text, name: statement });
        if (name !== null) this.known.set(name, null);
      }
      connection.bind({ statement, values: values.map(wireValue) });
      if (!shape) connection.describe({ type: 'P', name: '' });
      connection.execute({ portal: '' });
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID) as Parser),
    };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { names, parsers } = this.shapeOfCurrent();
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1) {
      const text = fields[i] ?? null;
      row[names[i]!] = text === null ? null : parsers[i]!(text);
    }
    this.rows.push(row);
  }

  handleCommandComplete(): void {
    const { name } = this.statements[this.current]!;
    if (name !== null) this.known.set(name, this.shapeOfCurrent());
    this.answers.push(this.rows);
    this.current += 1;
    this.rows = [];
    this.shape = null;
  }

  handleReadyForQuery(): void {
    this.statements.forEach(({ resolve }, index) => resolve(this.answers[index]!));
  }

  handleError(error: unknown): void {
    // Once the connection is ready for the next query, which it says right after.
    setImmediate(() => {
      this.statements.forEach(({ resolve, reject }, index) =>
        index < this.current ? resolve(this.answers[index]!) : reject(error),
      );
    });
  }

  private shapeOfCurrent(): Shape {
    const { name } = this.statements[this.current]!;
    return this.shape ?? ((name !== null && this.known.get(name)) || { names: [], parsers: [] });
  }
}

/** A parameter as text; lists are of plain values. */
function wireValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`;
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value as string | number | boolean);
}

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value as string | number).replace(/["\\]/g, '\\$&')}"`;

/** Collects what is asked in one turn of the event loop, and sends it together. */
export class BatchingLine {
  private waiting: Statement[] = [];

  constructor(private readonly client: PoolClient) {}

  /** The rows of a statement; sent with all others that are asked before this turn ends. */
  query(text: string, values: readonly unknown[], name: string | null): Promise<Record<string, unknown>[]> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => this.send());
      this.waiting.push({ text, values, name, resolve, reject });
    });
  }

  private send(): void {
    const statements = this.waiting;
    this.waiting = [];
    this.client.query(new Batch(statements) as unknown as pg.Submittable);
  }
}
