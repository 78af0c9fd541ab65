import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Language } from '../platform/problems.js';
import { notSignedIn } from './not-signed-in.js';
import type { ActorRole } from './roles.js';

/** What a valid access token says. It only lets a request try: the database confirms it in each transaction. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
  role: ActorRole;
  state: string | null;
  language: Language;
}

/** Checks the access token by the strategy named `jwt` (accounts/jwt.strategy.ts). */
@Injectable()
export class BearerGuard extends AuthGuard('jwt') {
  /** @throws Problem `not-signed-in` (401), the same whatever is wrong with the token. */
  override handleRequest<T>(error: unknown, claims: T | false | null): T {
    if (error instanceof Error) throw error;
    if (!claims) throw notSignedIn();
    return claims;
  }
}
