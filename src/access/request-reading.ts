import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { canonicalize } from 'json-canonicalize';
import { preferredLanguage } from '../platform/languages.js';
import { Problem, type Language } from '../platform/problems.js';
import type { Permission } from './permissions.js';
import type { Credential, RequestContext } from './request-context.js';

/** The part of Fastify's request that access is decided by. Cookies are not among it. */
export interface IncomingRequest {
  id: string;
  method: string;
  url: string;
  /** Fastify's answer to "who calls", by `TRUST_PROXY`. */
  ip: string;
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
  routeOptions: { url?: string };
}

const WRITES: readonly string[] = ['POST', 'PATCH', 'PUT', 'DELETE'];

/** Puts together what services need to know of a request. `language` null: as `Accept-Language` says. */
export function contextOf(
  request: IncomingRequest,
  credential: Credential,
  permission: Permission,
  language: Language | null,
  gone: AbortSignal | null = null,
): RequestContext {
  return {
    credential,
    permission,
    requestId: String(request.id),
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    language: language ?? preferredLanguage(headerOf(request, 'accept-language')),
    address: request.ip || null,
    idempotency: idempotencyOf(request),
    gone,
  };
}

/** A signal for when the connection ends before the answer was written. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** A header sent exactly once, or null. */
export function headerOf(request: IncomingRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

/**
 * The request's `Idempotency-Key`, with a digest of what was asked (address and body, RFC 8785 form).
 * @throws Problem `invalid-request` (400) when it is not 1 to 200 printable ASCII characters.
 */
function idempotencyOf(request: IncomingRequest): RequestContext['idempotency'] {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !WRITES.includes(request.method)) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem('invalid-request', 'Idempotency-Key must be 1 to 200 printable ASCII characters.');
  }
  const asked = canonicalize([request.url, request.body ?? null]);
  return { key, bodyDigest: createHash('sha256').update(asked).digest('hex') };
}
