import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { givenPeople, signIn } from './support/people.js';
import { ServerProcess } from './support/server-process.js';

let server: ServerProcess;

afterEach(() => server.destroy());

test('the demonstration refuses an address that other machines reach, in one line, and starts nothing', async () => {
  server = await ServerProcess.prepare({
    DEMO: 'true',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://enlace.example.org',
  });
  server.launch();
  expect(await server.exited()).toEqual({ code: 1, signal: null });
  expect(server.output.trim().split('\n')).toEqual([expect.stringMatching(/^DEMO: .*HOST=127\.0\.0\.1/)]);
  expect(existsSync(join(server.dataDir, 'postgres'))).toBe(false);
});

test('SIGTERM lets a request that waits be answered, then ends everything, exit code 0', async () => {
  server = await ServerProcess.prepare();
  await server.start();
  const [authority] = await givenPeople(server, [{ role: 'national-authority', state: 'BR' }]);
  const { token } = await signIn(server, authority!);
  const client = await server.superuser();
  await client.query('begin');
  await client.query('lock table register_entry in exclusive mode');
  const answer = fetch(`${server.url}/api/v1/law-enforcement-contacts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ country: 'BR', kind: 'office', names: { original: 'Slow', language: 'pt' } }),
  });
  await someoneWaits();
  const told = performance.now();
  const ended = server.end('SIGTERM');
  await pause(1_500);
  await client.query('commit');
  await client.end();
  expect((await answer).status).toBe(201);
  expect(await ended).toEqual({ code: 0, signal: null });
  // Not only when the connection that the caller keeps open is given up.
  expect(performance.now() - told).toBeLessThan(10_000);
  expect(server.output).not.toContain('they are cut');
  expect(server.postmaster()).toBeNull();

  await server.start();
  const rows = await server.ask(`select 1 from entry_version where document #>> '{names,original}' = 'Slow'`);
  expect(rows).toHaveLength(1);
});

/** Waits until a transaction stands in line for a lock. */
async function someoneWaits(): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    const rows = await server.ask(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`);
    if (rows.length > 0) return;
    await pause(20);
  }
  throw new Error('No request waits');
}
