import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Section } from '../entries/facts.js';
import { useMay, useMe } from '../session/session.js';
import { Heading, Loaded, Problem } from '../shell/page.js';
import { useCoverageBoard, useOpenCoverage } from './coverage.queries.js';
import { FreshnessMap } from './freshness-map.js';
import { CoverageGrid } from './grid.js';
import { StateCoverage } from './state-coverage.js';
import { Trend } from './trend.js';

/** What each State should have and has: as a grid, on the map, over time. Whoever sees one State sees that one. */
export function CoveragePage() {
  const { t } = useTranslation();
  const board = useCoverageBoard();
  return (
    <>
      <Heading title={t('coverage.title')}>{t('coverage.title')}</Heading>
      <Box component="p">{t('coverage.what')}</Box>
      <Loaded query={board}>
        {(data) => (
          <>
            <CoverageGrid board={data} />
            <Openness open={data.open} />
            {data.states.length === 1 ? (
              <StateCoverage line={data.states[0]!} />
            ) : (
              <>
                <Trend />
                <Section title={t('map.title')}>
                  <FreshnessMap states={data.states} />
                </Section>
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Who else sees the board: told to those who work on it, changed by administrators. */
function Openness({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = useMay('settings:change');
  const change = useOpenCoverage();
  if (me?.role === 'national-authority') return null;
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', my: 2 }}>
      <span>{open ? t('coverage.open') : t('coverage.closed')}</span>
      {may && (
        <Button variant="outlined" disabled={change.isPending} onClick={() => change.mutate(!open)}>
          {open ? t('coverage.doClose') : t('coverage.doOpen')}
        </Button>
      )}
      {change.error && <Problem error={change.error} />}
    </Box>
  );
}
