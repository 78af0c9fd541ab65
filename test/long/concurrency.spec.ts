import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { givenPeople, signIn, type Person, type SignedInPerson } from './support/people.js';
import { ServerProcess } from './support/server-process.js';

const CUTS = 300;
const ROUTE = '/api/v1/law-enforcement-contacts';

interface Answered {
  status: number;
  etag: string | null;
  body: Record<string, unknown>;
}

let server: ServerProcess;
let authority: SignedInPerson;
let editors: SignedInPerson[];
let people: Person[];

beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
  people = await givenPeople(server, [
    { role: 'national-authority', state: 'BR' },
    { role: 'editor' },
    { role: 'editor' },
    { role: 'administrator' },
  ]);
  const signedIn: SignedInPerson[] = [];
  for (const person of people) signedIn.push(await signIn(server, person));
  [authority, ...editors] = signedIn as [SignedInPerson, ...SignedInPerson[]];
});

afterAll(() => server.destroy());

async function send(
  who: SignedInPerson,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${who.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = JSON.parse((await response.text()) || 'null') as Record<string, unknown>;
  return { status: response.status, etag: response.headers.get('etag'), body: answer };
}

const office = (original: string) => ({
  country: 'BR',
  kind: 'office',
  names: { original, language: 'pt' },
  contactPoints: [{ kind: 'telephone', use: '24/7', value: '+556133334444' }],
});

const at = <T>(times: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, i) => work(i)));

/** How often each status came. */
const counted = (answers: readonly { status: number }[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

async function recordsOf(id: string): Promise<string[]> {
  const rows = await server.ask<{ action: string }>(
    'select action from audit_record where subject_id = $1 order by seq',
    [id],
  );
  return rows.map(({ action }) => action);
}

test('of 50 refreshes with one token one wins, 49 are told so, and the session lives on', async () => {
  const { cookie } = await signIn(server, people[0]!);
  const refresh = (token: string) =>
    fetch(`${server.url}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { origin: server.origin, cookie: token },
    });
  const answers = await at(50, () => refresh(cookie));
  expect(counted(answers)).toEqual({ 200: 1, 409: 49 });
  const winner = answers
    .find(({ status }) => status === 200)!
    .headers.get('set-cookie')!
    .split(';')[0]!;
  const next = await refresh(winner);
  expect(next.status).toBe(200);

  // Superseded for longer than the ten seconds of grace, the first token is a stolen one: the family dies.
  await pause(10_500);
  expect((await refresh(cookie)).status).toBe(401);
  expect((await refresh(next.headers.get('set-cookie')!.split(';')[0]!)).status).not.toBe(200);
  const { accessToken } = (await next.json()) as { accessToken: string };
  expect((await send({ token: accessToken, cookie: '' }, 'GET', '/api/v1/auth/me')).status).toBe(401);
});

test('of 50 changes with one ETag one is made and 49 are refused as stale', async () => {
  const entry = await send(authority, 'POST', ROUTE, office('One ETag'));
  const id = entry.body.id as string;
  const answers = await at(50, (i) =>
    send(authority, 'PATCH', `${ROUTE}/${id}`, { unit: `Unit ${i}` }, { 'if-match': entry.etag! }),
  );
  expect(counted(answers)).toEqual({ 200: 1, 412: 49 });
  expect(await recordsOf(id)).toEqual(['entry.created', 'entry.changed']);
  const now = await send(authority, 'GET', `${ROUTE}/${id}`);
  expect(now.body.unit).toBe(answers.find(({ status }) => status === 200)!.body.unit);
});

test('of 20 approvals of one change one has an effect', async () => {
  const entry = await send(authority, 'POST', ROUTE, office('Twenty approvals'));
  const id = entry.body.id as string;
  const change = await send(authority, 'POST', `${ROUTE}/${id}/publish`, {}, { 'if-match': entry.etag! });
  expect(change.status).toBe(202);
  const changeId = change.body.id as string;
  const answers = await at(20, (i) =>
    send(editors[i % editors.length]!, 'POST', `/api/v1/changes/${changeId}/approve`, {}),
  );
  expect(counted(answers)).toEqual({ 200: 1, 409: 19 });
  expect(await recordsOf(id)).toEqual(['entry.created', 'entry.published']);
  expect(await recordsOf(changeId)).toEqual(['change.proposed', 'change.applied']);
});

test('of an approval and a decline, a cancellation and a change at once, the change is decided once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const entry = await send(authority, 'POST', ROUTE, office(`Decided once ${round}`));
    const id = entry.body.id as string;
    const change = await send(authority, 'POST', `${ROUTE}/${id}/publish`, {}, { 'if-match': entry.etag! });
    const path = `/api/v1/changes/${change.body.id as string}`;
    const answers = await Promise.all([
      send(editors[0]!, 'POST', `${path}/approve`, {}),
      send(editors[1]!, 'POST', `${path}/decline`, { reason: 'Not now' }),
      send(authority, 'POST', `${path}/cancel`),
      send(editors[2]!, 'POST', `${path}/approve`, {}),
    ]);
    expect(counted(answers)).toEqual({ 200: 1, 409: 3 });
    expect(await recordsOf(change.body.id as string)).toHaveLength(2);
  }
});

test('50 requests with one Idempotency-Key make one entry', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const answers = await at(50, () => send(authority, 'POST', ROUTE, office('One key'), headers));
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  const made = answers.filter(({ status }) => status === 201);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const found = await server.ask(
    `select 1 from entry_version where document #>> '{names,original}' = 'One key'`,
  );
  expect(found).toHaveLength(1);
  expect(await recordsOf(made[0]!.body.id as string)).toEqual(['entry.created']);
  const other = await send(authority, 'POST', ROUTE, office('Another body'), headers);
  expect(other.status).toBe(422);
});

/** Sends a request and cuts the connection: in its middle, or so many milliseconds after its end. */
function cut(text: string, afterBytes: number, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    let answered = false;
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(text.slice(0, afterBytes), () => setTimeout(() => socket.destroy(), patience));
    });
    socket.on('data', () => (answered = true));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answered));
  });
}

