import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import type { Import } from './imports.queries.js';

/** How far a commit is; it goes on when one leaves. */
export function Progress({ one: { done, total } }: { one: Import }) {
  const { t } = useTranslation();
  const percent = total === 0 ? 0 : Math.round((100 * done) / total);
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1, maxWidth: 480 }}>
      <span>{t('imports.progress', { done, total })}</span>
      <LinearProgress variant="determinate" value={percent} aria-label={t('imports.progressName')} />
    </Box>
  );
}
