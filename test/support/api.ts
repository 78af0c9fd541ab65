/** An answer, read to its end. `body` is the parsed JSON, or null where it was not JSON. */
export interface ApiAnswer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

type Headers_ = Record<string, string>;

/** The API as one caller: over real HTTP, with this access token (or none). */
export class Api {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  get<T = Record<string, unknown>>(path: string, headers: Headers_ = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Headers_ = {},
  ): Promise<ApiAnswer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  patch<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Headers_ = {},
  ): Promise<ApiAnswer<T>> {
    return this.send<T>('PATCH', path, body, headers);
  }

  put<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Headers_ = {},
  ): Promise<ApiAnswer<T>> {
    return this.send<T>('PUT', path, body, headers);
  }

  delete<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Headers_ = {},
  ): Promise<ApiAnswer<T>> {
    return this.send<T>('DELETE', path, body, headers);
  }

  /** A string is sent as it is, so that a test can send what is not JSON. */
  async send<T>(method: string, path: string, body: unknown, headers: Headers_): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T, text };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
