import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { ActorRole } from '../access/roles.js';
import { Clock } from '../platform/clock.js';
import type { Language } from '../platform/problems.js';
import { Secrets } from '../platform/secrets.js';

/** How long an access token is good, in seconds: ten minutes. */
export const ACCESS_TOKEN_SECONDS = 600;
export const ISSUER = 'enlace';
export const AUDIENCE = 'enlace-api';
/** RFC 9068, 2.1. */
export const TOKEN_TYPE = 'at+jwt';
export const ALGORITHM = 'HS256';

/** Whom a token is for. */
export interface TokenHolder {
  id: string;
  role: ActorRole;
  state: string | null;
  language: Language;
}

/** The one key of access tokens. A `KeyObject`: with a text, each verification costs sixty times as much. */
export const accessTokenKey = (secrets: Secrets): KeyObject =>
  createSecretKey(secrets.derive('access-token', 32));

/** Makes access tokens. They let a request try; whether its session lives is asked of the database each time. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {}

  issue(holder: TokenHolder, sessionId: string): { accessToken: string; expiresIn: number } {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const claims = {
      iss: ISSUER,
      aud: AUDIENCE,
      jti: randomUUID(),
      iat: issuedAt,
      exp: issuedAt + ACCESS_TOKEN_SECONDS,
      sub: holder.id,
      sid: sessionId,
      role: holder.role,
      state: holder.state,
      lang: holder.language,
    };
    const accessToken = this.jwt.sign(claims, {
      algorithm: ALGORITHM,
      header: { alg: ALGORITHM, typ: TOKEN_TYPE },
    });
    return { accessToken, expiresIn: ACCESS_TOKEN_SECONDS };
  }
}
