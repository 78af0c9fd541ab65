import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { useCountries } from './countries.queries.js';

/** The member States, and the other States that are party to a treaty here. */
export function CountriesPage() {
  const { t } = useTranslation();
  const countries = useCountries();
  return (
    <>
      <Heading title={t('shell.countries')}>{t('shell.countries')}</Heading>
      <Loaded query={countries}>
        {(items) => (
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', columns: { xs: 1, sm: 2, md: 3 } }}>
            {items.map(({ iso2, name, oasState }) => (
              <Box component="li" key={iso2} sx={{ py: 0.75 }}>
                <RouterLink to="/countries/$iso2" params={{ iso2 }}>
                  {name}
                </RouterLink>
                {!oasState && ` (${t('country.other')})`}
              </Box>
            ))}
          </Box>
        )}
      </Loaded>
    </>
  );
}
