import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import type { TokenClaims } from '../access/bearer.guard.js';
import { ROLES, type ActorRole } from '../access/roles.js';
import { Clock } from '../platform/clock.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { Secrets } from '../platform/secrets.js';
import {
  ACCESS_TOKEN_SECONDS,
  accessTokenKey,
  ALGORITHM,
  AUDIENCE,
  ISSUER,
  TOKEN_TYPE,
} from './access-tokens.js';

/** A token whose signature, algorithm, issuer and audience were found right. */
interface CompleteToken {
  header: Record<string, unknown>;
  payload: unknown;
}

/** Accepts exactly the tokens that access-tokens.ts makes: one algorithm, one type, one key, no header besides. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    secrets: Secrets,
    private readonly clock: Clock,
  ) {
    super(options(accessTokenKey(secrets)));
  }

  /** @returns what the token claims, or false: refused. */
  validate(token: CompleteToken): TokenClaims | false {
    const { alg, typ, ...others } = token.header;
    if (alg !== ALGORITHM || typ !== TOKEN_TYPE || Object.keys(others).length > 0) return false;
    return claimsOf(token.payload, Math.floor(this.clock.now().getTime() / 1000)) ?? false;
  }
}

function options(key: KeyObject): StrategyOptionsWithoutRequest {
  return {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    // The library's types know texts only; jsonwebtoken takes a KeyObject and never mistakes it for another kind.
    secretOrKey: key as unknown as string,
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    // Expiry is judged by our own clock, in claimsOf.
    ignoreExpiration: true,
    jsonWebTokenOptions: { complete: true },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The claims, every one of them checked; null when one is missing, of another kind or out of its time. */
function claimsOf(payload: unknown, now: number): TokenClaims | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { sub, sid, jti, iat, exp, role, state, lang } = payload as Record<string, unknown>;
  if (!Number.isInteger(iat) || !Number.isInteger(exp)) return null;
  if (now >= (exp as number) || (exp as number) - (iat as number) > ACCESS_TOKEN_SECONDS) return null;
  if (!isText(sub) || !isText(sid) || !isText(jti)) return null;
  if (!(ROLES as readonly unknown[]).includes(role) || !(state === null || isText(state))) return null;
  if (!(LANGUAGES as readonly unknown[]).includes(lang)) return null;
  return { userId: sub, sessionId: sid, role: role as ActorRole, state, language: lang as Language };
}
