import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useDeferredValue, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguageOf } from '../i18n/use-language-of.js';
import { useMe, type Me } from '../session/session.js';
import { WIDTHS } from '../theme.js';
import { Connection } from './connection.js';
import { Header } from './header.js';
import { SideNavigation } from './navigation.js';
import { Loading, Problem } from './page.js';
import { useSlash } from './slash.js';

/** Screens for whoever comes, signed in or not. */
const OPEN: readonly string[] = [
  '/sign-in',
  '/invitation',
  '/password-reset',
  '/confirm',
  '/drill-answer',
  '/verify',
];

/** The frame of every screen: where one is, where one can go, as whom, and whether the network is there. */
export function Frame() {
  const { t } = useTranslation();
  const { data: me, error, isPending, refetch } = useMe();
  const { pathname } = useLocation();
  const away = OPEN.includes(pathname);
  const lost = useSentToSignIn(me, away);
  const main = useFocusOnNewScreen(pathname);
  useSlash(Boolean(me));
  useLanguageOf(me);
  const content = (): ReactNode => {
    if (error && !me && !away) return <Problem error={error} again={() => void refetch()} />;
    if (isPending && !away) return <Loading />;
    if (lost) return null;
    return (
      <Suspense fallback={<Loading />}>
        <BitByBit>
          <Outlet />
        </BitByBit>
      </Suspense>
    );
  };
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Link href="#main" className="no-print" sx={SKIP}>
        {t('shell.skip')}
      </Link>
      <Header signedIn={Boolean(me)} />
      <Connection />
      <Box sx={COLUMNS}>
        {!away && (me ? <SideNavigation /> : isPending && <Box sx={SECTIONS_PLACE} />)}
        <Box component="main" id="main" ref={main} tabIndex={-1} sx={MAIN}>
          {content()}
        </Box>
      </Box>
      <Box component="footer" className="no-print" sx={FOOTER}>
        <Box sx={{ maxWidth: WIDTHS.sections + WIDTHS.screen, mx: 'auto' }}>{t('shell.footer')}</Box>
      </Box>
    </Box>
  );
}

/** Draws the first screen as a transition: whoever already types or clicks is answered meanwhile. */
function BitByBit({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) ? children : <Loading />;
}

/** Who has no session (any more) signs in first, and comes back to where one was. */
function useSentToSignIn(me: Me | null | undefined, away: boolean): boolean {
  const { href } = useLocation();
  const navigate = useNavigate();
  const lost = me === null && !away;
  useEffect(() => {
    if (lost) void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [lost, href, navigate]);
  return lost;
}

/** A new screen is read from its heading on; the first one from the top of the page. */
function useFocusOnNewScreen(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [pathname]);
  return main;
}

const SKIP = {
  position: 'absolute',
  left: -9999,
  '&:focus': { left: 8, top: 8, zIndex: 30, bgcolor: 'background.paper', p: 1.5 },
};

const COLUMNS = {
  flex: 1,
  display: 'flex',
  width: '100%',
  maxWidth: WIDTHS.sections + WIDTHS.screen,
  mx: 'auto',
} as const;

/** Kept free while it is asked who this is: the page does not jump aside when the sections come. */
const SECTIONS_PLACE = {
  display: { xs: 'none', md: 'block' },
  width: WIDTHS.sections,
  flexShrink: 0,
} as const;

const MAIN = {
  flex: 1,
  minWidth: 0,
  maxWidth: WIDTHS.screen,
  mx: 'auto',
  px: { xs: 2, sm: 3 },
  pt: { xs: 2.5, md: 3.5 },
  pb: 6,
  outline: 'none',
  // While something is on its way the footer waits below: nothing jumps when it comes.
  '&:has([data-loading])': { minHeight: '100vh' },
  // So does what comes after a part of the screen that is.
  '& > section:has([data-loading]) ~ *, & > [data-loading] ~ *': { visibility: 'hidden' },
  '@media print': { p: 0, maxWidth: 'none' },
} as const;

const FOOTER = {
  borderTop: 1,
  borderColor: 'divider',
  px: { xs: 2, sm: 3 },
  py: 2.5,
  color: 'text.secondary',
  fontSize: '0.85rem',
} as const;
