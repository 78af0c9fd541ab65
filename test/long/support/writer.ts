import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signIn, type Person } from './people.js';
import type { ServerProcess } from './server-process.js';

/** One write that somebody wants done, once, whatever happens to the server meanwhile. */
export interface Wanted {
  kind: 'create' | 'patch' | 'verify' | 'propose' | 'approve';
  method: string;
  path: string;
  body: unknown;
  ifMatch?: string;
}

/** A write that was acknowledged. */
export interface Done extends Wanted {
  /** Its `Idempotency-Key`; its attempts had the request ids `<key>.1`, `<key>.2`, ... */
  key: string;
  attempts: number;
  status: number;
  etag: string | null;
  answer: Record<string, unknown>;
}

/** What an attempt ended with; `cut`: no answer came. */
export type Outcome = number | 'cut';

/** After so many minutes an access token is taken anew, before it ends by itself. */
const TOKEN_LIFE = 8 * 60_000;

/** Whether there is a server to ask. */
export class Gate {
  private open: Promise<void> = Promise.resolve();
  private letIn: () => void = () => undefined;

  close(): void {
    this.open = new Promise((resolve) => (this.letIn = resolve));
  }

  reopen(): void {
    this.letIn();
  }

  passed(): Promise<void> {
    return this.open;
  }
}

/** `fetch` failed: no server, or it died. (Jest's own `TypeError` is another class than that of `fetch`.) */
const isCut = (error: unknown): boolean => (error as Error).name === 'TypeError';

/** Somebody who writes and, when no answer comes, asks again with the same key until one does. */
export class Writer {
  readonly done: Done[] = [];
  private token = '';
  private tokenSince = -Infinity;

  constructor(
    private readonly server: ServerProcess,
    readonly person: Person,
    private readonly gate: Gate,
    private readonly note: (outcome: Outcome, answer: string) => void,
  ) {}

  /** Sends until it is acknowledged. @throws Error when it is refused: nothing here should be. */
  async carryOut(wanted: Wanted): Promise<Done> {
    const key = randomUUID();
    for (let attempts = 1; ; attempts += 1) {
      const answered = await this.attempt(wanted, key, attempts);
      if (answered === null) {
        await pause(5);
        continue;
      }
      const { response, text } = answered;
      if (response.ok) {
        const done: Done = {
          ...wanted,
          key,
          attempts,
          status: response.status,
          etag: response.headers.get('etag'),
          answer: JSON.parse(text) as Record<string, unknown>,
        };
        this.done.push(done);
        return done;
      }
      const inFlight = response.status === 409 && text.includes('in-flight');
      if (response.status !== 503 && !inFlight) {
        throw new Error(`${wanted.kind} ${wanted.path}, attempt ${attempts}: ${response.status} ${text}`);
      }
      await pause(20);
    }
  }

  /** One attempt; null when no answer came. */
  async attempt(wanted: Wanted, key: string, attempt: number) {
    await this.gate.passed();
    try {
      await this.renewToken();
      const response = await fetch(`${this.server.url}${wanted.path}`, {
        method: wanted.method,
        headers: {
          authorization: `Bearer ${this.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          'x-request-id': `${key}.${attempt}`,
          ...(wanted.ifMatch ? { 'if-match': wanted.ifMatch } : {}),
        },
        body: JSON.stringify(wanted.body),
      });
      const text = await response.text();
      this.note(response.status, text);
      return { response, text };
    } catch (error) {
      if (!isCut(error)) throw error;
      this.note('cut', '');
      return null;
    }
  }

  private async renewToken(): Promise<void> {
    if (performance.now() - this.tokenSince < TOKEN_LIFE) return;
    for (;;) {
      try {
        this.token = (await signIn(this.server, this.person)).token;
        this.tokenSince = performance.now();
        return;
      } catch (error) {
        // Sign-ins that were cut count against the account, as they must; here they were nobody's guesses.
        if (/: 429 /.test((error as Error).message)) {
          // The database may be the one that is being killed just now: then again.
          await this.server.ask('delete from sign_in_attempt').catch(() => pause(20));
          continue;
        }
        // No answer, or no database behind it: again. Anything else is wrong.
        if (!isCut(error) && !/: 503 /.test((error as Error).message)) throw error;
        await this.gate.passed();
        await pause(20);
      }
    }
  }
}
