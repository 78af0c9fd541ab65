import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';

export type StateStanding = components['schemas']['StateStandingView'];
type Act = StateStanding['facts'][number]['act'];

/** Where every State stands, with the dates it rests on. */
export function StandingsTable({ items }: { items: readonly StateStanding[] }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const { day } = useMoments();
  const shown = (date: string | undefined) => (date ? day(date) : '–');
  return (
    <Box sx={SCROLLED} tabIndex={0} role="region" aria-label={t('treaty.table')}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{t('treaty.state')}</TableCell>
            <TableCell>{t('treaty.standing')}</TableCell>
            <TableCell>{t('treaty.signed')}</TableCell>
            <TableCell>{t('treaty.joined')}</TableCell>
            <TableCell>{t('treaty.force')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((one) => (
            <TableRow key={one.iso2}>
              <TableCell component="th" scope="row">
                <RouterLink to="/countries/$iso2" params={{ iso2: one.iso2 }}>
                  {countryName(one.iso2)}
                </RouterLink>
              </TableCell>
              <TableCell>
                {[t(`standing.${one.status}`), one.unverified && t('standing.unverified')]
                  .filter(Boolean)
                  .join(' · ')}
              </TableCell>
              <TableCell>{shown(dateOf(one, ['signature']))}</TableCell>
              <TableCell>{shown(dateOf(one, ['deposit', 'ratification', 'known_party_by']))}</TableCell>
              <TableCell>{one.status === 'party' ? <Force standing={one} /> : '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

const SCROLLED = {
  maxHeight: { md: 900 },
  overflow: 'auto',
  '& td': { whiteSpace: 'nowrap' },
  '& thead th': { bgcolor: 'background.default' },
};

const dateOf = ({ facts }: StateStanding, acts: readonly Act[]): string | undefined =>
  acts.map((act) => facts.find((fact) => fact.act === act)?.date).find(Boolean);

function Force({ standing: { inForce } }: { standing: StateStanding }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const date = inForce.since ?? inForce.by;
  const words = [
    t(`inForce.${inForce.answer}`, { day: date ? day(date) : '' }),
    inForce.unverified && t('standing.unverified'),
  ];
  return words.filter(Boolean).join(' · ');
}
