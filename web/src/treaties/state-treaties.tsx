import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../countries/countries.queries.js';
import { useCountryTreaties } from '../countries/country.queries.js';
import { Section } from '../entries/facts.js';
import { RouterLink } from '../shell/links.js';
import { Loaded } from '../shell/page.js';
import { Provenance } from './provenance.js';
import { Standing } from './standing.js';

/** Where one State stands under each treaty today, with the dates and where they were read. */
export function StateTreaties({ iso2 }: { iso2: string }) {
  const { t, i18n } = useTranslation();
  const treaties = useCountryTreaties(iso2);
  return (
    <Section title={t('shell.treaties')}>
      <Loaded query={treaties}>
        {(items) => (
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('shell.treaties')}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('treaty.treaty')}</TableCell>
                  <TableCell>{t('treaty.standing')}</TableCell>
                  <TableCell>{t('country.source')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map((one) => (
                  <TableRow key={one.treaty}>
                    <TableCell component="th" scope="row">
                      <RouterLink to="/treaties/$code" params={{ code: one.treaty }} search={{}}>
                        {nameIn(i18n.language, one)}
                      </RouterLink>
                    </TableCell>
                    <TableCell>
                      <Standing standing={one} />
                    </TableCell>
                    <TableCell>
                      <Provenance source={one.basis?.source ?? one.source} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        )}
      </Loaded>
    </Section>
  );
}
