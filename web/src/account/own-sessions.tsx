import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useLeave } from '../session/session.js';
import { Confirm } from '../shell/confirm.js';
import { Loaded, Problem } from '../shell/page.js';
import { SessionLines, useDeviceName } from './session-lines.js';

/** One's own sessions: each can be ended, and all. */
export function OwnSessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const leave = useLeave();
  const deviceName = useDeviceName();
  const sessions = useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => (await api.GET('/api/v1/auth/sessions')).data!,
  });
  const ending = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own-sessions'] }),
  });
  const endingAll = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/sign-out-everywhere'),
    onSuccess: leave,
  });
  return (
    <Box component="section" aria-labelledby="sessions" sx={{ mt: 4 }}>
      <Typography variant="h2" id="sessions">
        {t('account.sessionsTitle')}
      </Typography>
      <p>{t('account.sessionsWhat')}</p>
      {ending.error && <Problem error={ending.error} />}
      <Loaded query={sessions}>
        {({ items }) => (
          <SessionLines
            sessions={items}
            act={(one) =>
              !one.current && (
                <Button
                  variant="outlined"
                  aria-label={t('account.endThis', { device: deviceName(one) })}
                  onClick={() => ending.mutate(one.id)}
                >
                  {t('account.end')}
                </Button>
              )
            }
          />
        )}
      </Loaded>
      <Box sx={{ mt: 2 }}>
        <Confirm act={t('account.endAll')} doing={endingAll}>
          {t('account.endAllAsk')}
        </Confirm>
      </Box>
    </Box>
  );
}
