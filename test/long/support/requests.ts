import { anyValue, type Chance, forgedToken, MARKERS, spoiled, spoiledText, TEXTS } from './hostile.js';

/** As much of the API's description as requests are made from. */
export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  pattern?: string;
  example?: unknown;
  minimum?: number;
}

export interface HostileRequest {
  method: string;
  /** Of the description, for the report. */
  route: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const QUERY_KEYS = [
  'sort',
  'order',
  'limit',
  'cursor',
  'q',
  'on',
  'knownAt',
  'country',
  '__proto__',
  'constructor',
];

const SELDOM = /\/auth\/(sign-in|sign-out|password|second-factor)|\/invitations\/accept/;

/** Makes requests that fit the API's description, then spoils most of them. */
export class Requests {
  private readonly etags = new Map<string, string>();
  private readonly operations: { method: string; route: string; operation: Operation }[];

  constructor(
    private readonly description: Description,
    private readonly chance: Chance,
    /** Real ids and codes, so that requests reach beyond "not found". */
    private readonly ids: readonly string[],
  ) {
    this.operations = Object.entries(description.paths).flatMap(([route, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        route,
        operation,
      })),
    );
  }

  /** The number of operations in the description. */
  get size(): number {
    return this.operations.length;
  }

  /** @param token a good access token, or null for nobody's. */
  next(token: string | null): HostileRequest {
    const { chance } = this;
    let chosen = chance.one(this.operations);
    // A password's hash takes a quarter of a second, and after a sign-out there is little to ask.
    while (SELDOM.test(chosen.route) && !chance.rarely(12)) chosen = chance.one(this.operations);
    const { method, route, operation } = chosen;
    const headers: Record<string, string> = {};
    if (token !== null) {
      headers.authorization = `Bearer ${chance.rarely(15) ? forgedToken(chance, token) : token}`;
      if (chance.rarely(60))
        headers.authorization = chance.one(['Bearer', 'Basic YTpi', token, 'Bearer a b']);
    }
    this.addHeaders(headers);
    const request: HostileRequest = {
      method: chance.rarely(25) ? chance.one(METHODS) : method,
      route: `${method} ${route}`,
      path: this.path(route) + this.query(operation),
      headers,
    };
    const schema = operation.requestBody?.content['application/json']?.schema;
    const etag = this.etags.get(idIn(request.path));
    if (etag !== undefined && !chance.rarely(3)) headers['if-match'] = etag;
    if (schema || chance.rarely(10)) this.addBody(request, schema ?? {});
    return request;
  }

  /** An answer's ETag: a later change of that entry may send it, and so be made. */
  learn(path: string, etag: string): void {
    this.etags.set(idIn(path), etag);
  }

