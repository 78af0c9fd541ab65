import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Fact, Section } from '../entries/facts.js';
import { NewEntryLinks } from '../entries/new-entry-links.js';
import { Hit } from '../search/hit.js';
import { useSearchHits } from '../search/search.queries.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { nameIn } from './countries.queries.js';
import { Standing } from '../treaties/standing.js';

/** One State: what is known of it, whom to ask there, and where it stands under each treaty. */
export function CountryPage() {
  const { t, i18n } = useTranslation();
  const { iso2 } = useParams({ from: '/countries/$iso2' });
  const params = { path: { iso2 } };
  const country = useQuery({
    queryKey: ['country', iso2],
    queryFn: async () => (await api.GET('/api/v1/countries/{iso2}', { params })).data!,
  });
  const treaties = useQuery({
    queryKey: ['country-treaties', iso2],
    queryFn: async () =>
      (await api.GET('/api/v1/countries/{iso2}/treaties', { params: { ...params, query: {} } })).data!,
  });
  const hits = useSearchHits('', { country: iso2 });
  const languages = new Intl.DisplayNames([i18n.language], { type: 'language' });
  return (
    <Loaded query={country}>
      {(state) => (
        <>
          <Heading title={nameIn(i18n.language, state)}>{nameIn(i18n.language, state)}</Heading>
          <Fact name={t('country.capital')}>{state.capital}</Fact>
          <Fact name={t('entry.languages')}>
            {state.officialLanguages.map((tag) => languages.of(tag) ?? tag).join(', ')}
          </Fact>
          <Fact name={t('country.calling')}>{state.callingCode}</Fact>
          <Fact name={t('country.localTime')}>
            {state.zones
              .filter(({ main, primary }) => main || primary)
              .map(({ zone, localTime }) => `${localTime.slice(11, 16)} (${zone})`)
              .join(', ')}
          </Fact>
          {state.membership && (
            <Fact name={t('country.membership')}>
              {t(`membership.${state.membership.status}`)}
              {state.membership.note && `. ${state.membership.note}`}
            </Fact>
          )}
          <Section title={t('country.entries')}>
            <NewEntryLinks country={iso2} />
            {hits.data?.pages[0]?.items.length === 0 && <p>{t('search.nothing')}</p>}
            <Box component="ul" sx={{ m: 0, p: 0 }}>
              {hits.data?.pages
                .flatMap((page) => page.items)
                .map((entry) => (
                  <Hit key={entry.id} entry={entry} />
                ))}
            </Box>
            {hits.hasNextPage && (
              <RouterLink to="/search" search={{ country: iso2 }}>
                {t('search.more')}
              </RouterLink>
            )}
          </Section>
          <Section title={t('shell.treaties')}>
            <Loaded query={treaties}>
              {(items) => (
                <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                  {items.map((one) => (
                    <li key={one.treaty}>
                      <RouterLink to="/treaties/$code" params={{ code: one.treaty }}>
                        {one.shortName ?? one.name}
                      </RouterLink>
                      {': '}
                      <Standing standing={one} />
                    </li>
                  ))}
                </Box>
              )}
            </Loaded>
          </Section>
        </>
      )}
    </Loaded>
  );
}
