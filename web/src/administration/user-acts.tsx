import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Confirm } from '../shell/confirm.js';
import { Problem } from '../shell/page.js';
import type { User } from './administration.queries.js';

/** What an administrator does about access: a lost telephone, a forgotten password, a session too many, a departure. */
export function UserActs({ user }: { user: User }) {
  const { t } = useTranslation();
  const { id, name, status, secondFactor } = user;
  const params = { path: { id } };
  const useAct = useActOn(id);
  const endingSessions = useAct(() => api.POST('/api/v1/users/{id}/end-sessions', { params }));
  const resettingFactor = useAct(() => api.POST('/api/v1/users/{id}/reset-second-factor', { params }));
  const sendingReset = useAct(() => api.POST('/api/v1/users/{id}/reset-password', { params }));
  const disabling = useAct(() => api.PATCH('/api/v1/users/{id}', { params, body: { status: 'disabled' } }));
  const enabling = useAct(() => api.PATCH('/api/v1/users/{id}', { params, body: { status: 'active' } }));
  const error = sendingReset.error ?? enabling.error;
  return (
    <Box component="section" aria-labelledby="access" sx={{ mt: 4 }}>
      <Typography variant="h2" id="access" sx={{ mb: 2 }}>
        {t('users.danger')}
      </Typography>
      {error && <Problem error={error} />}
      {sendingReset.isSuccess && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {t('users.resetSent')}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        {status === 'active' && (
          <Button
            variant="outlined"
            sx={{ whiteSpace: 'normal' }}
            loading={sendingReset.isPending}
            onClick={() => sendingReset.mutate()}
          >
            {t('users.sendReset')}
          </Button>
        )}
        {status === 'active' && (
          <Confirm act={t('users.endSessions')} doing={endingSessions}>
            {t('users.endSessionsAsk', { name })}
          </Confirm>
        )}
        {secondFactor && (
          <Confirm act={t('users.resetFactor')} doing={resettingFactor}>
            {t('users.resetFactorAsk', { name })}
          </Confirm>
        )}
        {status === 'active' ? (
          <Confirm act={t('users.disable')} doing={disabling}>
            {t('users.disableAsk', { name })}
          </Confirm>
        ) : (
          <Button variant="outlined" loading={enabling.isPending} onClick={() => enabling.mutate()}>
            {t('users.enable')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

/** Does something to the account, and shows it as it is then. */
function useActOn(id: string) {
  const queries = useQueryClient();
  return function useAct(act: () => Promise<unknown>) {
    return useMutation({
      mutationFn: act,
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: ['user', id] });
        await queries.invalidateQueries({ queryKey: ['users'] });
      },
    });
  };
}
