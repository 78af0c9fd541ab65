import { createHash } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { askedLanguage } from '../platform/languages.js';
import { ALLOW, PUBLIC } from './allow.js';
import type { FastifyReply } from 'fastify';
import { BearerGuard, type TokenClaims } from './bearer.guard.js';
import { notSignedIn } from './not-signed-in.js';
import { roleAllows, type Permission } from './permissions.js';
import type { Credential, RequestContext } from './request-context.js';
import { contextOf, goneSignal, headerOf, type IncomingRequest } from './request-reading.js';
import { Transactions } from './transactions.js';

interface GuardedRequest extends IncomingRequest {
  user?: TokenClaims;
  enlace: RequestContext;
}

/** A session that never is: a public route that opens a transaction with its request's own context gets 401. */
const NOBODY: Credential = { kind: 'session', sessionId: '00000000-0000-0000-0000-000000000000' };

const MACHINE_KEY = /^Bearer enl_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\w-]{43})$/;

/**
 * Default deny: a route answers only if it says `@Allow` or `@Public`. What the token claims decides nothing but
 * the quick way: the transaction asks the database again, and so does this guard before it refuses, because a role
 * may have been given since the token was made.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly bearer: BearerGuard,
    private readonly transactions: Transactions,
  ) {}

  /** @throws Problem `not-signed-in` (401), `forbidden` or `second-factor-required` (403). */
  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<GuardedRequest>();
    const permission = this.ruleOf(host);
    if (permission === 'public') {
      request.enlace = contextOf(request, NOBODY, 'self:read', null);
      return true;
    }
    const client = clientCredential(request);
    const claims = client ? null : await this.claimsOf(host, request);
    const credential = client ?? { kind: 'session' as const, sessionId: claims!.sessionId };
    request.enlace = contextOf(
      request,
      credential,
      permission,
      // In which language it is read says the request; who says nothing reads its account's.
      askedLanguage(headerOf(request, 'accept-language')) ?? claims?.language ?? null,
      goneSignal(host.switchToHttp().getResponse<FastifyReply>().raw),
    );
    if (!claims || !roleAllows(claims.role, permission)) await this.confirm(request.enlace);
    return true;
  }

  /** The handler's own mark, else its class's. */
  private ruleOf(host: ExecutionContext): Permission | 'public' {
    for (const target of [host.getHandler(), host.getClass()]) {
      const permission = this.reflector.get<Permission | undefined>(ALLOW, target);
      const isPublic = this.reflector.get<boolean | undefined>(PUBLIC, target) === true;
      if (permission !== undefined && !isPublic) return permission;
      if (isPublic && permission === undefined) return 'public';
      if (isPublic) break;
    }
    throw new Error(`${host.getClass().name}.${host.getHandler().name} must say either @Allow or @Public`);
  }

  private async claimsOf(host: ExecutionContext, request: GuardedRequest): Promise<TokenClaims> {
    if (headerOf(request, 'authorization') === null) throw notSignedIn();
    await this.bearer.canActivate(host);
    if (!request.user) throw notSignedIn();
    return request.user;
  }

  /** Asks the database: throws unless the credential lives and its role allows. */
  private confirm(context: RequestContext): Promise<void> {
    return this.transactions.read(context, () => Promise.resolve());
  }
}

/** `Bearer enl_<client id>_<secret>`, or null when the header is not a machine key. */
function clientCredential(request: IncomingRequest): Credential | null {
  const header = headerOf(request, 'authorization');
  if (!header?.startsWith('Bearer enl_')) return null;
  const [, clientId, secret] = MACHINE_KEY.exec(header) ?? [];
  if (clientId === undefined || secret === undefined) throw notSignedIn();
  return { kind: 'client', clientId, secretHash: createHash('sha256').update(secret).digest('hex') };
}
