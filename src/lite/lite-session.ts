import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { Sealer } from '../platform/sealer.js';

const NAME = 'enlace-lite';

/**
 * The plain pages' own cookie: the session's id, sealed. It says nothing and proves nothing by itself; whether the
 * session is alive is asked of the database with every page, as for access tokens.
 */
@Injectable()
export class LiteSession {
  private readonly name: string;
  private readonly attributes: string;

  constructor(
    private readonly configuration: Configuration,
    private readonly sealer: Sealer,
  ) {
    const secure = configuration.publicUrl.startsWith('https:');
    this.name = secure ? `__Host-${NAME}` : NAME;
    this.attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  }

  carrying(sessionId: string): string {
    return `${this.name}=${this.sealed(`session ${sessionId}`)}; ${this.attributes}`;
  }

  cleared(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }

  /** The session that a request's cookie names; null: none, or one that we did not seal. */
  read(cookies: string | undefined): string | null {
    const values = (cookies ?? '')
      .split(';')
      .map((pair) => pair.trim().split('='))
      .filter(([name]) => name === this.name)
      .map(([, value]) => value ?? '');
    return values.length === 1 ? this.opened(values[0]!, 'session') : null;
  }

  /** What a form carries, so that it counts only for this session. */
  formToken(sessionId: string): string {
    return this.sealed(`form ${sessionId}`);
  }

  isOwnForm(sessionId: string, token: unknown): boolean {
    return typeof token === 'string' && this.opened(token, 'form') === sessionId;
  }

  /** Whether a form was sent by a page of ours, as far as the browser says so; it must when nobody is signed in. */
  isOwnOrigin(origin: string | undefined): boolean {
    return origin === this.configuration.publicUrl;
  }

  private sealed(text: string): string {
    return this.sealer.seal(text).toString('base64url');
  }

  private opened(token: string, purpose: 'session' | 'form'): string | null {
    try {
      const [what, id] = this.sealer.open(Buffer.from(token, 'base64url')).split(' ');
      return what === purpose && id ? id : null;
    } catch {
      return null;
    }
  }
}
