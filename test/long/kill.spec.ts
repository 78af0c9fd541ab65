import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { World } from './support/world.js';

const SERVER_KILLS = Number(process.env.ENLACE_TEST_KILLS ?? 200);
const DATABASE_KILLS = Number(process.env.ENLACE_TEST_DATABASE_KILLS ?? 15);

/** Two: while one server begins again, the other works. */
let worlds: World[];

beforeAll(async () => {
  worlds = [await World.begin(), await World.begin()];
});

afterAll(() => Promise.all((worlds ?? []).map(({ server }) => server.destroy())));

function expectWholeLog({ server }: World): void {
  const { status, output } = server.command('audit', 'verify');
  expect(output).toContain('The audit log is whole');
  expect(status).toBe(0);
}

/**
 * Until the next blow: mostly a moment after work goes on, however slow the machine; each fourth time without waiting
 * for that, so that the first requests of a new process are cut too.
 */
async function aWhile(world: World, kill: number): Promise<void> {
  if (kill % 4 !== 0) await world.someWriteSince(performance.now());
  await pause(50 + Math.random() * 350);
}

/** @returns how long each start after a kill took, in milliseconds. */
async function killed(world: World, times: number): Promise<number[]> {
  const starts: number[] = [];
  world.beginLoad();
  for (let kill = 0; kill < times; kill += 1) {
    await aWhile(world, kill);
    if (world.failed) break;
    await world.server.end('SIGKILL');
    world.gate.close();
    starts.push(await world.server.start());
    world.gate.reopen();
  }
  await world.endLoad();
  return starts;
}

test(`${SERVER_KILLS} kills of the server under load lose no acknowledged write, and none happens twice`, async () => {
  const starts = await Promise.all(worlds.map((world) => killed(world, SERVER_KILLS / worlds.length)));

  const done = worlds.flatMap((world) => world.done);
  const again = done.filter(({ attempts }) => attempts > 1).length;
  const times = starts.flat().sort((a, b) => a - b);
  console.log(
    `${SERVER_KILLS} kills of the server: ${done.length} writes acknowledged, ${again} of them after a repeat; ` +
      `answers: ${worlds.map(({ tally }) => tally.toString()).join('; ')}; a start after a kill took ` +
      `${Math.round(times[times.length >> 1]!)} ms (median), ${Math.round(times.at(-1)!)} ms at most`,
  );
  expect(times).toHaveLength(SERVER_KILLS);
  expect(done.length).toBeGreaterThan(SERVER_KILLS);
  for (const world of worlds) {
    expect(world.tally.strange).toEqual([]);
    expect(await world.repeat(25)).toEqual([]);
    expect(await world.proof()).toEqual([]);
    expectWholeLog(world);
  }
});

/** Waits until the database answers again; when that was. */
async function databaseBack({ server }: World): Promise<number> {
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

test(`${DATABASE_KILLS} kills of PostgreSQL under load: 503 at worst, writes again within 2 s, nothing lost`, async () => {
  const world = worlds[0]!;
  const before = world.done.length;
  const waits: number[] = [];
  const outages: number[] = [];
  world.beginLoad();
  for (let kill = 0; kill < DATABASE_KILLS; kill += 1) {
    await pause(300 + Math.random() * 700);
    if (world.failed) break;
    const blow = performance.now();
    process.kill(world.server.postmaster()!, 'SIGKILL');
    const back = await databaseBack(world);
    await world.someWriteSince(back);
    waits.push(world.tally.lastSuccess - back);
    outages.push(world.tally.lastSuccess - blow);
  }
  await world.endLoad();

  const longest = (list: number[]) => Math.round(Math.max(...list));
  console.log(
    `${DATABASE_KILLS} kills of PostgreSQL: ${world.done.length - before} writes acknowledged; answers: ${world.tally.toString()}; ` +
      `first write at most ${longest(waits)} ms after the database was back, ${longest(outages)} ms after the kill`,
  );
  expect(world.tally.strange).toEqual([]);
  expect(waits).toHaveLength(DATABASE_KILLS);
  expect(longest(waits)).toBeLessThan(2000);
  expect(await world.repeat(10)).toEqual([]);
  expect(await world.proof()).toEqual([]);
  expectWholeLog(world);
});

test('after all that, SIGTERM ends the servers cleanly and leaves no PostgreSQL', async () => {
  for (const { server } of worlds) {
    const said = server.output.length;
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(server.output.slice(said)).not.toContain('they are cut');
    expect(server.postmaster()).toBeNull();
  }
});
