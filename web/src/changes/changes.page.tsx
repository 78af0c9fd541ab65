import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';

/** What awaits a second person. */
export function ChangesPage() {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const day = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(at));
  const changes = useQuery({
    queryKey: ['changes', 'pending'],
    queryFn: async () =>
      (await api.GET('/api/v1/changes', { params: { query: { state: 'pending', limit: 100 } } })).data!,
  });
  return (
    <>
      <Heading title={t('changes.title')}>{t('changes.title')}</Heading>
      <p>{t('changes.what')}</p>
      <Loaded query={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('home.nothingWaits')}</p>
          ) : (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map(({ id, country, register, action, touched, proposedBy, proposedAt }) => (
                <Box component="li" key={id} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
                  <RouterLink to="/changes/$id" params={{ id }} sx={{ fontWeight: 600 }}>
                    {t(`action.${action}`)}
                    {touched.length > 0 &&
                      `: ${touched.map((field) => t(`field.${field}`, { defaultValue: field })).join(', ')}`}
                  </RouterLink>
                  <Box sx={{ color: 'text.secondary' }}>
                    {countryName(country)} · {t(`register.${register}`)} ·{' '}
                    {t('changes.by', { name: proposedBy.name, day: day(proposedAt) })}
                  </Box>
                </Box>
              ))}
            </Box>
          )
        }
      </Loaded>
    </>
  );
}
