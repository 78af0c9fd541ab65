import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditVerifier } from '../src/audit/audit-verifier.js';
import { systemContext } from '../src/access/request-context.js';
import { Directory, demand } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const NAME = 'Zulmira Quixadá';
const NUMBER = '5561987654321';

let enlace: Enlace;
let directory: Directory;

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
});
afterAll(() => enlace.close());

/** The tables in which a text still stands, looked for in every column of every row, as the database's owner. */
async function tablesHolding(text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: enlace.database.ownerUrl });
  await client.connect();
  try {
    // The owner obeys row-level security as well: the looking is done as a named system actor.
    await client.query('begin');
    await client.query(`select begin_system('test:erasure')`);
    const { rows } = await client.query<{ table: string }>(
      `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname = 'public'`,
    );
    const holding: string[] = [];
    for (const { table } of rows) {
      const { rowCount } = await client.query(`select 1 from ${table} t where t::text ilike $1 limit 1`, [
        `%${text}%`,
      ]);
      if (rowCount) holding.push(table);
    }
    return holding.sort();
  } finally {
    await client.end();
  }
}

describe('erasing a departed expert', () => {
  let id: string;

  beforeAll(async () => {
    id = await directory.published('experts', {
      names: { original: NAME, language: 'pt' },
      title: `Perita ${NAME}`,
      contactPoints: [{ kind: 'telephone', personal: true, value: `+${NUMBER}` }],
    });
    await directory.changed('experts', id, { names: { original: `${NAME} Filha`, language: 'pt' } });
  });

  it('finds the name and the number in the database before', async () => {
    expect(await tablesHolding(NUMBER)).toContain('public.contact_point');
    expect(await tablesHolding('Zulmira')).toEqual(
      expect.arrayContaining(['public.entry_version', 'public.personal_field']),
    );
  });

  it('leaves neither name nor number in any table, any version, any change', async () => {
    const path = `/api/v1/experts/${id}`;
    demand(
      await directory.editor.api.post(`${path}/consent/withdrawal`, { reason: 'left the service' }),
      200,
    );
    demand(await directory.editor.api.post(`${path}/erasures`, { reason: 'left the service' }), 200);
    expect(await tablesHolding(NUMBER)).toEqual([]);
    // Folded as well, as the search keeps names.
    expect(await tablesHolding('Zulmira')).toEqual([]);
    expect(await tablesHolding('Quixad')).toEqual([]);
  });

  it('leaves a tombstone, its history, and a log that is whole', async () => {
    const entry = await directory.read('experts', id);
    expect(entry).toMatchObject({ status: 'withdrawn', names: { original: '[erased]' }, title: null });
    expect(entry.contactPoints).toEqual([expect.objectContaining({ value: null, erased: true })]);
    const history = await directory.editor.api.get<unknown[]>(`/api/v1/experts/${id}/history`);
    expect(history.status).toBe(200);
    expect(history.text).not.toContain('Zulmira');
    const verified = await enlace.app.get(AuditVerifier).verify(systemContext('test:verify'));
    expect(verified.findings).toEqual([]);
  });
});

describe('a row changed behind the directory’s back', () => {
  it.each([
    ['a telephone', `update contact_point set value = '+5561000000000' where value is not null`],
    ['a telephone made public', `update contact_point set own_rank = 0`],
    ['a document', `update entry_version set document = jsonb_set(document, '{unit}', '"other"')`],
    ['a status', `update register_entry set status = 'draft'`],
  ])('is found by verifying the log: %s', async (_, sql) => {
    const id = await directory.published('central-authorities', {
      contactPoints: [{ kind: 'telephone', value: '+55 61 2025 8901' }],
    });
    const { total } = await enlace.app.get(AuditVerifier).verify(systemContext('test:verify'));
    const client = new pg.Client({ connectionString: enlace.database.ownerUrl });
    await client.connect();
    await client.query(`alter table contact_point disable trigger contact_point_immutable`);
    await client.query('begin');
    await client.query(`select begin_system('test:tamper')`);
    const column = sql.includes('entry_version') || sql.includes('contact_point') ? 'entry_id' : 'id';
    const { rowCount } = await client.query(
      `${sql} ${sql.includes(' where ') ? 'and' : 'where'} ${column} = $1`,
      [id],
    );
    await client.query('commit');
    await client.end();
    expect(rowCount).toBeGreaterThan(0);
    const verified = await enlace.app.get(AuditVerifier).verify(systemContext('test:verify'));
    expect(verified.total).toBeGreaterThan(total);
  });
});
