import { readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Passwords } from '../../src/accounts/passwords.js';
import { Chance, MARKERS } from './support/hostile.js';
import { givenPeople, signIn, type Person } from './support/people.js';
import { Requests, type Description, type HostileRequest } from './support/requests.js';
import { ServerProcess } from './support/server-process.js';

const SECONDS = Number(process.env.ENLACE_TEST_FUZZ_SECONDS ?? 180);
const SEED = Number(process.env.ENLACE_TEST_FUZZ_SEED ?? Date.now() % 1_000_000);
const AT_ONCE = 12;
/** More than this, in MiB, after a minute of such requests is a leak. */
const MEMORY = 700;

/** What gives away the inside: stacks, files, SQL, PostgreSQL's and TypeORM's own words. */
const INSIDE =
  /\n\s+at .+:\d+:\d+|node_modules|\.ts:\d+|\.js:\d+|QueryFailed|syntax error at|relation "|column "|invalid input syntax|violates |row-level security|pg_catalog|(from|into|update) (app_user|register_entry|entry_version|contact_point|audit_record)\b(?! --)/i;

const ROLES = [
  { role: 'administrator' },
  { role: 'editor' },
  { role: 'national-authority', state: 'BR' },
  { role: 'law-enforcement-reader', state: 'PE' },
  { role: 'observer' },
  { role: 'auditor' },
];

let server: ServerProcess;
let people: Person[];
let description: Description;
let ids: string[];
/** One token a role; null is nobody's. */
let tokens: (string | null)[];

beforeAll(async () => {
  server = await ServerProcess.prepare({ DEMO: 'true', LOG_LEVEL: 'debug' });
  await server.start();
  people = await givenPeople(server, ROLES);
  description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description;
  const rows = await server.ask<{ id: string }>(
    `(select id::text from register_entry limit 40) union all (select id::text from contact_point limit 20)
     union all select unnest($1::text[])`,
    [['BR', 'A-55', 'experts', 'directory', ...people.map(({ id }) => id)]],
  );
  ids = rows.map(({ id }) => id);
  await signInAgain();
});

afterAll(() => server.destroy());

/** Makes everybody whole again (hostile requests disable, re-role and sign out as well) and signs them in. */
async function signInAgain(): Promise<void> {
  const client = await server.superuser();
  try {
    await client.query('delete from sign_in_attempt');
    await client.query(`set session_replication_role = 'replica'`);
    for (const { id, email, password, role, state } of people) {
      await client.query(
        `update app_user set email = $2, password_hash = $3, role = $4, state = $5, status = 'active',
                disabled_reason = null, totp_sealed = null, totp_confirmed_at = null where id = $1`,
        [id, email, await new Passwords().hash(password, 4), role, state],
      );
    }
    await client.query(
      `update setting set value = '{"required": false}' where key = 'second-factor' and value <> '{"required": false}'`,
    );
  } finally {
    await client.end();
  }
  tokens = [null];
  for (const person of people) tokens.push((await signIn(server, person)).token);
}

// A connection each: one that a request made the server close must not fail the next request.
const agent = new Agent({ keepAlive: false });

/** Sends it as it is. @returns status and text; status 0: the connection was closed without an answer. */
function send({
  method,
  path,
  headers,
  body,
}: HostileRequest): Promise<{ status: number; text: string; etag?: string }> {
  // Said for every method: Node's client sends the body of a GET without any length.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        agent,
        method,
        path,
        headers: { ...headers, ...length },
        timeout: 30_000,
      },
      (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text.length < 100_000 ? (text += chunk) : undefined));
        response.on('end', () =>
          resolve({ status: response.statusCode!, text, etag: response.headers.etag }),
        );
        response.on('error', () => resolve({ status: 0, text }));
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', (error) => resolve({ status: 0, text: (error as NodeJS.ErrnoException).code ?? '' }));
    sent.end(body);
  });
}

