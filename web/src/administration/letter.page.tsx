import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Problem } from '../shell/page.js';

/** One mail as it was written: text, never more than text. */
export function LetterPage() {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const queries = useQueryClient();
  const { id } = useParams({ from: '/administration/outbox/$id' });
  const params = { path: { id } };
  const letter = useQuery({
    queryKey: ['letter', id],
    queryFn: async () => (await api.GET('/api/v1/mail/{id}', { params })).data!,
  });
  const resending = useMutation({
    mutationFn: () => api.POST('/api/v1/mail/{id}/resend', { params }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['letter', id] });
      await queries.invalidateQueries({ queryKey: ['mail'] });
    },
  });
  return (
    <LoadedScreen query={letter}>
      {({ subject, to, state, createdAt, sentAt, lastError, text, demo, language }) => (
        <>
          <Heading title={subject}>{subject}</Heading>
          <p>
            {[t('outbox.to', { address: to }), t(`mailState.${state}`), instant(sentAt ?? createdAt)].join(
              ' · ',
            )}
          </p>
          {lastError && <Alert severity="warning">{t('outbox.error', { error: lastError })}</Alert>}
          {demo && (
            <Alert severity="info" sx={{ mb: 2 }}>
              {t('outbox.demo')}
            </Alert>
          )}
          {text === null ? (
            <Alert severity="info">{t('outbox.secret')}</Alert>
          ) : (
            <Box
              component="pre"
              lang={language}
              sx={{
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                bgcolor: 'background.paper',
                p: 2,
                m: 0,
                whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere',
                fontFamily: 'inherit',
              }}
            >
              {text}
            </Box>
          )}
          <Box sx={{ mt: 2, display: 'grid', gap: 2, justifyItems: 'start' }}>
            {resending.error && <Problem error={resending.error} />}
            {resending.isSuccess && <Alert severity="success">{t('outbox.resent')}</Alert>}
            {!demo && (
              <Button variant="outlined" loading={resending.isPending} onClick={() => resending.mutate()}>
                {t('outbox.resend')}
              </Button>
            )}
            <RouterLink to="/administration/outbox">{t('outbox.title')}</RouterLink>
          </Box>
        </>
      )}
    </LoadedScreen>
  );
}
