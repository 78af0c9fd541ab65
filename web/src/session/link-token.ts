import { useEffect, useState } from 'react';

/**
 * The token of a mailed link, which stands behind # so that it reaches no log. It is taken out of the address as soon
 * as the screen stands: what is seen over a shoulder, or kept in the history, is worth nothing. Null: the link has none.
 */
export function useLinkToken(): string | null {
  const token = useKeptLinkToken();
  // Not while drawing: a drawing may be begun again, and then reads the address again.
  useEffect(() => {
    const { hash, pathname } = window.location;
    if (hash.length > 1) window.history.replaceState(window.history.state, '', pathname);
  }, []);
  return token || null;
}

/** The same of a link that only asks a question: it stays in the address, so that a telephone may load the screen again. */
export function useKeptLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  return token;
}
