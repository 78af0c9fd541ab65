import { randomUUID } from 'node:crypto';
import { getMetadataStorage } from 'class-validator';
import { getMetadataArgsStorage } from 'typeorm';
import { registers } from '../src/registers.js';
import type { OpenAPIObject } from '@nestjs/swagger';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api, ApiAnswer } from './support/api.js';
import { entryInput, givenKey } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { declaredRoutes, servedRoutes, type Declared } from './support/routes.js';

/**
 * Who may try what, written by hand: A administrator, E editor, N national authority, L law-enforcement reader,
 * O observer, D auditor, R recipient (a machine), e an editor who must still set up a second factor; * everybody.
 * Paths are below /api/v1 unless they begin with two slashes.
 */
const WHO_MAY: Record<string, [roles: string, ...routes: string[]]> = {
  'look at the front page': ['*', 'GET //health/live', 'GET //health/ready', 'GET //api/openapi.json'],
  'get in': ['*', 'POST /auth/sign-in', 'POST /auth/refresh', 'POST /invitations/accept'],
  'get in again': ['*', 'POST /auth/password-reset', 'POST /auth/password-reset/confirm'],
  'read countries': ['AENLODR', 'GET /countries', 'GET /countries/:iso2', 'GET /countries/:iso2/treaties'],
  'read treaties': ['AENLODR', 'GET /treaties', 'GET /treaties/:code'],
  'read their parties': ['AENLODR', 'GET /treaties/:code/parties', 'GET /treaties/:code/statuses'],
  'read entries': ['AENLOR', 'GET /{register}', 'GET /{register}/:id', 'GET /{register}/:id/history'],
  'search entries': ['AENLOR', 'GET /search', 'POST /search'],
  'find counterparts': ['AENLOR', 'GET /counterparts', 'POST /counterparts', 'GET /counterparts/matrix'],
  'report gaps': ['AENLO', 'POST /counterparts/gaps'],
  'read holidays': ['AENLODR', 'GET /countries/:iso2/holidays'],
  'correct holidays': ['A', 'PUT /countries/:iso2/holidays/:day', 'DELETE /countries/:iso2/holidays/:day'],
  'export entries': ['AENLOR', 'GET /exports/:file', 'POST /exports/:file'],
  'see imports': ['AEN', 'GET /imports'],
  'import entries': ['AEN', 'POST /imports', 'GET /imports/:id', 'PATCH /imports/:id'],
  'carry imports out': ['AEN', 'GET /imports/:id/rows', 'POST /imports/:id/commit'],
  'check a signature': ['*', 'GET /signing-keys'],
  'read how editions are written': ['*', 'GET /edition-schema'],
  'read editions': ['AENLOR', 'GET /editions', 'GET /editions/:id', 'GET /editions/:id/files/:file'],
  'read the emergency pack': ['AENL', 'GET /emergency-pack', 'GET /emergency-pack/:file'],
  'make the emergency pack': ['AE', 'POST /emergency-pack'],
  'begin editions': ['AE', 'POST /editions', 'POST /editions/:id/refresh', 'POST /editions/:id/discard'],
  'check editions': [
    'AE',
    'GET /editions/:id/check',
    'POST /editions/:id/check',
    'POST /editions/:id/approve',
  ],
  'publish editions': ['AE', 'POST /editions/:id/publish', 'POST /editions/:id/recall'],
  'see what changed': ['AENLOR', 'GET /editions/:id/changes', 'POST /editions/:id/acknowledge', 'GET /feed'],
  'prove for editions': ['AENLOD', 'POST /edition-proofs'],
  'take an own copy': ['AENLOR', 'GET /editions/:id/copy', 'POST /editions/:id/copy'],
  'run deliveries': ['AE', 'GET /editions/:id/board', 'GET /edition-recipients', 'POST /edition-recipients'],
  'change deliveries': ['AE', 'PATCH /edition-recipients/:id', 'GET /edition-schedule'],
  'schedule editions': ['A', 'PATCH /edition-schedule'],
  'ask who holds a value': ['AD', 'POST /holders'],
  'mend editions': ['AE', 'POST /editions/:id/files/:file/retry', 'POST /editions/:id/files/:file/drop'],
  'draft entries': ['AEN', 'POST /{register}', 'PATCH /{register}/:id'],
  'publish entries': ['AEN', 'POST /{register}/:id/publish', 'POST /{register}/:id/restore'],
  'withdraw entries': ['AEN', 'POST /{register}/:id/withdraw', 'POST /experts/:id/consent/withdrawal'],
  'verify values': ['AEN', 'POST /{register}/:id/verifications'],
  'erase values': ['AEN', 'POST /{register}/:id/erasures'],
  'see how fresh States are': ['AENLOR', 'GET /coverage/summary'],
  'see coverage': ['AEN', 'GET /coverage', 'GET /coverage/trend', 'GET /coverage/:iso2/letter'],
  'keep the own State': ['N', 'GET /my-state', 'POST /my-state/attestations'],
  'see what is due': ['AEN', 'GET /upkeep/calendar', 'GET /upkeep/campaigns', 'GET /upkeep/askings'],
  'ask about it': ['AE', 'POST /upkeep/reminders', 'POST /upkeep/bounces', 'GET /upkeep/letters/:country'],
  'see drills': ['AEN', 'GET /drills', 'GET /drills/:id', 'GET /drills/results'],
  'run drills': [
    'AE',
    'POST /drills',
    'POST /drills/:id/cancel',
    'POST /drills/:id/close',
    'POST /drills/:id/calls',
  ],
  'answer a drill': ['*', 'POST /drill-answers', 'POST /drill-answers/open'],
  'answer a mailed link': ['*', 'POST /confirmations', 'POST /confirmations/open'],
  'see who was reached': ['AENLOR', 'GET /{register}/:id/evidence'],
  'see what was reported of values': ['AENLOR', 'GET /{register}/:id/faults'],
  'report a value': ['AENLO', 'POST /{register}/:id/faults'],
  'see every report': ['AEN', 'GET /upkeep/faults'],
  'say that they reached somebody': ['AENLO', 'POST /{register}/:id/evidence'],
  'see changes': ['AEN', 'GET /changes', 'GET /changes/:id', 'POST /changes/:id/cancel'],
  'decide changes': ['AE', 'POST /changes/:id/approve', 'POST /changes/:id/decline'],
  'ask about changes': ['AE', 'POST /changes/:id/ask', 'POST /changes/:id/countersign'],
  'answer about changes': ['AEN', 'POST /changes/:id/answer'],
  'break glass': ['A', 'POST /{register}/:id/break-glass'],
  'read the log': ['AD', 'GET /audit', 'GET /audit/verify', 'GET /releases'],
  'run accounts': ['A', 'GET /users', 'GET /users/:id', 'PATCH /users/:id'],
  'reset accounts': ['A', 'POST /users/:id/reset-second-factor', 'POST /users/:id/reset-password'],
  'end sessions of accounts': ['A', 'POST /users/:id/end-sessions'],
  invite: ['A', 'GET /invitations', 'POST /invitations', 'DELETE /invitations/:id'],
  'invite again': ['A', 'POST /invitations/:id/resend'],
  'run machines': ['A', 'GET /clients', 'POST /clients', 'DELETE /clients/:id'],
  'send mail again': ['A', 'POST /mail/:id/resend', 'POST /mail/test'],
  'run the installation': ['A', 'GET /settings', 'PATCH /settings', 'GET /mail', 'GET /mail/:id'],
  'see oneself': ['AENLOD', 'GET /auth/me', 'PATCH /auth/me'],
  'read own news': ['AENLOD', 'GET /notifications', 'POST /notifications/read'],
  'choose own news': ['AENLOD', 'GET /notifications/preferences', 'PUT /notifications/preferences'],
  'see own sessions': ['AENLOD', 'GET /auth/sessions', 'DELETE /auth/sessions/:id'],
  'change own secrets': ['AENLOD', 'POST /auth/password', 'POST /auth/second-factor/recovery-codes'],
  'remove own factor': ['AENLOD', 'POST /auth/second-factor/remove'],
  'set up a factor': ['AENLODe', 'POST /auth/second-factor', 'POST /auth/second-factor/confirm'],
  leave: ['AENLODe', 'POST /auth/sign-out', 'POST /auth/sign-out-everywhere'],
};

