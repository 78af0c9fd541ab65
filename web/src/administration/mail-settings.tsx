import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Problem } from '../shell/page.js';
import { useOutbox } from './administration.queries.js';

/** Whether mail leaves the house, and a way to see it. */
export function MailSettings() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const [to, setTo] = useState(me?.email ?? '');
  const server = useOutbox({ q: '', state: '' }).data?.pages[0]?.server;
  const testing = useMutation({
    mutationFn: () => api.POST('/api/v1/mail/test', { body: { to: to.trim() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mail'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    testing.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2, maxWidth: 480 }}>
      {server !== undefined && (
        <Alert severity={server ? 'success' : 'info'}>
          {t(server ? 'outbox.server' : 'outbox.noServer')}
        </Alert>
      )}
      {testing.error && <Problem error={testing.error} />}
      {testing.isSuccess && (
        <Alert severity="success">
          {t('outbox.tested')} <RouterLink to="/administration/outbox">{t('outbox.title')}</RouterLink>
        </Alert>
      )}
      <TextField
        label={t('outbox.testTo')}
        type="email"
        value={to}
        onChange={({ target }) => setTo(target.value)}
      />
      <Button type="submit" variant="outlined" disabled={!to.includes('@')} loading={testing.isPending}>
        {t('outbox.test')}
      </Button>
    </Box>
  );
}
