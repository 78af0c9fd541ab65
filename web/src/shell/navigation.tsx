import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayAll } from '../session/session.js';
import { WIDTHS } from '../theme.js';
import { BAND_BUTTON } from './disclosure.js';
import { Sign } from './icons.js';
import { RouterLink } from './links.js';
import { GROUPS, SECTIONS } from './sections.js';

/** The sections this account may open, under their headings. */
function Sections({ name }: { name: string }) {
  const { t } = useTranslation();
  const may = useMayAll();
  return (
    <Box component="nav" aria-label={name}>
      <RouterLink to="/" activeOptions={{ exact: true }} sx={SECTION}>
        {t('shell.home')}
      </RouterLink>
      {GROUPS.map((group) => {
        const own = SECTIONS.filter((one) => one.group === group && may(one.permission));
        return (
          own.length > 0 && (
            <Box key={group} sx={{ mt: 2.5 }}>
              <Box sx={{ px: 1.5, mb: 0.5, fontSize: '0.8rem', fontWeight: 620, color: 'text.secondary' }}>
                {t(`sections.${group}`)}
              </Box>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {own.map(({ to, words }) => (
                  <li key={to}>
                    <RouterLink to={to} sx={SECTION}>
                      {t(words)}
                    </RouterLink>
                  </li>
                ))}
              </Box>
            </Box>
          )
        );
      })}
    </Box>
  );
}

/** On a desk: beside the screen, always there. */
export function SideNavigation() {
  const { t } = useTranslation();
  return (
    <Box
      className="no-print"
      sx={{
        display: { xs: 'none', md: 'block' },
        width: WIDTHS.sections,
        flexShrink: 0,
        py: 3,
        pl: 1.5,
        position: 'sticky',
        top: 0,
        alignSelf: 'flex-start',
        maxHeight: '100vh',
        overflowY: 'auto',
      }}
    >
      <Sections name={t('shell.navigation')} />
    </Box>
  );
}

/** On a phone: behind a button; the browser keeps the focus inside and gives it back, Escape closes. */
export function PhoneNavigation() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const { pathname } = useLocation();
  useEffect(() => dialog.current?.close(), [pathname]);
  return (
    <Box className="no-print" sx={{ display: { xs: 'block', md: 'none' } }}>
      <ButtonBase
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
        sx={{ ...BAND_BUTTON, ml: -1, fontWeight: 620 }}
      >
        <Sign of="menu" />
        <span>{t('shell.menu')}</span>
      </ButtonBase>
      <Box
        component="dialog"
        ref={dialog}
        aria-label={t('shell.menu')}
        onClick={({ target }) => target === dialog.current && dialog.current?.close()}
        sx={SHEET}
      >
        <Box sx={{ p: 1.5, minHeight: '100%', boxSizing: 'border-box' }}>
          <ButtonBase
            onClick={() => dialog.current?.close()}
            sx={{ ...BAND_BUTTON, color: 'text.primary', mb: 1, px: 1.5, fontWeight: 620 }}
          >
            <Sign of="close" />
            {t('shell.close')}
          </ButtonBase>
          <Sections name={t('shell.navigation')} />
        </Box>
      </Box>
    </Box>
  );
}

const SHEET = {
  m: 0,
  p: 0,
  width: 'min(320px, 88vw)',
  height: '100dvh',
  maxHeight: 'none',
  border: 0,
  borderInlineEnd: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  color: 'text.primary',
  '&::backdrop': { background: 'rgb(6 16 24 / 0.55)' },
} as const;

const SECTION = {
  display: 'flex',
  alignItems: 'center',
  minHeight: { xs: 46, md: 40 },
  px: 1.5,
  borderRadius: 1,
  color: 'text.primary',
  textDecoration: 'none',
  '&:hover': { bgcolor: 'background.sunken', textDecoration: 'underline' },
  '&[aria-current]': {
    bgcolor: 'background.sunken',
    color: 'primary.main',
    fontWeight: 680,
    boxShadow: 'inset 3px 0 0 currentColor',
  },
} as const;