const LETTERS = {
  A: { role: 'administrator' },
  E: { role: 'editor' },
  N: { role: 'national-authority' },
  L: { role: 'law-enforcement-reader' },
  O: { role: 'observer' },
  D: { role: 'auditor' },
  e: { role: 'editor', secondFactor: false },
} as const;

/** Not Nest's: the API's own description. */
const OUTSIDE_NEST = ['GET /api/openapi.json'];
/** The rest is the web interface's own: pages and files that hold nothing of the directory, and its reports. */
const OF_NO_DATA = ['POST /csp-reports', 'POST /lite/search', 'POST /lite/sign-in', 'POST /lite/sign-out'];
/** The plain pages have their own cookie and their own test (lite.spec.ts). */
const OF_THE_API = /^[A-Z]+ \/(api|health)\//;

const expected = new Map(
  Object.values(WHO_MAY).flatMap(([roles, ...routes]) =>
    routes
      .flatMap((route) =>
        route.includes('{register}')
          ? registers.map(({ name }) => route.replace('{register}', name))
          : [route],
      )
      .map((route) => [
        route
          .replace(' //', ' ///')
          .replace(/ \/(?!\/)/, ' /api/v1/')
          .replace(' ///', ' /'),
        roles,
      ]),
  ),
);

let enlace: Enlace;
let served: string[];
let others: string[];
let declared: Map<string, Declared>;
let description: OpenAPIObject;
let administrator: GivenAccount;
const callers = new Map<string, Api>();
/** Whoever signs out is not needed any more. */
const leavers = new Map<string, Api[]>();

