import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { loadReferenceData } from '../src/reference-data.js';
import { createDatabase, type TestDatabase } from './support/database.js';

const TABLES = [
  'country',
  'country_membership',
  'treaty',
  'treaty_article',
  'treaty_listing',
  'treaty_status',
];

describe('the reference data of States and treaties', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  /** Every row with the transaction that last wrote it: equal when nothing was touched. */
  const everything = async () => {
    const rows = TABLES.map(
      (table) => `select '${table}' as name, xmin::text, to_jsonb(t) as row from ${table} t`,
    );
    return (await owner.query(`select * from (${rows.join(' union all ')}) r order by name, row::text`)).rows;
  };

  it('is there as soon as a database is up to date: 35 States, eight other parties, ten treaties', async () => {
    const { rows } = await owner.query(
      `select (select count(*)::int from country where oas_state) as states,
              (select count(*)::int from country where not oas_state and names_source = 'intl') as others,
              (select count(*)::int from treaty) as treaties`,
    );
    expect(rows[0]).toEqual({ states: 35, others: 8, treaties: 10 });
  });

  it('touches no row when it is loaded again', async () => {
    const before = await everything();
    await loadReferenceData(database.ownerUrl);
    expect(await everything()).toEqual(before);
  });

  it('puts right what differs from the files, takes out what they do not say, puts back what they do', async () => {
    const before = (await everything()).map(({ name, row }) => ({ name, row }));
    await owner.query(`update country set capital = 'Elsewhere' where iso2 = 'BR'`);
    await owner.query(`update treaty set complete = true where code = 'B-47'`);
    await owner.query(`delete from treaty_status where treaty = 'A-55' and country = 'EC'`);
    await owner.query(
      `insert into treaty_listing (treaty, country, row_seen, may_have_changed, source)
       values ('A-59', 'PE', true, false, 'invented')`,
    );
    await owner.query(
      `insert into treaty_status values ('A-59', 'PE', 'deposit', '2020-01-01', 'invented', false)`,
    );
    await loadReferenceData(database.ownerUrl);
    expect((await everything()).map(({ name, row }) => ({ name, row }))).toEqual(before);
  });

  it.each(TABLES)('%s cannot be written by the role that serves', async (table) => {
    const serving = new pg.Client({ connectionString: database.servingUrl });
    await serving.connect();
    try {
      await expect(serving.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(serving.query(`insert into ${table} default values`)).rejects.toMatchObject({
        code: '42501',
      });
      await expect(serving.query(`select 1 from ${table} limit 1`)).resolves.toBeDefined();
    } finally {
      await serving.end();
    }
  });
});
