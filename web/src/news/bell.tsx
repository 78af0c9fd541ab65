import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { RouterLink } from '../shell/links.js';
import { useUnread } from './news.queries.js';

/** In the frame: whether there is something new, and the way to it. */
export function Bell() {
  const { t } = useTranslation();
  const unread = useUnread();
  const number = unread >= 100 ? '100+' : String(unread);
  return (
    <RouterLink to="/account/notifications" aria-label={t('news.unread', { number })} sx={BELL}>
      <svg width="22" height="22" viewBox="0 0 20 20" aria-hidden="true">
        <path
          d="M4.5 14h11l-1.3-2V8.5a4.2 4.2 0 0 0-8.4 0V12L4.5 14ZM8.4 16.2a1.7 1.7 0 0 0 3.2 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 && (
        <Box component="span" sx={COUNT}>
          {number}
        </Box>
      )}
    </RouterLink>
  );
}

const BELL = {
  position: 'relative',
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  minWidth: 44,
  minHeight: 44,
  color: 'inherit',
  textDecoration: 'none',
  '&:focus-visible': { outlineColor: '#ffb35c' },
} as const;

const COUNT = {
  position: 'absolute',
  top: 4,
  insetInlineStart: 24,
  px: 0.6,
  borderRadius: 4,
  bgcolor: '#ffb35c',
  color: '#16202a',
  fontSize: '0.72rem',
  fontWeight: 700,
  lineHeight: '18px',
} as const;