beforeAll(async () => {
  enlace = await startEnlace();
  const routes = servedRoutes(enlace);
  served = routes.filter((route) => OF_THE_API.test(route));
  others = routes.filter((route) => !OF_THE_API.test(route));
  declared = declaredRoutes(enlace);
  description = (await enlace.api().get('/api/openapi.json')).body as unknown as OpenAPIObject;
  administrator = await givenAccount(enlace, { role: 'administrator' });
  for (const [letter, options] of Object.entries(LETTERS)) {
    const account = () => givenAccount(enlace, options).then(({ api }) => api);
    callers.set(letter, await account());
    leavers.set(letter, [await account(), await account()]);
  }
  callers.set('R', (await givenKey(enlace, administrator)).api);
});

afterAll(() => enlace?.close());

/** What a route cannot be asked without. */
const QUESTIONS: Record<string, string> = {
  'GET /api/v1/counterparts': '?from=PE&to=BR&measure=extradition',
  'GET /api/v1/counterparts/matrix': '?measure=extradition',
};

const filled = (route: string): string =>
  route
    .split(' ')[1]!
    .replace(':id', randomUUID())
    .replace(/:iso2|:country/, 'BR')
    .replace(':code', 'A-55')
    .replace(':day', '2026-09-07')
    .replace(':file', 'experts.json')
    .concat(QUESTIONS[route] ?? '');

/** Bodies that are as they should be, so that nothing but the guard refuses. */
const VALID: Record<string, object> = {
  withdraw: { reason: 'x' },
  withdrawal: { reason: 'x' },
  erasures: { reason: 'x' },
  decline: { reason: 'x' },
  evidence: { contactPointId: randomUUID() },
  faults: { contactPointId: randomUUID(), fault: 'no-answer' },
  drills: { title: 'x', channel: 'call', hours: 1 },
  calls: { entryId: randomUUID(), result: 'no-answer' },
  reminders: { entryId: randomUUID() },
  bounces: { askingId: randomUUID(), reason: 'x' },
  ask: { text: 'x' },
  answer: { text: 'x' },
  'break-glass': { contactPoints: [], reason: 'x' },
  verifications: { contactPointIds: [randomUUID()], method: 'call' },
  counterparts: { from: 'PE', to: 'BR', measure: 'extradition' },
  gaps: { from: 'PE', to: 'BR', measure: 'extradition', code: 'no-authority' },
  password: { current: 'x', password: 'x' },
  'recovery-codes': { password: 'x' },
  remove: { password: 'x' },
  preferences: { items: [] },
  test: { to: 'somebody@test.example' },
  recall: { reason: 'x' },
  'edition-proofs': { password: 'x' },
  'edition-recipients': { name: 'x', kind: 'authority', state: 'BR', language: 'en' },
  holders: { value: 'x' },
  editions: { title: 'x' },
  ...Object.fromEntries(registers.map(({ name, kinds }) => [name, entryInput(name, { kind: kinds[0] })])),
};

