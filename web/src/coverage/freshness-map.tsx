import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Scale, StatesMap, stepOf } from '../map/map.js';
import { RouterLink } from '../shell/links.js';
import { currentOf, shareOf, totalOf, type SummaryLine } from './coverage.queries.js';

/** How fresh and complete each State is: as a map, and beside it as a table that says the same. */
export function FreshnessMap({ states }: { states: readonly SummaryLine[] }) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const named = states
    .map((line) => ({ ...line, name: countryName(line.iso2) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const shades = new Map(
    named.map(({ iso2, name, score }) => [iso2, { step: stepOf(score), words: `${name}: ${score}` }]),
  );
  return (
    <>
      <Box component="p" sx={{ mt: 0, color: 'text.secondary' }}>
        {t('coverage.scoreMeaning')}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(0, 5fr) minmax(0, 6fr)' }, gap: 3 }}>
        <Box>
          <Scale />
          <StatesMap shades={shades} />
        </Box>
        <Box sx={SCROLLED} tabIndex={0} role="region" aria-label={t('map.table')}>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell>{t('coverage.state')}</TableCell>
                <TableCell align="right">{t('map.complete')}</TableCell>
                <TableCell align="right">{t('map.freshness')}</TableCell>
                <TableCell align="right">{t('coverage.score')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {named.map((line) => (
                <TableRow key={line.iso2}>
                  <TableCell component="th" scope="row">
                    <RouterLink
                      to="/countries/$iso2"
                      params={{ iso2: line.iso2 }}
                      aria-label={t('map.profile', { name: line.name })}
                    >
                      {line.name}
                    </RouterLink>
                  </TableCell>
                  <TableCell align="right">
                    <Share part={line.met} whole={line.required} />
                  </TableCell>
                  <TableCell align="right">
                    <Share part={currentOf(line)} whole={totalOf(line)} />
                  </TableCell>
                  <TableCell align="right">{line.score}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Box>
    </>
  );
}

const SCROLLED = { maxHeight: { md: 900 }, overflow: 'auto', '& th': { bgcolor: 'background.default' } };

function Share({ part, whole }: { part: number; whole: number }) {
  const { t } = useTranslation();
  const share = shareOf(part, whole);
  return share === null ? '–' : t('map.percent', { share });
}
