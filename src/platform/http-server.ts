import { randomUUID } from 'node:crypto';
import { parse } from 'node:querystring';
import { finished } from 'node:stream';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Configuration } from './configuration.js';
import { oddJson } from './plain-json.js';
import { ProblemFilter } from './problem.filter.js';
import { Problem } from './problems.js';

/** The largest request body, in bytes: 1 MiB. */
const BODY_LIMIT = 1024 * 1024;
/** How long a caller may take to send its headers, and its whole request, in milliseconds. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
const KEEP_ALIVE_TIMEOUT = 65_000;

const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's `X-Request-Id` when it looks like an id, else a new UUID. */
function requestId(request: { headers: NodeJS.Dict<string | string[]> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** A number counts the proxies nearest to us. */
const trusted = (proxies: Configuration['trustProxy']) =>
  typeof proxies === 'number' ? (_: string, hop: number) => hop < proxies : proxies;

/** Fastify for Nest, with limits, and every failure before the routes answered as a problem too. */
export function createHttpServer(configuration: Configuration, log: Logger): FastifyAdapter {
  const problems = new ProblemFilter(log);
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    http: { headersTimeout: HEADERS_TIMEOUT },
    trustProxy: trusted(configuration.trustProxy),
    requestIdHeader: false,
    genReqId: requestId,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, querystringParser: (text: string) => parse(text) },
    frameworkErrors: (error: Error, request: unknown, reply: unknown) =>
      problems.answer(error, request as FastifyRequest, reply as FastifyReply),
  });
}

/** Request ids, security headers, cookies, the request log. */
export async function prepareHttpServer(
  adapter: FastifyAdapter,
  configuration: Configuration,
  log: Logger,
): Promise<void> {
  const server = adapter.getInstance<FastifyInstance>();
  // JSON is the only body there is.
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    readOff(request, () => done(repeatedKey(request)));
  });
  server.addHook('preValidation', (request, _, done) => done(oddJson(request.body)));
  server.addHook('onResponse', (request, reply, done) => {
    logAnswer(log, request, reply);
    done();
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    hsts: configuration.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  await server.register(cookie);
}

/**
 * The body of a GET has no meaning (RFC 9110, 9.3.1) and nobody reads it. Left lying it would make the end of the
 * connection cut the answer: TCP resets where something unread is closed.
 */
function readOff({ raw }: FastifyRequest, then: () => void): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = raw.headers;
  if (!['GET', 'HEAD'].includes(raw.method!) || (length === '0' && coding === undefined)) return then();
  finished(raw.resume(), { writable: false }, then);
}

function repeatedKey(request: FastifyRequest): Problem | undefined {
  const repeated = Object.entries(request.query ?? {}).filter(([, value]) => Array.isArray(value));
  if (repeated.length === 0) return undefined;
  const errors = repeated.map(([field]) => ({ field, message: `${field} is given more than once` }));
  return new Problem('invalid-request', 'Give each query parameter once.', { errors });
}

/** Words, ids and short codes, of which our own addresses are made. */
const ORDINARY_SEGMENT = /^([a-z.-]{1,30}|[\w.-]{1,8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The path without its query, since search words are personal data as well, and without what people mistake for an id. */
export const loggedPath = (url: string): string =>
  url
    .split('?', 1)[0]!
    .slice(0, 300)
    .split('/')
    .map((segment) => (segment === '' || ORDINARY_SEGMENT.test(segment) ? segment : '[other]'))
    .join('/');

function logAnswer(log: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const path = loggedPath(request.url);
  if (path.startsWith('/health/')) return;
  const { enlace } = request as { enlace?: { credential?: { kind?: string } } };
  log.info(
    {
      requestId: request.id,
      method: request.method,
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      path,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      as: enlace?.credential?.kind ?? null,
    },
    'answered',
  );
}
