import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Bell } from '../news/bell.js';
import { WIDTHS } from '../theme.js';
import { AccountMenu } from './account-menu.js';
import { RouterLink } from './links.js';
import { PhoneNavigation } from './navigation.js';

/** The band at the top of every screen: whose house this is, the way to the sections, and who one is here. */
export function Header({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  return (
    <Box component="header" className="no-print" sx={{ bgcolor: 'background.band', color: 'text.band' }}>
      <Box
        sx={{
          maxWidth: WIDTHS.sections + WIDTHS.screen,
          mx: 'auto',
          px: { xs: 2, sm: 3 },
          minHeight: 60,
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
        }}
      >
        {signedIn && <PhoneNavigation />}
        <RouterLink to="/" sx={BRAND} aria-label={`Enlace, ${t('shell.home')}`}>
          <Mark />
          {/* On a narrow phone, beside the menu and the bell, there is room for the mark alone. */}
          <Box component="span" sx={{ display: signedIn ? { xs: 'none', sm: 'inline' } : 'inline' }}>
            Enlace
          </Box>
        </RouterLink>
        <Box
          component="span"
          sx={{ display: { xs: 'none', md: 'inline' }, opacity: 0.8, fontSize: '0.9rem' }}
        >
          {t('shell.tagline')}
        </Box>
        <Box sx={{ flex: 1 }} />
        {signedIn && <Bell />}
        <AccountMenu />
      </Box>
    </Box>
  );
}

/** Two rings that hold each other: a link. */
function Mark() {
  return (
    <svg width="30" height="20" viewBox="0 0 30 20" aria-hidden="true" fill="none" strokeWidth="2.6">
      <circle cx="10.5" cy="10" r="7.5" stroke="#e0a458" />
      <path d="M19.5 2.5a7.5 7.5 0 1 1-5.3 2.2" stroke="currentColor" strokeLinecap="round" />
    </svg>
  );
}

const BRAND = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 1,
  minHeight: 44,
  color: 'inherit',
  fontWeight: 720,
  fontSize: '1.2rem',
  letterSpacing: '-0.01em',
  textDecoration: 'none',
  '&:focus-visible': { outlineColor: '#ffb35c' },
} as const;
