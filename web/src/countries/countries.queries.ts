import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { Language } from '../i18n/i18n.js';

type Named = { names: Record<Language, string> };

/** The States, by name in the reader's language. */
export function useCountries() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useQuery({
    queryKey: ['countries'],
    staleTime: Infinity,
    queryFn: async () => (await api.GET('/api/v1/countries', { params: { query: {} } })).data!,
    select: (all) =>
      all
        .map((one) => ({ ...one, name: nameIn(language, one) }))
        .sort((a, b) => a.name.localeCompare(b.name, language)),
  });
}

/** A name in the language of the screens, which need not be the account's. */
export const nameIn = (language: string, { names }: Named): string => names[language as Language];

/** The name of a State in the reader's language; an organisation has none. */
export function useCountryName(): (iso2: string | null) => string {
  const { t } = useTranslation();
  const { data } = useCountries();
  return (iso2) =>
    iso2 === null ? t('country.organisation') : (data?.find((one) => one.iso2 === iso2)?.name ?? iso2);
}
