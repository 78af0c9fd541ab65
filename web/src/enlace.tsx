import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition, StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.js';
import { router } from './routes.js';
import { useMode } from './shell/looks.js';
import { themeOf } from './theme.js';

/** Styles are admitted by the page's own nonce, which only its scripts know. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
const styles = createCache({ key: 'e', ...(nonce ? { nonce } : {}) });

/** What was refused is refused again; what did not arrive is asked for again. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);
const queries = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 30_000, refetchOnWindowFocus: false } },
});

function Enlace() {
  const mode = useMode();
  const theme = useMemo(() => themeOf(mode), [mode]);
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme}>
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Shows the interface: as a transition, which pauses for whoever types or clicks. */
export function start(place: Element): void {
  const root = createRoot(place);
  startTransition(() =>
    root.render(
      <StrictMode>
        <Enlace />
      </StrictMode>,
    ),
  );
}
