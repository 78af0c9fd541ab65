import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCountryName } from '../countries/countries.queries.js';
import { Difference } from '../entry/difference.js';
import { useMay, useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded, Problem } from '../shell/page.js';

/** One proposal, seen as a difference, decided by somebody else than who made it. */
export function ChangePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/changes/$id' });
  const countryName = useCountryName();
  const change = useQuery({
    queryKey: ['change', id],
    queryFn: async () => (await api.GET('/api/v1/changes/{id}', { params: { path: { id } } })).data!,
  });
  return (
    <Loaded query={change}>
      {(data) => (
        <>
          <Heading title={data.entryName}>
            {t('changes.of', { action: t(`action.${data.action}`), name: data.entryName })}
          </Heading>
          <p>
            {countryName(data.country)} ·{' '}
            <RouterLink to="/entries/$register/$id" params={{ register: data.register, id: data.entryId }}>
              {t('changes.entry')}
            </RouterLink>
          </p>
          {data.reason && <p>{t('changes.reason', { reason: data.reason })}</p>}
          <Difference changes={data.difference} caption={t('changes.difference')} />
          {data.state === 'pending' ? (
            <Decision id={id} proposer={data.proposedBy.id} name={data.proposedBy.name} />
          ) : (
            <Alert severity="info" sx={{ mt: 2 }}>
              {t(`changeState.${data.state}`)}
              {data.decidedBy && ` · ${data.decidedBy.name}`}
              {data.decisionReason && ` · ${data.decisionReason}`}
            </Alert>
          )}
        </>
      )}
    </Loaded>
  );
}

function Decision({ id, proposer, name }: { id: string; proposer: string; name: string }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = useMay('change:decide');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const params = { path: { id } };
  const settled = () => queries.invalidateQueries();
  const approving = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/changes/{id}/approve', { params, body: reason ? { note: reason } : {} }),
    onSuccess: settled,
  });
  const declining = useMutation({
    mutationFn: () => api.POST('/api/v1/changes/{id}/decline', { params, body: { reason } }),
    onSuccess: settled,
  });
  const cancelling = useMutation({
    mutationFn: () => api.POST('/api/v1/changes/{id}/cancel', { params }),
    onSuccess: settled,
  });
  const error = approving.error ?? declining.error ?? cancelling.error;
  const busy = approving.isPending || declining.isPending || cancelling.isPending;
  if (me?.id === proposer)
    return (
      <Box sx={{ mt: 3, display: 'grid', gap: 2, maxWidth: 560 }}>
        <Alert severity="info">{t('changes.own')}</Alert>
        {error && <Problem error={error} />}
        <Button variant="outlined" disabled={busy} onClick={() => cancelling.mutate()}>
          {t('changes.cancel')}
        </Button>
      </Box>
    );
  if (!may) return <p>{t('changes.waits', { name })}</p>;
  return (
    <Box sx={{ mt: 3, display: 'grid', gap: 2, maxWidth: 560 }}>
      {error && <Problem error={error} />}
      <TextField
        label={t('changes.note')}
        multiline
        minRows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={busy} onClick={() => approving.mutate()}>
          {t('changes.approve')}
        </Button>
        <Button
          variant="outlined"
          color="error"
          disabled={busy || reason.trim() === ''}
          onClick={() => declining.mutate()}
        >
          {t('changes.decline')}
        </Button>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{t('changes.declineHint')}</Box>
    </Box>
  );
}
