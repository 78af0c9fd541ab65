import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { ENTITIES } from '../src/entities.js';
import { migrate, migrationSource } from '../src/platform/provisioning.js';
import { createDatabase, type TestDatabase } from './support/database.js';

/** Every column of our own tables: `table.column` -> type and whether it may be null. */
type Columns = Record<string, string>;

/** Names that entities and the database give the same type. */
const SAME: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  varchar: 'text',
  'character varying': 'text',
};
const typeOf = (name: string): string => SAME[name] ?? name;

async function columnsOfDatabase(source: DataSource): Promise<Columns> {
  const rows = await source.query<{ name: string; type: string; nullable: boolean }[]>(`
    select c.relname || '.' || a.attname as name,
           replace(format_type(a.atttypid, null), 'character varying', 'text') as type, not a.attnotnull as nullable
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and c.relname <> 'schema_migration'`);
  return Object.fromEntries(
    rows.map(({ name, type, nullable }) => [name, `${typeOf(type)}${nullable ? ' null' : ''}`]),
  );
}

function columnsOfEntities(source: DataSource): Columns {
  return Object.fromEntries(
    source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => {
        const type = typeOf(source.driver.normalizeType(column));
        return [
          `${tableName}.${column.databaseName}`,
          `${type}${column.isArray ? '[]' : ''}${column.isNullable ? ' null' : ''}`,
        ];
      }),
    ),
  );
}

describe('the migrations', () => {
  it('are listed in the order in which they run', () => {
    const numbers = MIGRATIONS.map(({ name }) => Number(/\d+$/.exec(name)?.[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  let database: TestDatabase;

  afterEach(() => database?.drop());

  it('make the tables that the entities describe, column by column', async () => {
    database = await createDatabase();
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      extra: { connectionString: database.ownerUrl },
      entities: ENTITIES,
    });
    await source.initialize();
    try {
      expect(columnsOfEntities(source)).toEqual(await columnsOfDatabase(source));
    } finally {
      await source.destroy();
    }
  });

  it('go on from where an older version left off, in a session of their own', async () => {
    database = await createDatabase({ source: 'template0' });
    const older = migrationSource(database.ownerUrl, MIGRATIONS.slice(0, 16));
    await older.initialize();
    await older.runMigrations({ transaction: 'each' });
    await older.destroy();
    await migrate(database.ownerUrl, { migrations: MIGRATIONS, afterwards: [] });
    const now = migrationSource(database.ownerUrl, MIGRATIONS);
    await now.initialize();
    try {
      expect(await now.showMigrations()).toBe(false);
    } finally {
      await now.destroy();
    }
  });

  it('go down to nothing and up again to the same', async () => {
    database = await createDatabase({ source: 'template0' });
    const source = migrationSource(database.ownerUrl, MIGRATIONS);
    await source.initialize();
    try {
      const done = await source.runMigrations({ transaction: 'each' });
      const first = await columnsOfDatabase(source);
      for (const _ of done) await source.undoLastMigration({ transaction: 'each' });
      expect(await columnsOfDatabase(source)).toEqual({});
      const [left] = await source.query<{ functions: number }[]>(`
        select count(*)::int as functions from pg_proc p
         where pronamespace = 'public'::regnamespace
           and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
      expect(left).toEqual({ functions: 0 });
      await source.runMigrations({ transaction: 'each' });
      expect(await columnsOfDatabase(source)).toEqual(first);
    } finally {
      await source.destroy();
    }
  });
});
