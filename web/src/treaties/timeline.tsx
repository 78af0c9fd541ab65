import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { Section } from '../entries/facts.js';
import { useWords } from '../entries/use-words.js';

type Standing = components['schemas']['StateStandingView'];
type Act = Standing['facts'][number] & { iso2: string };

/** The first day on which a State is known to be a party, by each State's own facts. */
const PROOFS = ['deposit', 'entry_into_force', 'known_party_by'];

/** How a treaty came to be what it is: how many parties over the years, and every dated act. */
export function Timeline({ statuses }: { statuses: readonly Standing[] }) {
  const { t } = useTranslation();
  const acts = statuses
    .flatMap(({ iso2, facts }) => facts.map((fact) => ({ ...fact, iso2 })))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  if (acts.length === 0) return null;
  return (
    <Section title={t('treaty.timeline')}>
      <Parties statuses={statuses} />
      <Acts acts={acts} />
    </Section>
  );
}

const WIDTH = 640;
const HEIGHT = 170;
const LEFT = 28;

function Parties({ statuses }: { statuses: readonly Standing[] }) {
  const { t } = useTranslation();
  const days = statuses
    .flatMap(({ facts }) =>
      facts
        .filter(({ act }) => PROOFS.includes(act))
        .map(({ date }) => date)
        .sort()
        .slice(0, 1),
    )
    .sort();
  if (days.length < 2) return null;
  const [from, to] = [Number(days[0]!.slice(0, 4)), new Date().getFullYear()];
  const x = (day: string) =>
    LEFT + ((Date.parse(day) - Date.UTC(from)) / (Date.UTC(to + 1) - Date.UTC(from))) * (WIDTH - LEFT - 8);
  const y = (count: number) => HEIGHT - 22 - (count / days.length) * (HEIGHT - 40);
  const steps = days.map((day, index) => `H${x(day).toFixed(1)}V${y(index + 1).toFixed(1)}`).join('');
  const words = { first: 1, from, last: days.length, to };
  return (
    <Box
      sx={{ maxWidth: WIDTH, '& svg': { width: '100%', height: 'auto' }, '& text': { fill: 'currentColor' } }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('treaty.partiesOver', words)}
        fontSize="11"
      >
        <line x1={LEFT} x2={WIDTH - 8} y1={y(0)} y2={y(0)} stroke="currentColor" strokeOpacity={0.4} />
        <path d={`M${LEFT} ${y(0)}${steps}H${WIDTH - 8}`} fill="none" stroke="currentColor" strokeWidth={2} />
        <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
          0
        </text>
        <text x={LEFT - 6} y={y(days.length) + 4} textAnchor="end">
          {days.length}
        </text>
        <text x={LEFT} y={HEIGHT - 4}>
          {from}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {to}
        </text>
      </svg>
      <Box component="p" sx={{ fontSize: '0.875rem', color: 'text.secondary', mt: 0 }}>
        {t('treaty.partiesOver', words)}
      </Box>
    </Box>
  );
}

function Acts({ acts }: { acts: readonly Act[] }) {
  const { t } = useTranslation();
  const { day, country } = useWords();
  return (
    <Box sx={{ maxHeight: 420, overflow: 'auto' }} tabIndex={0} role="region" aria-label={t('treaty.events')}>
      <Table size="small" stickyHeader sx={{ '& thead th': { bgcolor: 'background.default' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('country.date')}</TableCell>
            <TableCell>{t('treaty.state')}</TableCell>
            <TableCell>{t('treaty.act')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {acts.map(({ iso2, act, date, unverified }) => (
            <TableRow key={`${iso2} ${act}`}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{day(date)}</TableCell>
              <TableCell>{country(iso2)}</TableCell>
              <TableCell>
                {t(`treatyAct.${act}`)}
                {unverified && ` · ${t('standing.unverified')}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
