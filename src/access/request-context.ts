import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '../platform/problems.js';
import type { Permission } from './permissions.js';

/** What the request proves itself with; checked against the database when the transaction begins. */
export type Credential =
  | { kind: 'session'; sessionId: string }
  | { kind: 'client'; clientId: string; secretHash: string }
  | { kind: 'system'; name: string };

/** Everything about a request that a service needs, carried as one argument. */
export interface RequestContext {
  credential: Credential;
  /** What the route's `@Allow` says; checked again with the role the database gives. */
  permission: Permission;
  requestId: string;
  /** Method and route pattern, such as `POST /api/v1/experts`. */
  route: string;
  language: Language;
  /** The caller's network address, for the audit log. */
  address: string | null;
  idempotency: { key: string; bodyDigest: string } | null;
  /** Told when the caller has left without its answer; null: there is nobody to leave. */
  gone: AbortSignal | null;
}

/** The context of a job or a command: a named system actor. */
export function systemContext(name: string, requestId = name): RequestContext {
  return {
    credential: { kind: 'system', name },
    permission: 'entry:read',
    requestId,
    route: name,
    language: 'en',
    address: null,
    idempotency: null,
    gone: null,
  };
}

/** The request's context, put there by the guard. */
export const Ctx = createParamDecorator((_: unknown, host: ExecutionContext): RequestContext => {
  const request = host.switchToHttp().getRequest<{ enlace: RequestContext }>();
  return request.enlace;
});
