import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';

/** The States, by name in the reader's language. */
export function useCountries() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['countries', i18n.language],
    staleTime: Infinity,
    queryFn: async () => {
      const { data } = await api.GET('/api/v1/countries', { params: { query: {} } });
      return [...data!].sort((a, b) => a.name.localeCompare(b.name, i18n.language));
    },
  });
}

/** The name of a State in the reader's language; an organisation has none. */
export function useCountryName(): (iso2: string | null) => string {
  const { t } = useTranslation();
  const { data } = useCountries();
  return (iso2) =>
    iso2 === null ? t('country.organisation') : (data?.find((one) => one.iso2 === iso2)?.name ?? iso2);
}
