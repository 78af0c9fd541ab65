import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useMoments } from '../shell/moments.js';
import { deviceOf } from './devices.js';

export type Session = components['schemas']['SessionView'];

/** What one calls the program that a session came by. */
export function useDeviceName(): (session: Session) => string {
  const { t } = useTranslation();
  return ({ userAgent }) => {
    const device = deviceOf(userAgent);
    return device ? t('account.browserOn', device) : t('account.unknownDevice');
  };
}

/** Where somebody is signed in, the last used first. */
export function SessionLines({ sessions, act }: { sessions: Session[]; act?: (one: Session) => ReactNode }) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const name = useDeviceName();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {sessions.map((session) => (
        <Box
          component="li"
          key={session.id}
          sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, display: 'flex', gap: 2, flexWrap: 'wrap' }}
        >
          <Box sx={{ flex: '1 1 220px' }}>
            <Box sx={{ fontWeight: 600 }}>
              {name(session)}
              {session.current && ` · ${t('account.thisSession')}`}
            </Box>
            <Box sx={{ color: 'text.secondary' }}>
              {t('account.lastUsed', { at: instant(session.lastUsedAt) })}
              {session.address && ` · ${t('account.from', { address: session.address })}`}
            </Box>
          </Box>
          {act?.(session)}
        </Box>
      ))}
    </Box>
  );
}
