import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { Problem } from '../platform/problems.js';

const NAME = 'enlace-refresh';

/** The refresh token's cookie. Browsers take `__Host-` only over https; on this machine's plain http it has no prefix. */
@Injectable()
export class RefreshCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor(private readonly configuration: Configuration) {
    const secure = configuration.publicUrl.startsWith('https:');
    this.name = secure ? `__Host-${NAME}` : NAME;
    this.attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  }

  /** `Set-Cookie` for a token good for that many seconds. */
  carrying(token: string, seconds: number): Record<string, string> {
    return {
      'set-cookie': `${this.name}=${token}; Max-Age=${seconds}; ${this.attributes}`,
      'cache-control': 'no-store',
    };
  }

  /** `Set-Cookie` that makes the browser forget. */
  cleared(): Record<string, string> {
    return { 'set-cookie': `${this.name}=; Max-Age=0; ${this.attributes}`, 'cache-control': 'no-store' };
  }

  /**
   * The token of a request. Only requests of our own pages count: a browser always says their `Origin`.
   * @throws Problem `forbidden` (403) for another origin or none, `not-signed-in` (401) without the cookie.
   */
  read(origin: string | undefined, cookies: string | undefined): string {
    if (origin !== this.configuration.publicUrl) {
      throw new Problem('forbidden', `This route needs the header Origin: ${this.configuration.publicUrl}`);
    }
    const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
    const tokens = pairs.filter(([name]) => name === this.name).map(([, value]) => value ?? '');
    const [token] = tokens;
    if (tokens.length !== 1 || !token || !/^[\w-]{43}$/.test(token)) {
      throw new Problem('not-signed-in', 'There is no session to continue. Sign in again.');
    }
    return token;
  }
}