test(`${CUTS} connections cut around COMMIT, each asked again: one effect and one record each`, async () => {
  let answered = 0;
  let repeated = 0;
  // Cuts fall between nothing and twice the time that such a request takes here, six at once.
  const began = performance.now();
  for (let i = 0; i < 5; i += 1) {
    await at(6, (j) => send(authority, 'POST', ROUTE, office(`Measured ${i} ${j}`)));
  }
  const usual = (performance.now() - began) / 5;
  const ids: string[] = [];
  const one = async (i: number) => {
    const key = randomUUID();
    const body = JSON.stringify(office(`Cut ${i}`));
    const head = [
      `POST ${ROUTE} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Bearer ${authority.token}`,
      `Content-Type: application/json`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Idempotency-Key: ${key}`,
    ].join('\r\n');
    const text = `${head}\r\n\r\n${body}`;
    const whole = i % 10 !== 0;
    if (await cut(text, whole ? text.length : head.length + 40, Math.random() * 2 * usual)) answered += 1;
    for (;;) {
      const again = await send(authority, 'POST', ROUTE, office(`Cut ${i}`), { 'idempotency-key': key });
      if (again.status === 201) return void ids.push(again.body.id as string);
      expect(again.status).toBe(409);
      repeated += 1;
      await pause(10);
    }
  };
  for (let i = 0; i < CUTS; i += 6) await at(6, (j) => one(i + j));

  const entries = await server.ask<{ name: string; count: number; id: string }>(
    `select document #>> '{names,original}' as name, count(*)::int as count, min(entry_id::text) as id
       from entry_version where document #>> '{names,original}' like 'Cut %' group by 1`,
  );
  const records = await server.ask<{ subject_id: string; count: number }>(
    `select subject_id, count(*)::int as count from audit_record where subject_id = any($1) group by 1`,
    [ids],
  );
  console.log(
    `${CUTS} connections cut, within ${Math.round(2 * usual)} ms: ${answered} after the answer began, ${CUTS - answered} before; ` +
      `${repeated} repeats came while the first was being carried out`,
  );
  expect(entries).toHaveLength(CUTS);
  expect(entries.filter(({ count }) => count !== 1)).toEqual([]);
  expect(entries.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(records).toHaveLength(CUTS);
  expect(records.filter(({ count }) => count !== 1)).toEqual([]);
});

test('after all that the log is whole', () => {
  const { status, output } = server.command('audit', 'verify');
  expect(output).toContain('The audit log is whole');
  expect(status).toBe(0);
});
