import { appendFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { systemContext } from '../src/access/request-context.js';
import { AuditLog } from '../src/audit/audit-log.js';
import { AuditVerifier } from '../src/audit/audit-verifier.js';
import { Checkpoints } from '../src/audit/checkpoints.js';
import { ReleaseLedger } from '../src/audit/release-ledger.js';
import { verifyAudit } from '../src/audit/verify.command.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { createDatabase } from './support/database.js';
import { Parts } from './support/parts.js';
import { TestClock } from './support/test-clock.js';

const VALUE = '7f1d0c3a-54a1-4d5e-9a51-0f6b1f3f9d11';
const TABLES = ['audit_record', 'audit_head', 'audit_checkpoint', 'release', 'release_value'];

describe('audit verify', () => {
  let parts: Parts;
  let owner: pg.Client;
  let drop: () => Promise<void>;
  const clock = new TestClock();

  const append = (id: string) =>
    parts.write((tx, actor, context) =>
      parts.get(AuditLog).append(tx, actor, context, {
        action: 'thing.changed',
        subject: { type: 'thing', id },
        country: 'BR',
        details: { digest: `digest of ${id}`, words: 'ñ “ç” 🜁' },
      }),
    );
  const verify = () => parts.get(AuditVerifier).verify(systemContext('command:test'));
  const checkpointFile = () => join(parts.dataDir, 'checkpoints', 'audit.jsonl');

  /** As somebody with the owner's rights, past row-level security; undone afterwards. */
  async function tampered<T>(sql: string, look: () => Promise<T>): Promise<T> {
    for (const table of TABLES) await owner.query(`create table kept_${table} as select * from ${table}`);
    try {
      await owner.query(sql);
      return await look();
    } finally {
      await owner.query('truncate release_value, release, audit_checkpoint, audit_record, audit_head');
      for (const table of TABLES) {
        const { rows } = await owner.query<{ list: string }>(
          `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
            where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
          [table],
        );
        const { list } = rows[0]!;
        await owner.query(
          `insert into ${table} (${list}) overriding system value select ${list} from kept_${table}`,
        );
        await owner.query(`drop table kept_${table}`);
      }
    }
  }

  beforeAll(async () => {
    const database = await createDatabase();
    drop = () => database.drop();
    parts = await Parts.start(database, { clock });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const table of TABLES) await owner.query(`alter table ${table} no force row level security`);
    for (let i = 1; i <= 12; i += 1) await append(`thing ${i}`);
    await parts.get(Checkpoints).write();
    for (let i = 0; i < 3; i += 1) {
      await parts.write((tx, actor, context) =>
        parts.get(ReleaseLedger).record(tx, actor, context, { purpose: 'entry.read', valueIds: [VALUE] }),
      );
    }
    await parts.get(DueTasks).runDue(clock.now());
    await append('the newest');
    await parts.get(Checkpoints).write();
  });

  afterAll(async () => {
    await owner?.end();
    await parts?.close();
    await drop?.();
  });

  it('finds the log whole, and says so with exit code 0', async () => {
    const lines: string[] = [];
    expect(await verifyAudit(parts.get(AuditVerifier), (line) => lines.push(line))).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^The audit log is whole: 14 records/)]);
  });

  it('finds each record that is changed, removed or inserted, wherever it stands', async () => {
    const sql = (seq: number) => [
      `update audit_record set content = content || ' ' where seq = ${seq}`,
      `update audit_record set hash = sha256(hash) where seq = ${seq}`,
      `update audit_record set prev_hash = sha256(prev_hash) where seq = ${seq}`,
      `delete from audit_record where seq = ${seq}`,
      `update audit_record set seq = -seq where seq = ${seq}`,
      `insert into audit_record
         select 100 + seq, content, prev_hash, hash, at, actor_id, actor_role, action, subject_type, subject_id,
                country, request_id
           from audit_record where seq = ${seq}`,
      `update audit_record set actor_id = 'somebody else' where seq = ${seq}`,
      `update audit_record set country = 'PE' where seq = ${seq}`,
    ];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 14 }), fc.nat({ max: 7 }), async (seq, i) => {
        const result = await tampered(sql(seq)[i]!, verify);
        expect(result).toMatchObject({ ok: false });
      }),
      { numRuns: 24 },
    );
  });

  it('finds that the newest records were cut, even when the head and the checkpoints of the database were set back', async () => {
    const cut = `
      delete from audit_record where seq > 12;
      delete from audit_checkpoint where seq > 12;
      update release set sealed_seq = null;
      update audit_head set seq = 12, hash = (select hash from audit_record where seq = 12)`;
    const result = await tampered(cut, verify);
    const gone = (seq: number) =>
      expect.objectContaining({ check: 'checkpoints', seq, message: expect.stringContaining('is gone') });
    expect(result.findings).toContainEqual(gone(14));
    // On a slow machine the minute's own checkpoint may have been signed before the last record.
    expect(result.findings).toEqual(result.findings.map(({ seq }) => gone(seq!)));
  });

  it('finds a chain that was computed anew from a changed record on', async () => {
    const forge = `
      update audit_record set content = replace(content, 'thing 5', 'thing 9'), subject_id = 'thing 9' where seq = 5;
      do $$ declare r record; h bytea; begin
        select hash into h from audit_record where seq = 4;
        for r in select seq, content from audit_record where seq > 4 order by seq loop
          update audit_record set prev_hash = h, hash = sha256(h || convert_to(r.seq || ':' || r.content, 'UTF8'))
           where seq = r.seq returning hash into h;
        end loop;
        update audit_head set hash = h;
      end $$`;
    const result = await tampered(forge, verify);
    expect(result.findings.map((one) => one.check)).not.toContain('chain');
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        seq: 12,
        message: expect.stringContaining('not the one that had been signed'),
      }),
    );
  });

  it('finds a changed, removed or added line of the sealed release ledger', async () => {
    for (const sql of [
      `update release set actor_id = 'somebody else' where id = 2`,
      `update release set at = at + interval '1 microsecond' where id = 2`,
      `delete from release_value; delete from release where id = 3`,
      `insert into release (at, actor_id, actor_role, purpose, request_id, value_ids, sealed_seq)
         select at, actor_id, actor_role, purpose, request_id, value_ids, sealed_seq from release where id = 1`,
      `update release set sealed_seq = 5 where id = 1`,
    ]) {
      const result = await tampered(sql, verify);
      expect(result.findings).toContainEqual(expect.objectContaining({ check: 'releases' }));
    }
  });

  it('finds a forged checkpoint, and one of another key', async () => {
    const forged = await tampered(`update audit_checkpoint set hash = sha256(hash) where seq = 12`, verify);
    expect(forged.findings).toContainEqual(
      expect.objectContaining({ seq: 12, message: expect.stringContaining('false signature') }),
    );
    const foreign = await tampered(`update audit_checkpoint set key_id = 'another' where seq = 12`, verify);
    expect(foreign.findings).toContainEqual(
      expect.objectContaining({ seq: 12, message: expect.stringContaining('unknown key') }),
    );
  });

  it('finds a checkpoint file that was cut, lost or edited; and prints each with exit code 1', async () => {
    const whole = await readFile(checkpointFile(), 'utf8');
    const results: number[] = [];
    const lines: string[] = [];
    for (const damage of [
      () => rm(checkpointFile()),
      () => truncate(checkpointFile(), whole.indexOf('\n') + 1),
      () => writeFile(checkpointFile(), whole.replace('"seq":12', '"seq":11')),
      () => appendFile(checkpointFile(), 'nonsense\n'),
    ]) {
      await damage();
      results.push(await verifyAudit(parts.get(AuditVerifier), (line) => lines.push(line)));
      await writeFile(checkpointFile(), whole);
    }
    expect(results).toEqual([1, 1, 1, 1]);
    expect(lines.filter((line) => line.startsWith('WRONG checkpoints'))).toHaveLength(4);
  });

  it('does not mind a last line that a crash left unfinished, and drops it at the next checkpoint', async () => {
    await appendFile(checkpointFile(), '{"seq":1');
    expect(await verify()).toMatchObject({ ok: true });
    await append('after the crash');
    await parts.get(Checkpoints).write();
    expect(await verify()).toMatchObject({ ok: true });
    expect(await readFile(checkpointFile(), 'utf8')).not.toContain('{"seq":1{');
  });

  it('keeps the signing key to its owner', async () => {
    const { mode } = await stat(join(parts.dataDir, 'keys', 'audit-ed25519.pem'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('goes on with a new key when the old one was removed, and still takes what the old one signed', async () => {
    await parts.close({ keepData: true });
    await rm(join(parts.dataDir, 'keys', 'audit-ed25519.pem'));
    parts = await Parts.start(parts.urls, { clock, dataDir: parts.dataDir });
    await append('under the new key');
    await parts.get(Checkpoints).write();
    expect(await verify()).toMatchObject({ ok: true });
    const keys = (await readFile(checkpointFile(), 'utf8')).match(/"key":"[0-9a-f]+"/g);
    expect(new Set(keys).size).toBe(2);
  });

  it('carries out checks that modules add', async () => {
    parts.get(AuditVerifier).addCheck('thirteen', async function* (tx) {
      const rows = await tx.query<{ seq: string }[]>('select seq from audit_record where seq = 13');
      for (const { seq } of rows) yield { check: 'thirteen', seq: Number(seq), message: 'an unlucky number' };
    });
    expect((await verify()).findings).toEqual([{ check: 'thirteen', seq: 13, message: 'an unlucky number' }]);
    expect(() => parts.get(AuditVerifier).addCheck('thirteen', async function* () {})).toThrow('twice');
  });

  it('signs about a second after an append, and when the server stops', async () => {
    const before = (await readFile(checkpointFile(), 'utf8')).split('\n').length;
    await append('one');
    await append('two');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await readFile(checkpointFile(), 'utf8')).split('\n')).toHaveLength(before + 1);
    const seq = await append('three');
    await parts.close({ keepData: true });
    expect((await readFile(checkpointFile(), 'utf8')).trimEnd().split('\n').at(-1)).toContain(
      `"seq":${seq},`,
    );
    parts = await Parts.start(parts.urls, { clock, dataDir: parts.dataDir });
    expect(await verify()).toMatchObject({ ok: true });
  });
});
