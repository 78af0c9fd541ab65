/** What runs SQL inside a transaction: TypeORM's `EntityManager`, or the lighter reader. */
export interface Queryable {
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Takes a parameter and answers the placeholder to write in its place. */
export interface Placeholders {
  add(value: unknown): string;
}

/** Collects the parameters of one statement and hands out their placeholders. */
export class SqlParameters implements Placeholders {
  readonly values: unknown[] = [];

  /** Adds a value and answers its placeholder, such as `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The same for a TypeORM query builder, whose parameters have names. */
export class NamedParameters implements Placeholders {
  readonly byName: Record<string, unknown> = {};

  add(value: unknown): string {
    const name = `given${Object.keys(this.byName).length}`;
    this.byName[name] = value;
    return `:${name}`;
  }
}
