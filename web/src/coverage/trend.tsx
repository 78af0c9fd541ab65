import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { Section } from '../entries/facts.js';
import { useMoments } from '../shell/moments.js';
import { Loaded } from '../shell/page.js';
import { currentOf, totalOf, useCoverageTrend, type Day } from './coverage.queries.js';

/** How the index was on each day that was kept: as a line, and as the table it is drawn from. */
export function Trend({ country }: { country?: string }) {
  const { t } = useTranslation();
  const days = useCoverageTrend(country);
  return (
    <Section title={t('coverage.trend')}>
      <Loaded query={days}>
        {(all) => (
          <>
            {all.length === 0 && <p>{t('coverage.trendNone')}</p>}
            {all.length === 1 && <p>{t('coverage.trendFirst')}</p>}
            {all.length > 1 && <Plot days={all} />}
            {all.length > 0 && <Days days={all} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

const WIDTH = 600;
const HEIGHT = 160;
const LEFT = 30;

function Plot({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const [first, last] = [days[0]!, days.at(-1)!];
  const at = (day: string) => Date.parse(day);
  const span = Math.max(at(last.day) - at(first.day), 1);
  const x = (day: string) => LEFT + ((at(day) - at(first.day)) / span) * (WIDTH - LEFT - 8);
  const y = (score: number) => 8 + (1 - score / 100) * (HEIGHT - 30);
  const words = { first: first.score, from: day(first.day), last: last.score, to: day(last.day) };
  return (
    <Box
      sx={{ maxWidth: WIDTH, '& svg': { width: '100%', height: 'auto' }, '& text': { fill: 'currentColor' } }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('coverage.trendText', words)}
        fontSize="11"
      >
        {[0, 50, 100].map((score) => (
          <g key={score}>
            <text x={LEFT - 6} y={y(score) + 4} textAnchor="end">
              {score}
            </text>
            <line
              x1={LEFT}
              x2={WIDTH - 8}
              y1={y(score)}
              y2={y(score)}
              stroke="currentColor"
              strokeOpacity={0.25}
            />
          </g>
        ))}
        <polyline
          points={days.map(({ day, score }) => `${x(day).toFixed(1)},${y(score).toFixed(1)}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
        />
        <circle cx={x(last.day)} cy={y(last.score)} r={3.5} fill="currentColor" />
        <text x={LEFT} y={HEIGHT - 4}>
          {day(first.day)}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {day(last.day)}
        </text>
      </svg>
    </Box>
  );
}

function Days({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  return (
    <Box
      sx={{ maxHeight: 280, overflow: 'auto', maxWidth: 600 }}
      tabIndex={0}
      role="region"
      aria-label={t('coverage.trend')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('coverage.day')}</TableCell>
            <TableCell align="right">{t('coverage.score')}</TableCell>
            <TableCell align="right">{t('coverage.there')}</TableCell>
            <TableCell align="right">{t('coverage.current')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...days].reverse().map((one) => (
            <TableRow key={one.day}>
              <TableCell component="th" scope="row">
                {day(one.day)}
              </TableCell>
              <TableCell align="right">{one.score}</TableCell>
              <TableCell align="right">
                {t('coverage.ofRequired', { met: one.met, required: one.required })}
              </TableCell>
              <TableCell align="right">
                {t('coverage.ofRequired', { met: currentOf(one), required: totalOf(one) })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
