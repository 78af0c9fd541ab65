import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../src/access/actor.js';
import { Answer } from '../src/access/answer.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { AuditLog } from '../src/audit/audit-log.js';
import { AuditVerifier } from '../src/audit/audit-verifier.js';
import { recordHash } from '../src/audit/chain.js';
import { ReleaseLedger } from '../src/audit/release-ledger.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { Outbox } from '../src/mail/outbox.js';
import { createDatabase } from './support/database.js';
import { Parts } from './support/parts.js';

const VALUE = '7f1d0c3a-54a1-4d5e-9a51-0f6b1f3f9d11';
const context = systemContext('job:test');

describe('the audit log and the release ledger', () => {
  let parts: Parts;
  let owner: pg.Client;
  let serving: pg.Client;
  let drop: () => Promise<void>;

  const append = (tx: EntityManager, actor: Actor, id = 'one') =>
    parts
      .get(AuditLog)
      .append(tx, actor, context, { action: 'thing.changed', subject: { type: 'thing', id } });
  const put = (tx: EntityManager) =>
    parts.get(Outbox).put(tx, {
      to: 'a@state.example',
      language: 'es',
      subject: 's',
      text: 't',
      demo: false,
      sensitive: false,
    });
  const letters = () =>
    parts.write(async (tx) =>
      Number((await tx.query<{ n: string }[]>('select count(*) as n from mail'))[0]!.n),
    );
  const as = async (role: string, sql: string, parameters: unknown[] = []) => {
    await serving.query('begin');
    try {
      if (role) await serving.query(`select set_actor('someone', $1, null)`, [role]);
      return (await serving.query(sql, parameters)).rows as Record<string, unknown>[];
    } finally {
      await serving.query('rollback');
    }
  };

  beforeAll(async () => {
    const database = await createDatabase();
    drop = () => database.drop();
    parts = await Parts.start(database);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    serving = new pg.Client({ connectionString: database.servingUrl });
    await Promise.all([owner.connect(), serving.connect()]);
  });

  afterAll(async () => {
    await Promise.all([owner?.end(), serving?.end()]);
    await parts?.close();
    await drop?.();
  });

  it('stores the very text that was hashed, with who, what, when and from where', async () => {
    const seq = await parts.write((tx, actor) => append(tx, actor, 'ñandú'));
    const [row] = await as('auditor', 'select * from audit_record where seq = $1', [seq]);
    expect(JSON.parse(row!.content as string)).toEqual({
      action: 'thing.changed',
      actor: { id: 'job:test', name: 'job:test', role: 'system', state: null },
      address: null,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      country: null,
      details: {},
      requestId: 'job:test',
      route: 'job:test',
      subject: { id: 'ñandú', type: 'thing' },
    });
    expect(row).toMatchObject({ action: 'thing.changed', actor_id: 'job:test', subject_id: 'ñandú' });
    expect(recordHash(row!.prev_hash as Buffer, seq, row!.content as string)).toEqual(row!.hash);
  });

  it('numbers concurrent writes without gaps, and keeps no record of one that failed', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        parts.write(async (tx, actor) => {
          const seq = await append(tx, actor, `concurrent ${i}`);
          if (i % 3 === 0) throw new Error('the write fails after its record');
          return seq;
        }),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(40);
    const rows = await as(
      'auditor',
      `select seq from audit_record where subject_id like 'concurrent%' order by seq`,
    );
    expect(rows).toHaveLength(40);
    expect(await parts.get(AuditVerifier).verify(context)).toMatchObject({ ok: true });
  });

  it('appends many in one go, in their order, and none when one of them cannot be', async () => {
    const events = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        action: 'many.loaded',
        subject: { type: 'thing', id: `many ${i}` },
      }));
    const last = await parts.write((tx, actor) =>
      parts.get(AuditLog).appendAll(tx, actor, context, events(500)),
    );
    const rows = await as(
      'auditor',
      `select seq::int, subject_id from audit_record where action = 'many.loaded' order by seq`,
    );
    expect(rows).toEqual(
      events(500).map(({ subject }, i) => ({ seq: last - 499 + i, subject_id: subject.id })),
    );
    await expect(as('system', `select audit_append(array[$1, '{}'])`, ['{"at":"x"}'])).rejects.toMatchObject({
      code: '23502',
    });
    expect(await parts.get(AuditVerifier).verify(context)).toMatchObject({ ok: true });
  });

  it('refused, lets nothing of the write stand, and answers audit-unavailable (503)', async () => {
    const before = await letters();
    for (const [refuse, allow] of [
      [
        'revoke execute on function audit_append(text[]) from enlace_serving',
        'grant execute on function audit_append(text[]) to enlace_serving',
      ],
      [
        'alter table audit_record add constraint full_disk check (seq < 0) not valid',
        'alter table audit_record drop constraint full_disk',
      ],
      ['alter table audit_head rename to gone', 'alter table gone rename to audit_head'],
    ] as const) {
      await owner.query(refuse);
      const write = parts.write(async (tx, actor) => {
        await put(tx);
        await append(tx, actor);
      });
      await expect(write).rejects.toMatchObject({ code: 'audit-unavailable', status: 503 });
      await owner.query(allow);
    }
    expect(await letters()).toBe(before);
    expect(await parts.write((tx, actor) => append(tx, actor))).toBeGreaterThan(0);
  });

  it('gives the serving role no way to change or remove a record, a checkpoint or a release', async () => {
    for (const sql of [
      `insert into audit_record select 1000 + seq from audit_record`,
      `update audit_record set content = '{}'`,
      'delete from audit_record',
      'truncate audit_record',
      'update audit_head set seq = 0',
      'delete from audit_head',
      'update audit_checkpoint set hash = hash',
      'delete from audit_checkpoint',
      `update release set purpose = 'x'`,
      'delete from release',
      'delete from release_value',
    ]) {
      for (const role of ['administrator', 'system']) {
        await expect(as(role, sql)).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  it('shows records and releases to the administrator and the auditor, and to nobody else', async () => {
    await parts.write((tx, actor) =>
      parts.get(ReleaseLedger).record(tx, actor, context, { purpose: 'p', valueIds: [VALUE] }),
    );
    const counts = async (role: string) =>
      (
        await as(
          role,
          `select (select count(*) from audit_record)::int as a, (select count(*) from release)::int as r`,
        )
      )[0];
    for (const role of ['administrator', 'auditor']) {
      expect(await counts(role)).toEqual({ a: expect.any(Number), r: 1 });
      expect((await counts(role))!.a).toBeGreaterThan(0);
    }
    for (const role of [
      'editor',
      'national-authority',
      'law-enforcement-reader',
      'observer',
      'recipient',
      '',
    ]) {
      expect(await counts(role)).toEqual({ a: 0, r: 0 });
    }
  });

  it('takes no record without a named actor, and no release in the name of another', async () => {
    await expect(as('', `select audit_append(array['{}'])`)).rejects.toMatchObject({
      code: expect.any(String),
    });
    const release = `insert into release (at, actor_id, actor_role, purpose, request_id, value_ids)
                     values (now(), $1, $2, 'p', 'r', array['${VALUE}']::uuid[])`;
    await expect(as('editor', release, ['somebody else', 'editor'])).rejects.toMatchObject({ code: '42501' });
    await expect(as('editor', release, ['someone', 'administrator'])).rejects.toMatchObject({
      code: '42501',
    });
    await expect(as('editor', release, ['someone', 'editor'])).resolves.toEqual([]);
  });

  it('writes no release for a read that showed no value', async () => {
    const count = () => as('auditor', 'select count(*)::int as n from release');
    const before = await count();
    await parts.write((tx, actor) =>
      parts.get(ReleaseLedger).record(tx, actor, context, { purpose: 'p', valueIds: [] }),
    );
    expect(await count()).toEqual(before);
  });

  it('lets only a read commit before the disk has it', async () => {
    const commits = async (work: (tx: EntityManager, actor: Actor) => Promise<unknown>) =>
      parts.write(async (tx, actor) => {
        await tx.query('set local synchronous_commit = on');
        await work(tx, actor);
        return (await tx.query<{ synchronous_commit: string }[]>('show synchronous_commit'))[0]!
          .synchronous_commit;
      });
    const record = (tx: EntityManager, actor: Actor) =>
      parts.get(ReleaseLedger).record(tx, actor, context, { purpose: 'p', valueIds: [VALUE] });
    expect(await commits(record)).toBe('off');
    expect(await commits(async (tx, actor) => [await record(tx, actor), await append(tx, actor)])).toBe('on');
    expect(await commits(async (tx, actor) => [await append(tx, actor), await record(tx, actor)])).toBe('on');
    expect(await commits(async (tx, actor) => [await put(tx), await record(tx, actor)])).toBe('on');
  });

  it('seals the ledger with a record of its digest, once', async () => {
    await parts.get(DueTasks).runDue(new Date('2026-11-24T10:00:00Z'));
    const open = await as('auditor', 'select count(*)::int as n from release where sealed_seq is null');
    expect(open).toEqual([{ n: 0 }]);
    const seals = () => as('auditor', `select content from audit_record where action = 'ledger.sealed'`);
    const [first] = await seals();
    expect((JSON.parse(first!.content as string) as { details: object }).details).toEqual({
      count: expect.any(Number),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      fromId: 1,
      toId: expect.any(Number),
    });
    await parts.get(DueTasks).runDue(new Date('2026-11-24T10:01:00Z'));
    expect(await seals()).toHaveLength(1);
    expect(await parts.get(AuditVerifier).verify(context)).toMatchObject({ ok: true });
  });

  it('seals nothing under a record that is no seal', async () => {
    await expect(as('system', 'select release_seal(1, array[1]::bigint[])')).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('is told by an Answer: a write and its record commit together', async () => {
    const answer = await parts
      .get(Transactions)
      .write(context, async (tx, actor) => new Answer(201, await append(tx, actor)));
    expect(
      await as('auditor', 'select 1 as one from audit_record where seq = $1', [answer.body]),
    ).toHaveLength(1);
  });
});
