import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OwnCopy } from './editions.queries.js';

interface OwnCopyProps {
  copy: OwnCopy;
  ordering: boolean;
  onOrder: () => void;
  children: React.ReactNode;
}

/** A recipient's own printed directory and workbook: to be asked for, being made, or there. */
export function OwnCopySection({ copy, ordering, onOrder, children }: OwnCopyProps) {
  const { t } = useTranslation();
  const { state, serial, done, total, error } = copy;
  const share = total > 0 ? Math.min(100, (100 * done) / total) : 0;
  const making = t('edition.copyMaking', { done, total });
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {t('edition.copy')}
      </Typography>
      <Box sx={{ mb: 1, maxWidth: '70ch' }}>{t('edition.copyWhat', { serial })}</Box>
      <Box role="status">
        {state === 'waiting' && (
          <>
            <LinearProgress variant="determinate" value={share} aria-label={making} sx={{ maxWidth: 420 }} />
            <Box sx={{ color: 'text.secondary' }}>{making}</Box>
          </>
        )}
        {state === 'failed' && (
          <Alert severity="error" sx={{ mb: 1 }}>
            {t('edition.copyFailed', { error })}
          </Alert>
        )}
      </Box>
      {(state === 'none' || state === 'failed') && (
        <Button variant="contained" disabled={ordering} onClick={onOrder}>
          {state === 'failed' ? t('shell.again') : t('edition.copyMake')}
        </Button>
      )}
      {state === 'done' && children}
    </Box>
  );
}
