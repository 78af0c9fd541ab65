import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../i18n/formats.js';
import { useMoments } from '../shell/moments.js';
import type { DrillSummary } from './drills.queries.js';
import { useSpans } from './spans.js';

// Not wider than a phone: drawn smaller, its words could not be read.
const WIDTH = 420;
const HEIGHT = 170;
const LEFT = 58;
const RIGHT = 8;
const FOOT = 24;

/** A share as the reader writes it. */
const usePercent = () => {
  const { i18n } = useTranslation();
  const format = numberFormat(i18n.language, { style: 'percent' });
  return (share: number): string => format.format(share / 100);
};

const shareOf = ({ answered, points }: DrillSummary): number => Math.round((100 * answered) / points);

/** How many points answered each drill, as a plot and as the table that it is drawn from. */
export function OverTime({ drills }: { drills: readonly DrillSummary[] }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const span = useSpans();
  const percent = usePercent();
  if (drills.length === 0) return <p>{t('drill.noneEnded')}</p>;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
      <Plot drills={[...drills].reverse()} />
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('drill.overTime')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('drill.drill')}</TableCell>
              <TableCell align="right">{t('drill.answered')}</TableCell>
              <TableCell align="right">{t('drill.share')}</TableCell>
              <TableCell align="right">{t('drill.medianTime')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {drills.map((drill) => {
              const median = drill.medianSeconds;
              return (
                <TableRow key={drill.id}>
                  <TableCell component="th" scope="row">
                    {drill.title}
                    <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{day(drill.startsAt)}</Box>
                  </TableCell>
                  <TableCell align="right">{`${drill.answered}/${drill.points}`}</TableCell>
                  <TableCell align="right" sx={WHOLE}>
                    {percent(shareOf(drill))}
                  </TableCell>
                  <TableCell align="right" sx={WHOLE}>
                    {median === null ? '–' : span(median)}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

/** A figure and its unit stay in one line. */
const WHOLE = { whiteSpace: 'nowrap' };

/** One bar a drill, oldest first: what share of the points answered. */
function Plot({ drills }: { drills: readonly DrillSummary[] }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const percent = usePercent();
  const [first, last] = [drills[0]!, drills.at(-1)!];
  const step = (WIDTH - LEFT - RIGHT) / drills.length;
  const width = Math.min(step * 0.7, 48);
  const y = (share: number) => 10 + (1 - share / 100) * (HEIGHT - FOOT - 10);
  const words = { count: drills.length, first: shareOf(first), last: shareOf(last) };
  return (
    <Box
      sx={{
        maxWidth: WIDTH,
        '& svg': { width: '100%', height: 'auto' },
        '& text': { fill: 'currentColor' },
        '& rect': { fill: 'currentColor', color: 'primary.main' },
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('drill.plot', words)} fontSize="14">
        {[0, 50, 100].map((share) => (
          <g key={share}>
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(share)}
              y2={y(share)}
              stroke="currentColor"
              strokeOpacity={0.25}
            />
          </g>
        ))}
        {drills.map((drill, index) => (
          <rect
            key={drill.id}
            x={LEFT + step * (index + 0.5) - width / 2}
            width={width}
            y={y(shareOf(drill))}
            height={Math.max(y(0) - y(shareOf(drill)), 1)}
          >
            <title>{`${drill.title}: ${percent(shareOf(drill))}`}</title>
          </rect>
        ))}
        <text x={LEFT} y={HEIGHT - 5}>
          {day(first.startsAt)}
        </text>
        {drills.length > 1 && (
          <text x={WIDTH - RIGHT} y={HEIGHT - 5} textAnchor="end">
            {day(last.startsAt)}
          </text>
        )}
      </svg>
    </Box>
  );
}
