import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useCoverageSummary } from '../coverage/coverage.queries.js';
import { FreshnessMap } from '../coverage/freshness-map.js';
import { Loaded } from '../shell/page.js';

/** How fresh and complete each State is. */
export default function Freshness() {
  const { t } = useTranslation();
  const summary = useCoverageSummary();
  return (
    <Box component="section" aria-labelledby="fresh" sx={{ mt: 4 }}>
      <Typography variant="h2" id="fresh" sx={{ mb: 1 }}>
        {t('map.title')}
      </Typography>
      <Loaded query={summary}>{({ states }) => <FreshnessMap states={states} />}</Loaded>
    </Box>
  );
}
