import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { show, wasChosen } from '../i18n/i18n.js';
import { RouterLink } from './links.js';
import { LanguageChoice } from './language-choice.js';
import { useMayAll, useMe, useSignOut } from '../session/session.js';
import { SECTIONS } from './sections.js';
import { useOnline } from './online.js';

/** The frame of every screen: where one is, where one can go, as whom, and whether the network is there. */
export function Frame() {
  const { t } = useTranslation();
  const { data: me, error, isPending, refetch } = useMe();
  const { pathname, href } = useLocation();
  const navigate = useNavigate();
  const online = useOnline();
  const away = pathname === '/sign-in';
  const lost = me === null && !away;
  useEffect(() => {
    if (lost) void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [lost, href, navigate]);
  useEffect(() => {
    if (me && !wasChosen()) void show(me.language);
  }, [me]);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // A new screen is read from its heading on; the first one from the top of the page.
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [pathname]);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Link href="#main" className="no-print" sx={SKIP}>
        {t('shell.skip')}
      </Link>
      <Header signedIn={Boolean(me)} />
      {!online && (
        <Alert severity="warning" role="status">
          {t('shell.offline')}
        </Alert>
      )}
      <Box
        component="main"
        id="main"
        ref={main}
        tabIndex={-1}
        sx={{
          flex: 1,
          width: '100%',
          maxWidth: 1120,
          mx: 'auto',
          px: { xs: 2, sm: 3 },
          py: 3,
          outline: 'none',
        }}
      >
        {error && !away ? (
          <Alert severity="error" action={<Button onClick={() => void refetch()}>{t('shell.again')}</Button>}>
            {t('shell.unreachable')}
          </Alert>
        ) : isPending && !away ? (
          <p role="status">{t('shell.loading')}</p>
        ) : (
          !lost && (
            <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
              <Outlet />
            </Suspense>
          )
        )}
      </Box>
      <Box
        component="footer"
        className="no-print"
        sx={{
          borderTop: 1,
          borderColor: 'divider',
          px: 3,
          py: 2,
          color: 'text.secondary',
          fontSize: '0.85rem',
        }}
      >
        {t('shell.footer')}
      </Box>
    </Box>
  );
}

const SKIP = {
  position: 'absolute',
  left: -9999,
  '&:focus': { left: 8, top: 8, zIndex: 10, bgcolor: 'background.paper', p: 1 },
};

function Header({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = useMayAll();
  const sections = SECTIONS.filter(({ permission }) => may(permission));
  const signOut = useSignOut();
  return (
    <Box component="header" sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
      <Box
        sx={{
          maxWidth: 1120,
          mx: 'auto',
          px: { xs: 2, sm: 3 },
          py: 1,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
        }}
      >
        <RouterLink to="/" sx={{ fontWeight: 700, fontSize: '1.15rem', textDecoration: 'none', py: 1 }}>
          Enlace
        </RouterLink>
        {signedIn && (
          <Box
            component="nav"
            className="no-print"
            aria-label={t('shell.navigation')}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              order: { xs: 3, md: 0 },
              flexBasis: { xs: '100%', md: 'auto' },
            }}
          >
            {sections.map(({ to, words }) => (
              <RouterLink key={to} to={to} sx={NAV}>
                {t(words)}
              </RouterLink>
            ))}
          </Box>
        )}
        <Box sx={{ flex: 1 }} />
        <LanguageChoice />
        {signedIn && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }} className="no-print">
            <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, color: 'text.secondary' }}>
              {me?.name}
            </Box>
            <Button size="small" onClick={() => void signOut()}>
              {t('shell.signOut')}
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  );
}

const NAV = {
  py: 1.25,
  textDecoration: 'none',
  '&[aria-current]': { fontWeight: 650, boxShadow: 'inset 0 -2px 0 currentColor' },
};
