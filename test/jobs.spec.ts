import pg from 'pg';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { JobTasks } from '../src/jobs/job-tasks.js';
import { Jobs } from '../src/jobs/jobs.js';
import { createDatabase, type TestDatabase } from './support/database.js';
import { Parts } from './support/parts.js';
import { TestClock } from './support/test-clock.js';

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 1200 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
};

describe('jobs', () => {
  let parts: Parts;
  let database: TestDatabase;
  const clock = new TestClock();
  const done: unknown[] = [];
  const enqueue = (payload: object, key?: string) =>
    parts.write((tx) => parts.get(Jobs).enqueue(tx, 'test.note', payload, { key }));

  beforeAll(async () => {
    database = await createDatabase();
    parts = await Parts.start(database, { clock });
    parts.get(JobTasks).register('test.note', async (payload) => void done.push(payload));
  });

  afterAll(async () => {
    await parts?.close();
    await database?.drop();
  });

  beforeEach(() => void (done.length = 0));

  it('are carried out once their write has committed, and never when it failed', async () => {
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    const failing = parts.write(async (tx) => {
      await parts.get(Jobs).enqueue(tx, 'test.note', { n: 'never' });
      throw new Error('the write fails');
    });
    await expect(failing).rejects.toThrow('the write fails');
    await enqueue({ n: 1 });
    await until(() => done.length > 0);
    expect(done).toEqual([{ n: 1 }]);
  });

  it('under one key only the last waits', async () => {
    await parts.get(JobRunner).stop();
    await enqueue({ n: 1 }, 'same');
    await enqueue({ n: 2 }, 'same');
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    await until(() => done.length > 0);
    expect(done).toEqual([{ n: 2 }]);
  });

  it('stops after the job at hand, and leaves the next for the next start', async () => {
    const order: string[] = [];
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    await parts.get(JobRunner).stop();
    parts.get(JobTasks).register('test.slow', async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('finished');
    });
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    await parts.write((tx) => parts.get(Jobs).enqueue(tx, 'test.slow', {}));
    await beginning;
    await parts.get(JobRunner).stop();
    order.push('stopped');
    await enqueue({ n: 'later' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(order).toEqual(['finished', 'stopped']);
    expect(done).toEqual([]);
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    await until(() => done.length > 0);
  });

  it.each(['fails', 'succeeds'])(
    'one that %s while the database is away ends no server, and those after it are carried out',
    async (how) => {
      let begun = () => {};
      const beginning = new Promise<void>((resolve) => (begun = resolve));
      parts.get(JobTasks).register(`test.cut-${how}`, async (_, { attempt }) => {
        if (attempt > 1) return;
        begun();
        await database.away(true);
        if (how === 'fails') throw new Error('the database went away');
      });
      await parts.get(JobRunner).stop();
      await parts.get(JobRunner).start(parts.urls.ownerUrl);
      await parts.write((tx) => parts.get(Jobs).enqueue(tx, `test.cut-${how}`, {}));
      await beginning;
      await new Promise((resolve) => setTimeout(resolve, 500));
      await database.away(false);
      await enqueue({ n: 'after' });
      await until(() => done.length > 0);
      expect(done).toEqual([{ n: 'after' }]);
    },
  );

  it('go to one of several processes, each once', async () => {
    const other = await Parts.start(parts.urls, { clock });
    other.get(JobTasks).register('test.note', async (payload) => void done.push(payload));
    other.get(JobTasks).register('test.slow', async () => {});
    await other.get(JobRunner).start(parts.urls.ownerUrl);
    await Promise.all(Array.from({ length: 40 }, (_, n) => enqueue({ n })));
    await until(() => done.length >= 40);
    await other.close();
    expect(done.map((one) => (one as { n: number }).n).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n),
    );
  });

  it('of a process that died are given to another; those of a process that lives never', async () => {
    const owner = new pg.Client({ connectionString: parts.urls.ownerUrl });
    await owner.connect();
    let finish = () => {};
    const finishing = new Promise<void>((resolve) => (finish = resolve));
    const attempts: number[] = [];
    parts.get(JobTasks).register('test.in-hand', async (_, { attempt }) => {
      attempts.push(attempt);
      await finishing;
    });
    await parts.get(JobRunner).stop();
    await enqueue({ n: 'left by the dead' });
    // Others may wait in the queue: of an earlier test, for their next attempt.
    const tasks = 'select id from graphile_worker._private_tasks where identifier';
    const minuteAgo = `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`;
    await owner.query(
      `${minuteAgo}, locked_by = 'worker-of-a-killed-process', attempts = 1
        where task_id = (${tasks} = 'test.note')`,
    );
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    await until(() => done.length > 0);
    expect(done).toEqual([{ n: 'left by the dead' }]);

    await parts.write((tx) => parts.get(Jobs).enqueue(tx, 'test.in-hand', {}));
    await until(() => attempts.length > 0);
    await owner.query(`${minuteAgo} where task_id = (${tasks} = 'test.in-hand')`);
    const other = await Parts.start(parts.urls, { clock });
    other.get(JobTasks).register('test.in-hand', async (_, { attempt }) => void attempts.push(attempt));
    await other.get(JobRunner).start(parts.urls.ownerUrl);
    await other.close();
    const { rows } = await owner.query(
      `select locked_by is not null as locked from graphile_worker.jobs where task_identifier = 'test.in-hand'`,
    );
    expect(rows).toEqual([{ locked: true }]);
    finish();
    await parts.get(JobRunner).stop();
    expect(attempts).toEqual([1]);
    await parts.get(JobRunner).start(parts.urls.ownerUrl);
    await owner.end();
  });

  it('cannot be enqueued without a named actor, nor read or changed by the serving role', async () => {
    const serving = new pg.Client({ connectionString: parts.urls.servingUrl });
    await serving.connect();
    await expect(serving.query(`select enqueue_job('test.note', '{}', null)`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(serving.query('select * from graphile_worker._private_jobs')).rejects.toMatchObject({
      code: '42501',
    });
    await serving.end();
  });
});

describe('periodic tasks', () => {
  let parts: Parts;
  let drop: () => Promise<void>;
  const clock = new TestClock();
  let ran: string[] = [];
  let fail = false;

  beforeAll(async () => {
    const database = await createDatabase();
    drop = () => database.drop();
    parts = await Parts.start(database, { clock });
    const dueTasks = parts.get(DueTasks);
    dueTasks.register({
      name: 'test.daily',
      every: 'day',
      run: async ({ instant, actor, tx }) => {
        await tx.query('insert into due_run (task, period, ran_at) values ($1, $2, $3)', [
          'mark',
          String(instant),
          instant,
        ]);
        if (fail) throw new Error('not today');
        ran.push(`daily as ${actor.id}`);
      },
    });
    dueTasks.register({ name: 'test.minutely', every: 'minute', run: async () => void ran.push('minutely') });
  });

  beforeEach(() => {
    ran = [];
    fail = false;
  });

  afterAll(async () => {
    await parts?.close();
    await drop?.();
  });

  it('run once for each period, as a named system actor, however often they are called', async () => {
    const at = new Date('2026-11-24T23:58:10Z');
    await Promise.all([parts.get(DueTasks).runDue(at), parts.get(DueTasks).runDue(at)]);
    await parts.get(DueTasks).runDue(new Date('2026-11-24T23:58:50Z'));
    expect(ran.sort()).toEqual(['daily as job:test.daily', 'minutely']);
    await parts.get(DueTasks).runDue(new Date('2026-11-24T23:59:00Z'));
    await parts.get(DueTasks).runDue(new Date('2026-11-25T00:00:00Z'));
    expect(ran).toEqual([
      'daily as job:test.daily',
      'minutely',
      'minutely',
      'daily as job:test.daily',
      'minutely',
    ]);
  });

  it('that fail leave nothing behind, stop no other, and are tried again in the same period', async () => {
    fail = true;
    await expect(parts.get(DueTasks).runDue(new Date('2026-11-26T08:00:00Z'))).rejects.toThrow(
      'test.daily failed',
    );
    expect(ran).toEqual(['minutely']);
    fail = false;
    await parts.get(DueTasks).runDue(new Date('2026-11-26T08:01:00Z'));
    expect(ran).toEqual(['minutely', 'daily as job:test.daily', 'minutely']);
  });

  it('keep a given answer for 24 hours, and then forget it', async () => {
    const keep = (key: string, at: string) =>
      parts.write((tx) =>
        tx.query(
          `insert into idempotent_answer (actor_id, route, key, body_digest, status, headers, sealed_body, created_at)
           values ('someone', 'POST /', $1, 'd', 201, '{}', '', $2)`,
          [key, at],
        ),
      );
    await keep('old', '2026-11-29T06:00:00Z');
    await keep('young', '2026-11-29T06:00:01Z');
    await parts.get(DueTasks).runDue(new Date('2026-11-30T06:00:00Z'));
    const kept = await parts
      .get(Transactions)
      .read(systemContext('job:test'), (tx) =>
        tx.query<{ key: string }[]>('select key from idempotent_answer'),
      );
    expect(kept).toEqual([{ key: 'young' }]);
  });
});
