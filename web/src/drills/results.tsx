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
import { useDrillResults } from './drills.queries.js';
import { useSpans } from './spans.js';

/** How points did in the drills, the newest first: those of one entry, or all that the reader may know of. */
export function DrillResults({ entryId = null, none }: { entryId?: string | null; none?: string }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const span = useSpans();
  const { data } = useDrillResults(entryId, true);
  if (!data || (data.length === 0 && none === undefined)) return null;
  return (
    <Section title={t('drill.ownResults')}>
      {data.length === 0 ? (
        <p>{none}</p>
      ) : (
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
                {entryId === null && <TableCell>{t('drill.point')}</TableCell>}
                <TableCell>{t('drill.result')}</TableCell>
                <TableCell align="right">{t('drill.time')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map((one) => {
                const seconds = one.seconds;
                const result = one.result;
                return (
                  <TableRow key={`${one.drillId} ${one.entryId}`}>
                    <TableCell component="th" scope="row">
                      <RouterLink to="/drills/$id" params={{ id: one.drillId }}>
                        {one.title}
                      </RouterLink>
                      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{day(one.startsAt)}</Box>
                    </TableCell>
                    {entryId === null && <TableCell>{one.name}</TableCell>}
                    <TableCell>{t(`drillResult.${result ?? 'waiting'}`)}</TableCell>
                    <TableCell align="right">{seconds === null ? '–' : span(seconds)}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Box>
      )}
    </Section>
  );
}
