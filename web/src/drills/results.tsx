import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { Section } from '../entries/facts.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Loaded } from '../shell/page.js';
import { useDrillResults, type PointResult } from './drills.queries.js';
import { useSpans } from './spans.js';

/** How points did in the drills, the newest first: those of one entry, or all that the reader may know of. */
export function DrillResults({ entryId = null, none }: { entryId?: string | null; none?: string }) {
  const { t } = useTranslation();
  const results = useDrillResults(entryId, true);
  if (none === undefined && !results.data?.length) return null;
  return (
    <Section title={t('drill.ownResults')}>
      <Loaded query={results}>
        {(data) => (data.length === 0 ? <p>{none}</p> : <Results of={data} named={entryId === null} />)}
      </Loaded>
    </Section>
  );
}

/** @param named whether each point is named, where there may be several */
function Results({ of, named }: { of: readonly PointResult[]; named: boolean }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const span = useSpans();
  return (
    <Box
      sx={{ overflowX: 'auto', maxWidth: 720 }}
      tabIndex={0}
      role="region"
      aria-label={t('drill.ownResults')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('drill.drill')}</TableCell>
            {named && <TableCell>{t('drill.point')}</TableCell>}
            <TableCell>{t('drill.result')}</TableCell>
            <TableCell align="right">{t('drill.time')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {of.map(({ drillId, entryId, title, startsAt, name, result, seconds }) => (
            <TableRow key={`${drillId} ${entryId}`}>
              <TableCell component="th" scope="row">
                <RouterLink to="/drills/$id" params={{ id: drillId }}>
                  {title}
                </RouterLink>
                <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{day(startsAt)}</Box>
              </TableCell>
              {named && <TableCell>{name}</TableCell>}
              <TableCell>{t(`drillResult.${result ?? 'waiting'}`)}</TableCell>
              <TableCell align="right">{seconds === null ? '–' : span(seconds)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
