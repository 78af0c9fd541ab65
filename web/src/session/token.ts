/** The access token lives in memory only; the refresh token is a cookie that scripts cannot read. */
let token: string | null = null;
let endsAt = 0;
let renewal: Promise<string | null> | null = null;

/** Renewed so long before its end, in milliseconds. */
const MARGIN = 60_000;

export interface Issued {
  accessToken: string;
  expiresIn: number;
}

/** Set while this browser has a session: nobody asks for a new token where there was never one. */
const SIGNED_IN = 'enlace-signed-in';

export function keep({ accessToken: issued, expiresIn }: Issued): void {
  localStorage.setItem(SIGNED_IN, 'true');
  token = issued;
  endsAt = Date.now() + expiresIn * 1000;
}

export function forget(): void {
  localStorage.removeItem(SIGNED_IN);
  token = null;
  endsAt = 0;
}

export const accessToken = (): string | null => (Date.now() < endsAt - MARGIN ? token : null);

/** A new access token by the session's cookie; null: there is no session. One at a time, in all tabs. */
export function renew(): Promise<string | null> {
  if (localStorage.getItem(SIGNED_IN) === null) return Promise.resolve(null);
  renewal ??= inTurn(askAgain).finally(() => (renewal = null));
  return renewal;
}

const inTurn = async (work: () => Promise<string | null>): Promise<string | null> =>
  'locks' in navigator ? navigator.locks.request('enlace-session', work) : work();

declare global {
  interface Window {
    /** The session's first renewal, begun by the page itself (index.html). */
    enlaceAhead?: Promise<Response>;
  }
}

/** The answer that the page began to ask for is the first one; each answer counts once. */
function refreshed(): Promise<Response> {
  const begun = window.enlaceAhead;
  delete window.enlaceAhead;
  return begun ?? fetch('/api/v1/auth/refresh', { method: 'POST' });
}

async function askAgain(): Promise<string | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const response = await refreshed();
    if (response.ok) {
      keep((await response.json()) as Issued);
      return token;
    }
    // Another tab was quicker (409): its cookie is here in a moment. A server that is away ends no session.
    if (response.status >= 500) throw new Error('The server is away');
    if (response.status !== 409) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  forget();
  return null;
}

let ahead: Promise<Response | null> | null = null;

/** Asks who is signed in before anything on the page needs to know; nobody waits for a server that is away. */
export function askAhead(): void {
  ahead = renew()
    .then((bearer) =>
      bearer === null ? null : fetch('/api/v1/auth/me', { headers: { Authorization: `Bearer ${bearer}` } }),
    )
    .catch(() => null);
}

/** The answer to what was asked ahead: for whoever comes first. */
export function takeAhead(): Promise<Response | null> {
  const answer = ahead ?? Promise.resolve(null);
  ahead = null;
  return answer;
}
