import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Load, Tally } from './support/load.js';
import { givenPeople } from './support/people.js';
import { accountFor } from './support/proof.js';
import { ServerProcess } from './support/server-process.js';
import { Gate, Writer, type Done } from './support/writer.js';

const SERVER_KILLS = Number(process.env.ENLACE_TEST_KILLS ?? 200);
const DATABASE_KILLS = Number(process.env.ENLACE_TEST_DATABASE_KILLS ?? 15);
const STATES = ['BR', 'PE', 'CL', 'AR', 'UY', 'MX'];

let server: ServerProcess;
let gate: Gate;
let tally: Tally;
let writers: Writer[];
let loads: Load[];

/**
 * Until the next blow: mostly a moment after work goes on, however slow the machine; each fourth time without waiting
 * for that, so that the first requests of a new process are cut too.
 */
async function aWhile(kill: number): Promise<void> {
  if (kill % 4 !== 0) await someWriteSince(performance.now());
  await pause(50 + Math.random() * 350);
}

beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
  gate = new Gate();
  tally = new Tally();
  const authorities = STATES.map((state) => ({ role: 'national-authority', state }));
  const people = await givenPeople(server, [...authorities, { role: 'editor' }, { role: 'editor' }]);
  writers = people.map(
    (person) => new Writer(server, person, gate, (outcome, answer) => tally.note(outcome, answer)),
  );
  loads = STATES.map((state, i) => new Load(writers[i]!, writers[STATES.length + (i % 2)]!, state));
});

afterAll(() => server.destroy());

const everythingDone = (): Done[] => writers.flatMap((writer) => writer.done);

async function proof(): Promise<string[]> {
  const client = await server.superuser();
  try {
    return await accountFor(
      client,
      everythingDone(),
      loads.flatMap((load) => load.entries),
    );
  } finally {
    await client.end();
  }
}

/** Sends some acknowledged writes again, with their keys. @returns what was answered differently. */
async function repeat(count: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const writer of writers) {
    for (const done of writer.done.slice(-count)) {
      const again = await writer.attempt(done, done.key, done.attempts + 1);
      const same = again?.response.status === done.status && again.text === JSON.stringify(done.answer);
      if (!same) wrong.push(`${done.kind} ${done.key}: ${again?.response.status} ${again?.text}`);
    }
  }
  return wrong;
}

function expectWholeLog(): void {
  const { status, output } = server.command('audit', 'verify');
  expect(output).toContain('The audit log is whole');
  expect(status).toBe(0);
}

test(`${SERVER_KILLS} kills of the server under load lose no acknowledged write, and none happens twice`, async () => {
  const starts: number[] = [];
  loads.forEach((load) => load.begin());
  for (let kill = 0; kill < SERVER_KILLS; kill += 1) {
    await aWhile(kill);
    if (loads.some((load) => load.failed)) break;
    await server.end('SIGKILL');
    gate.close();
    starts.push(await server.start());
    gate.reopen();
  }
  await Promise.all(loads.map((load) => load.stop()));

  const done = everythingDone();
  const again = done.filter(({ attempts }) => attempts > 1).length;
  starts.sort((a, b) => a - b);
  console.log(
    `${SERVER_KILLS} kills of the server: ${done.length} writes acknowledged, ${again} of them after a repeat; ` +
      `answers: ${tally.toString()}; a start after a kill took ${Math.round(starts[starts.length >> 1]!)} ms (median), ` +
      `${Math.round(starts.at(-1)!)} ms at most`,
  );
  expect(tally.strange).toEqual([]);
  expect(starts).toHaveLength(SERVER_KILLS);
  expect(done.length).toBeGreaterThan(SERVER_KILLS);
  expect(await repeat(25)).toEqual([]);
  expect(await proof()).toEqual([]);
  expectWholeLog();
});

/** Waits until the database answers again; when that was. */
async function databaseBack(): Promise<number> {
  for (;;) {
    try {
      const client: pg.Client = await server.superuser();
      await client.query('select 1');
      await client.end();
      return performance.now();
    } catch {
      await pause(5);
    }
  }
}

/** Waits for a write that succeeds after this instant. */
async function someWriteSince(instant: number): Promise<void> {
  for (const until = performance.now() + 30_000; tally.lastSuccess < instant; await pause(5)) {
    if (loads.some((load) => load.failed)) return;
    if (performance.now() > until)
      throw new Error(`No write succeeds any more; answers: ${tally.toString()}`);
  }
}

test(`${DATABASE_KILLS} kills of PostgreSQL under load: 503 at worst, writes again within 2 s, nothing lost`, async () => {
  tally = new Tally();
  const before = everythingDone().length;
  const waits: number[] = [];
  const outages: number[] = [];
  loads.forEach((load) => load.begin());
  for (let kill = 0; kill < DATABASE_KILLS; kill += 1) {
    await pause(300 + Math.random() * 700);
    if (loads.some((load) => load.failed)) break;
    const killed = performance.now();
    process.kill(server.postmaster()!, 'SIGKILL');
    const back = await databaseBack();
    await someWriteSince(back);
    waits.push(tally.lastSuccess - back);
    outages.push(tally.lastSuccess - killed);
  }
  await Promise.all(loads.map((load) => load.stop()));

  const longest = (list: number[]) => Math.round(Math.max(...list));
  console.log(
    `${DATABASE_KILLS} kills of PostgreSQL: ${everythingDone().length - before} writes acknowledged; answers: ${tally.toString()}; ` +
      `first write at most ${longest(waits)} ms after the database was back, ${longest(outages)} ms after the kill`,
  );
  expect(tally.strange).toEqual([]);
  expect(waits).toHaveLength(DATABASE_KILLS);
  expect(longest(waits)).toBeLessThan(2000);
  expect(await repeat(10)).toEqual([]);
  expect(await proof()).toEqual([]);
  expectWholeLog();
});

test('after all that, SIGTERM ends the server cleanly and leaves no PostgreSQL', async () => {
  const said = server.output.length;
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(server.output.slice(said)).not.toContain('they are cut');
  expect(server.postmaster()).toBeNull();
});
