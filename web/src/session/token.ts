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

export function keep({ accessToken: issued, expiresIn }: Issued): void {
  token = issued;
  endsAt = Date.now() + expiresIn * 1000;
}

export function forget(): void {
  token = null;
  endsAt = 0;
}

export const accessToken = (): string | null => (Date.now() < endsAt - MARGIN ? token : null);

/** A new access token by the session's cookie; null: there is no session. One at a time, in all tabs. */
export function renew(): Promise<string | null> {
  renewal ??= inTurn(askAgain).finally(() => (renewal = null));
  return renewal;
}

const inTurn = async (work: () => Promise<string | null>): Promise<string | null> =>
  'locks' in navigator ? navigator.locks.request('enlace-session', work) : work();

async function askAgain(): Promise<string | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
    if (response.ok) {
      keep((await response.json()) as Issued);
      return token;
    }
    // Another tab was quicker (409): its cookie is here in a moment.
    if (response.status !== 409) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  forget();
  return null;
}
