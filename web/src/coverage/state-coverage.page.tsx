import Alert from '@mui/material/Alert';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { useCoverageBoard } from './coverage.queries.js';
import { StateCoverage } from './state-coverage.js';

/** One State's coverage, at an address of its own. */
export function StateCoveragePage() {
  const { t } = useTranslation();
  const { iso2 } = useParams({ from: '/coverage/$iso2' });
  const name = useCountryName()(iso2);
  const board = useCoverageBoard();
  return (
    <>
      <RouterLink to="/coverage" className="no-print" sx={{ display: 'inline-block', py: 1 }}>
        {t('coverage.back')}
      </RouterLink>
      <Heading title={`${name} · ${t('coverage.title')}`}>{name}</Heading>
      <Loaded query={board}>
        {({ states }) => {
          const line = states.find((one) => one.iso2 === iso2);
          return line ? (
            <StateCoverage line={line} />
          ) : (
            <Alert severity="info">{t('coverage.notOpen')}</Alert>
          );
        }}
      </Loaded>
    </>
  );
}
