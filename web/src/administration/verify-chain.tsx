import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { numberFormat } from '../i18n/formats.js';
import { Problem } from '../shell/page.js';

/** Has the server prove the log whole, and says what it found. One may go on meanwhile. */
export function VerifyChain() {
  const { t, i18n } = useTranslation();
  const verifying = useMutation({ mutationFn: async () => (await api.GET('/api/v1/audit/verify')).data! });
  const number = (n: number) => numberFormat(i18n.language).format(n);
  const found = verifying.data;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      <Button variant="contained" loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {t('audit.verify')}
      </Button>
      <Box aria-live="polite" sx={{ width: '100%', overflowWrap: 'anywhere' }}>
        {verifying.isPending && (
          <>
            {t('audit.verifying')}
            <LinearProgress aria-label={t('audit.verify')} sx={{ mt: 1 }} />
          </>
        )}
        {verifying.error && <Problem error={verifying.error} />}
        {found && (
          <Alert severity={found.ok ? 'success' : 'error'}>
            {found.ok
              ? t('audit.whole', { records: number(found.records) })
              : t('audit.broken', { total: number(found.total) })}
            <br />
            {t('audit.head', { hash: found.head })}
            {found.findings.length > 0 && (
              <ul>
                {found.findings.map(({ check, message }) => (
                  <li key={`${check} ${message}`}>
                    {check}: {message}
                  </li>
                ))}
              </ul>
            )}
          </Alert>
        )}
      </Box>
    </Box>
  );
}
