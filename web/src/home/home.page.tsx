import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../countries/countries.queries.js';
import { withWords } from '../i18n/i18n.js';
import { rememberWords } from '../search/remembered-words.js';
import { SearchBox } from '../search/search-box.js';
import { useMay, useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { WhenNear } from '../shell/when-near.js';
import { Waiting } from './waiting.js';

/** It comes after what one searches with, and holds nothing up. */
const Freshness = lazy(withWords(() => import('./freshness.js')));

/** A search box first; then what waits for this person; then the night's short way: who answers now, by State. */
export function HomePage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const countries = useCountries();
  const mayRead = useMay('entry:read');
  const search = () => {
    rememberWords(words);
    void navigate({ to: '/search', search: {} });
  };
  return (
    <>
      <Heading title={t('home.title')}>{t('home.title')}</Heading>
      <SearchBox words={words} onChange={setWords} onSubmit={search} />
      {me?.secondFactor.notice && <Alert severity="info">{t('home.secondFactor')}</Alert>}
      <Waiting />
      <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>
        {t('home.urgent')}
      </Typography>
      <p>{t('home.urgentHint')}</p>
      <Loaded query={countries}>
        {(items) => (
          <>
            <Box
              component="ul"
              sx={{
                p: 0,
                m: 0,
                listStyle: 'none',
                display: 'grid',
                gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)', md: 'repeat(5, 1fr)' },
                columnGap: 2,
              }}
            >
              {items
                .filter(({ oasState }) => oasState)
                .map(({ iso2, name }) => (
                  <li key={iso2}>
                    <RouterLink
                      to="/search"
                      search={{ country: iso2, function: 'CONTACT_24_7' }}
                      sx={{ display: 'flex', alignItems: 'center', minHeight: 44 }}
                    >
                      {name}
                    </RouterLink>
                  </li>
                ))}
            </Box>
            {mayRead && (
              <WhenNear>
                <Freshness />
              </WhenNear>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
