import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCountryName } from '../countries/countries.queries.js';
import { Fact } from '../entries/facts.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { Standing } from './standing.js';

/** One treaty, and where every State stood under it on a day that one chooses. */
export function TreatyPage() {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const { code } = useParams({ from: '/treaties/$code' });
  const [on, setOn] = useState('');
  const treaty = useQuery({
    queryKey: ['treaty', code],
    queryFn: async () => (await api.GET('/api/v1/treaties/{code}', { params: { path: { code } } })).data!,
  });
  const statuses = useQuery({
    queryKey: ['statuses', code, on],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (
        await api.GET('/api/v1/treaties/{code}/statuses', {
          params: { path: { code }, query: on ? { on } : {} },
        })
      ).data!,
  });
  return (
    <Loaded query={treaty}>
      {(data) => (
        <>
          <Heading title={data.shortName ?? data.name}>{data.shortName ?? data.name}</Heading>
          {data.shortName && <p>{data.name}</p>}
          <Fact name={t('treaty.depositary')}>{data.depositary}</Fact>
          <Fact name={t('treaty.adopted')}>
            {[data.adoptedOn, data.adoptedPlace].filter(Boolean).join(', ')}
          </Fact>
          <Fact name={t('treaty.inForce')}>{data.enteredIntoForce ?? t('treaty.notInForce')}</Fact>
          {!data.complete && <p>{t('treaty.incomplete')}</p>}
          <Box sx={{ maxWidth: 240, my: 2 }}>
            <TextField
              type="date"
              label={t('treaty.day')}
              value={on}
              onChange={({ target }) => setOn(target.value)}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          </Box>
          <Loaded query={statuses}>
            {(items) => (
              <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('treaty.table')}>
                <Table size="small">
                  <TableHead>
                    <TableRow>
                      <TableCell>{t('treaty.state')}</TableCell>
                      <TableCell>{t('treaty.standing')}</TableCell>
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
                          <Standing standing={one} />
                        </TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              </Box>
            )}
          </Loaded>
          <Fact name={t('entry.source')}>{data.source}</Fact>
        </>
      )}
    </Loaded>
  );
}