/** Few sign-ins run at once, and the rest are told to come again: that 503 is meant. */
const meant = (status: number, text: string): boolean => status === 503 && text.includes('Too many sign-ins');

test(`${SECONDS} s of hostile requests as every role: no 5xx, nothing of the inside, nothing personal logged`, async () => {
  const chance = new Chance(SEED);
  const requests = new Requests(description, chance, ids);
  const counts = new Map<number, number>();
  const routes = new Set<string>();
  const wrong: string[] = [];
  let sent = 0;
  let memory = 0;
  const until = performance.now() + SECONDS * 1000;

  const attack = async () => {
    while (performance.now() < until && wrong.length < 30) {
      const hostile = requests.next(chance.one(tokens));
      const { status, text, etag } = await send(hostile);
      if (etag !== undefined) requests.learn(hostile.path, etag);
      sent += 1;
      routes.add(hostile.route);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      // Only what is larger than a request may be is cut while it is still being sent.
      const cut = status === 0 && (hostile.body?.length ?? 0) < 2 ** 20;
      const bad = cut || (status >= 500 && !meant(status, text)) || (status >= 400 && INSIDE.test(text));
      if (bad) wrong.push(`${describeRequest(hostile)} -> ${status} ${text.slice(0, 300)}`);
    }
  };
  const attackers = Promise.all(Array.from({ length: AT_ONCE }, attack));
  while (performance.now() < until && wrong.length < 30) {
    await pause(Math.max(0, Math.min(5_000, until - performance.now())));
    memory = Math.max(memory, server.memory());
    if (performance.now() < until) await signInAgain();
  }
  await attackers;

  const statuses = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} x ${status}`);
  console.log(
    `seed ${SEED}: ${sent} hostile requests to ${routes.size} of ${requests.size} operations; ` +
      `answers: ${statuses.join(', ')}; at most ${Math.round(memory)} MiB`,
  );
  expect(wrong).toEqual([]);
  expect(routes.size).toBe(requests.size);
  expect(memory).toBeLessThan(MEMORY);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

const describeRequest = ({ method, path, headers, body }: HostileRequest): string =>
  `${method} ${path.slice(0, 400)} ${JSON.stringify({ ...headers, authorization: headers.authorization?.slice(0, 30) }).slice(0, 400)} ${body?.slice(0, 600) ?? ''}`;

/** What no HTTP client would send: bytes, straight to the socket. */
const BYTES: readonly string[] = [
  'GET / HTTP/9.9\r\n\r\n',
  'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
  'POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
  `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(5_000)}\r\n`,
  'GET http://evil.example/api/v1/experts HTTP/1.1\r\nHost: x\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET /api/v1/experts HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  '\r\n\r\n\r\n',
];

/** The answer's first line, or nothing when the connection was closed. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const patience = setTimeout(() => socket.destroy(), 2_000);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(text);
    });
  });
}

test('bytes that are no proper HTTP are refused or cut, and the server goes on', async () => {
  for (const bytes of BYTES) {
    const answer = await sendBytes(bytes);
    expect(answer.slice(0, 60)).not.toMatch(/^HTTP\/1\.1 5/);
    expect(answer).not.toMatch(INSIDE);
  }
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

test('nothing personal that was sent stands in a log, and no request failed in a way we do not know', () => {
  const logs = {
    server: server.output,
    database: readFileSync(join(server.dataDir, 'postgres/server.log'), 'utf8'),
  };
  for (const log of Object.values(logs)) {
    for (const marker of Object.values(MARKERS)) {
      const line = log.split('\n').find((one) => one.includes(marker));
      expect(line).toBeUndefined();
    }
  }
  expect(logs.server.split('\n').filter((line) => line.includes('"msg":"internal"'))).toEqual([]);
});

test('after all that the log is whole', () => {
  const { status, output } = server.command('audit', 'verify');
  expect(output).toContain('The audit log is whole');
  expect(status).toBe(0);
});