/** Calls a route about something that does not exist, with an empty body from whoever may: past the guard, no further. */
function call(
  api: Api,
  route: string,
  { method = route.split(' ')[0]!, mayEnter = false } = {},
): Promise<ApiAnswer> {
  const valid = VALID[route.split('/').pop()!] ?? {};
  const body = ['POST', 'PATCH', 'PUT'].includes(method) ? (mayEnter ? {} : valid) : undefined;
  return api.send(method, filled(route), body, {});
}

const callerFor = (letter: string, route: string): Api =>
  route.includes('/sign-out') && expected.get(route)!.includes(letter)
    ? leavers.get(letter)!.pop()!
    : callers.get(letter)!;

describe('every route', () => {
  it('stands in the table above, and the table names no other', () => {
    expect(served).toEqual([...expected.keys()].sort());
  });

  it('is the API, or a page that is the same for everybody', async () => {
    expect(others.filter((route) => !route.startsWith('GET ') && !OF_NO_DATA.includes(route))).toEqual([]);
    for (const screen of ['/', '/sign-in', '/search', '/entries/experts/1', '/changes']) {
      const [nobody, somebody] = [await enlace.api().get(screen), await administrator.api.get(screen)];
      const plain = ({ text }: { text: string }) => text.replace(/nonce="[^"]*"/g, '');
      expect(nobody.status).toBe(200);
      expect(plain(somebody)).toBe(plain(nobody));
    }
  });

  it('says either @Allow or @Public', () => {
    const silent = served
      .filter((route) => !OUTSIDE_NEST.includes(route))
      .filter((route) => (declared.get(route)?.permission !== undefined) === declared.get(route)?.public);
    expect(silent).toEqual([]);
  });

  it('declares the type of its answer', () => {
    const silent = served
      .filter((route) => !OUTSIDE_NEST.includes(route))
      .filter((route) => !declaresAnswer(route));
    expect(silent).toEqual([]);
  });

  it('takes nothing that is not validated', () => {
    const loose = [...declared.values()].flatMap(({ route, inputs }) =>
      inputs
        .filter((input) => !isValidated(input))
        .map(({ source, field }) => `${route}: ${source} ${field ?? ''}`),
    );
    expect(loose).toEqual([]);
  });
});

const HEADERS = [
  'range',
  'if-range',
  'if-none-match',
  'if-match',
  'user-agent',
  'origin',
  'cookie',
  'accept-language',
];

function isValidated({ source, field, type }: Declared['inputs'][number]): boolean {
  if (source === 'context') return true;
  if (source === 'headers') return field !== undefined && HEADERS.includes(field);
  if (source === 'other' || field !== undefined || typeof type !== 'function') return false;
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
}