  private path(route: string): string {
    const { chance } = this;
    const path = route.replace(/\{[^}]+\}/g, () =>
      chance.rarely(5) ? encoded(chance.one(TEXTS)).slice(0, 3_000) || 'x' : chance.one(this.ids),
    );
    return chance.rarely(40)
      ? path + chance.one(['/', '//', '/..', '%2f', '%00', '%', '/%ff', ';a=b'])
      : path;
  }

  private query(operation: Operation): string {
    const { chance } = this;
    const pairs = (operation.parameters ?? [])
      .filter((one) => one.in === 'query' && !chance.rarely(3))
      .map(({ name, schema }) => {
        const value = chance.rarely(3) ? chance.one(TEXTS) : this.fitting(schema ?? {});
        return `${name}=${encoded(String(value as string))}`;
      })
      .filter(() => chance.rarely(3));
    if (chance.rarely(6)) pairs.push(`${chance.one(QUERY_KEYS)}=${encoded(chance.one(TEXTS))}`);
    if (chance.rarely(20))
      pairs.push(chance.one(['limit=1&limit=2', 'limit[]=1', 'q[a]=1', '%', '%ff=%fe', '=&&=']));
    if (chance.rarely(20))
      pairs.push(`cursor=${Buffer.from(JSON.stringify(anyValue(chance))).toString('base64url')}`);
    return pairs.length === 0 ? '' : `?${pairs.join('&').slice(0, 8_000)}`;
  }

  private addHeaders(headers: Record<string, string>): void {
    const { chance } = this;
    const odd = ['', '"', '*', 'W/"x"', '"00"', 'a'.repeat(300), '\u00ff\u00fe', ', ,', "' or 1=1 --", '{}'];
    if (chance.rarely(6)) headers['if-match'] = chance.one(odd);
    if (chance.rarely(4))
      headers['idempotency-key'] = chance.one([...odd, 'same-key', String(chance.next())]);
    if (chance.rarely(15))
      headers['accept-language'] = chance.one([...odd, 'pt;q=9,es;q=NaN', 'a-'.repeat(900)]);
    if (chance.rarely(15)) headers['x-request-id'] = chance.one(odd);
    if (chance.rarely(15)) headers['x-forwarded-for'] = chance.one([...odd, '1.2.3.4, ::1', '999.1.1.1']);
    if (chance.rarely(15)) headers.origin = chance.one(['null', 'http://evil.example', 'http://localhost']);
    if (chance.rarely(15))
      headers.cookie = chance.one([...odd, `enlace-refresh=${MARKERS.token.slice(0, 43)}`]);
    if (chance.rarely(15)) headers.accept = chance.one([...odd, 'application/xml', 'text/csv']);
    if (chance.rarely(15)) headers.range = 'bytes=0-1,5-2';
  }

  private addBody(request: HostileRequest, schema: Schema): void {
    const { chance } = this;
    let body = this.fitting(schema);
    const times = chance.one([0, 0, 1, 1, 2, 4]);
    for (let i = 0; i < times; i += 1) body = spoiled(chance, body);
    const text = JSON.stringify(body) ?? 'null';
    request.body = chance.rarely(12) ? spoiledText(chance, text) : text;
    request.headers['content-type'] = chance.rarely(20)
      ? chance.one([
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data',
          'application/json; charset=utf-16',
          'a',
          'application/problem+json',
        ])
      : 'application/json';
  }

  /** A value that the schema allows, more or less. */
  private fitting(given: Schema, depth = 0): unknown {
    const { chance } = this;
    const schema = this.resolved(given);
    if (schema.enum) return chance.one(schema.enum);
    if (schema.example !== undefined && chance.rarely(2)) return schema.example;
    const [type] = [schema.type].flat();
    if (type === 'array') {
      return Array.from({ length: depth > 4 ? 0 : chance.below(3) }, () =>
        this.fitting(schema.items ?? {}, depth + 1),
      );
    }
    if (schema.properties || type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).filter(
        ([name]) => schema.required?.includes(name) || chance.rarely(3),
      );
      return Object.fromEntries(fields.map(([name, one]) => [name, this.fitting(one, depth + 1)]));
    }
    if (type === 'integer' || type === 'number') return (schema.minimum ?? 0) + chance.below(5);
    if (type === 'boolean') return chance.rarely(2);
    return this.text(schema);
  }

  private text(schema: Schema): string {
    const { chance } = this;
    if (schema.format === 'uuid') return chance.one(this.ids);
    if (schema.format === 'date') return chance.one(['2026-01-31', '2026-11-24', '2027-12-31']);
    if (schema.format === 'date-time') return '2026-11-20T10:00:00Z';
    if (schema.format === 'email') return chance.one([MARKERS.email, `x${chance.below(1e6)}@test.example`]);
    if (schema.pattern === '^[A-Z]{2}$') return chance.one(['BR', 'PE', 'US']);
    return chance.one([
      'Ministério Público',
      'pt',
      MARKERS.telephone,
      MARKERS.email,
      'A-55',
      'Plain text',
      '08:00',
    ]);
  }

  private resolved(schema: Schema): Schema {
    const { chance } = this;
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice) return this.resolved(chance.one(choice));
    if (schema.allOf) {
      const parts = schema.allOf.map((one) => this.resolved(one));
      return Object.assign({}, ...parts) as Schema;
    }
    if (!schema.$ref) return schema;
    return this.resolved(this.description.components.schemas[schema.$ref.split('/').at(-1)!] ?? {});
  }
}

const idIn = (path: string): string => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path)?.[0] ?? '';

/** Percent-encoded; a lone surrogate becomes the bytes that UTF-8 forbids. */
const encoded = (text: string): string => (/\p{Cs}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text));
