import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { noteReach, serverIsAway, subscribeReach } from '../api/reach.js';
import { WIDTHS } from '../theme.js';
import { useOnline } from './online.js';

/** Milliseconds between two questions whether the server is back. */
const PAUSE = 2500;

/** Says that network or server is away, asks until it is back, and then asks again for what did not arrive. */
export function Connection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const online = useOnline();
  const away = useSyncExternalStore(subscribeReach, serverIsAway);
  useEffect(() => {
    if (!away || !online) return;
    const asking = setInterval(() => {
      void fetch('/health/ready', { cache: 'no-store' }).then(
        ({ status }) => noteReach(status),
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearInterval(asking);
      void queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    };
  }, [away, online, queries]);
  const text = online ? away && t('shell.away') : t('shell.offline');
  return (
    // Always there, so that what appears in it is read out.
    <Box role="status" className="no-print" sx={{ bgcolor: 'tint.warning' }}>
      {text && (
        <Box
          sx={{
            maxWidth: WIDTHS.sections + WIDTHS.screen,
            mx: 'auto',
            px: { xs: 2, sm: 3 },
            py: 1.25,
            fontWeight: 620,
          }}
        >
          {text}
        </Box>
      )}
    </Box>
  );
}