const operationOf = (route: string) => {
  const [method, path] = route.split(' ') as [string, string];
  const item = description.paths[path.replace(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined;
  return item?.[method.toLowerCase()];
};

interface Operation {
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

function declaresAnswer(route: string): boolean {
  const good = Object.entries(operationOf(route)?.responses ?? {}).filter(([status]) =>
    status.startsWith('2'),
  );
  return (
    good.length > 0 &&
    good.every(
      ([status, { content }]) =>
        status === '204' || Object.values(content ?? {}).some(({ schema }) => schema),
    )
  );
}

describe('role x route', () => {
  it.each([...expected])('%s: %s', async (route, roles) => {
    if (roles === '*') {
      const { status } = await call(enlace.api(), route);
      expect([200, 204, 400, 401, 403]).toContain(status);
      return;
    }
    const outcome: Record<string, string> = {};
    for (const letter of callers.keys()) {
      const { status, body } = await call(callerFor(letter, route), route, {
        mayEnter: roles.includes(letter),
      });
      const refused = status === 403 ? ['/problems/forbidden', '/problems/second-factor-required'] : [];
      // A file is asked for before the account: whoever sends none gets no further either.
      const sentNoFile = letter === 'e' && status === 415;
      const wasRefused = refused.includes(String(body?.type)) || sentNoFile;
      outcome[letter] = wasRefused
        ? 'refused'
        : status === 401 || status >= 500
          ? `broken: ${status}`
          : 'let in';
    }
    const wanted = [...callers.keys()].map((letter) => [
      letter,
      roles.includes(letter) ? 'let in' : 'refused',
    ]);
    expect(outcome).toEqual(Object.fromEntries(wanted));
  });

  it('HEAD is as guarded as GET', async () => {
    for (const [route, roles] of expected) {
      if (!route.startsWith('GET') || roles === '*') continue;
      const nobody = await call(enlace.api(), route, { method: 'HEAD' });
      const forbidden = [...callers.keys()].find((letter) => !roles.includes(letter))!;
      const refused = await call(callers.get(forbidden)!, route, { method: 'HEAD' });
      expect([route, nobody.status, refused.status]).toEqual([route, 401, 403]);
    }
  });

  it.each([
    ['no token', undefined],
    ['a token that is none', 'x.y.z'],
    ["a machine's key that is none", `enl_${randomUUID()}_${'a'.repeat(43)}`],
  ])('%s: 401 everywhere but where everybody may', async (_, token) => {
    const wrong = [];
    for (const [route, roles] of expected) {
      if (roles === '*') continue;
      const { status } = await call(enlace.api(token), route);
      if (status !== 401) wrong.push([route, status]);
    }
    expect(wrong).toEqual([]);
  });
});

/** Every column of every table, and what people try besides. */
const COLUMNS = [
  ...new Set([
    ...getMetadataArgsStorage().columns.flatMap(({ propertyName, options }) => [
      propertyName,
      options.name ?? '',
    ]),
    ...[
      'verifiedBy',
      'proposedBy',
      'isAdmin',
      'permissions',
      'clearance',
      'freshness',
      'erased',
      'published',
    ],
  ]),
].filter(Boolean);

/** Names that a prototype answers to; a whitelist kept in an object would let them through. */
const PROTOTYPE = ['constructor', 'toString', 'hasOwnProperty'];

function schemaOf(route: string): { properties: Record<string, unknown> } | undefined {
  const reference = operationOf(route)?.requestBody?.content['application/json']?.schema.$ref;
  return description.components?.schemas?.[reference?.split('/').pop() ?? ''] as
    { properties: Record<string, unknown> } | undefined;
}

describe('every column x every write route', () => {
  const written = [...expected].filter(([route]) => !route.startsWith('GET') && !route.startsWith('DELETE'));

  it.each(written)('%s refuses every field that it does not declare', async (route, roles) => {
    const schema = schemaOf(route);
    if (!schema) {
      expect(declared.get(route)!.inputs.map(({ source }) => source)).not.toContain('body');
      return;
    }
    const foreign = [...COLUMNS, ...PROTOTYPE].filter((column) => !Object.hasOwn(schema.properties, column));
    const body = Object.fromEntries(foreign.map((column) => [column, 'x']));
    // Administrators may nearly everything; what they may not is asked by one who may.
    const answer = await callers
      .get(roles.includes('A') || roles === '*' ? 'A' : roles[0]!)!
      .send<{ errors: { field: string }[] }>(route.split(' ')[0]!, filled(route), body, {});
    expect({ status: answer.status, text: answer.status === 400 ? '' : answer.text }).toEqual({
      status: 400,
      text: '',
    });
    const named = new Set(answer.body.errors.map(({ field }) => field));
    expect(foreign.filter((column) => !named.has(column))).toEqual([]);
  });

  it.each(registers.map(({ name }) => name))(
    'a contact value of %s brings no state of its own',
    async (name) => {
      const own = ['id', 'kind', 'use', 'personal', 'value', 'extension', 'asPrinted', 'label', 'tlp'];
      const foreign = COLUMNS.filter((column) => !own.includes(column));
      const point = {
        kind: 'telephone',
        value: '+556120258900',
        ...Object.fromEntries(foreign.map((one) => [one, 1])),
      };
      const answer = await callers.get('A')!.post<{ errors: { field: string }[] }>(`/api/v1/${name}`, {
        contactPoints: [point],
      });
      expect(answer.status).toBe(400);
      const named = new Set(answer.body.errors.map(({ field }) => field));
      expect(foreign.filter((column) => !named.has(`contactPoints.0.${column}`))).toEqual([]);
    },
  );

  it('unknown query keys are refused wherever a query is read', async () => {
    const wrong = [];
    for (const { route, inputs } of declared.values()) {
      if (!inputs.some(({ source }) => source === 'query')) continue;
      const [method] = route.split(' ') as [string];
      const body = method === 'GET' ? undefined : {};
      const { status } = await callers.get('A')!.send(method, `${filled(route)}?constructor=1`, body, {});
      // 415: a route that takes a file has looked for that first.
      if (status !== 400 && status !== 415) wrong.push([route, status]);
    }
    expect(wrong).toEqual([]);
  });
});
