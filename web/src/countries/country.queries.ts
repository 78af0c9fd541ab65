import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';

export const useCountry = (iso2: string) =>
  useQuery({
    queryKey: ['country', iso2],
    queryFn: async () => (await api.GET('/api/v1/countries/{iso2}', { params: { path: { iso2 } } })).data!,
  });

/** Where the State stands under every treaty today. */
export const useCountryTreaties = (iso2: string) =>
  useQuery({
    queryKey: ['country-treaties', iso2],
    queryFn: async () =>
      (await api.GET('/api/v1/countries/{iso2}/treaties', { params: { path: { iso2 }, query: {} } })).data!,
  });

/** The State's entries of all registers, as many as a page of it has room for. */
export const useCountryEntries = (iso2: string, enabled: boolean) =>
  useQuery({
    queryKey: ['search', 'country', iso2],
    enabled,
    queryFn: async () =>
      (await api.POST('/api/v1/search', { body: { country: iso2, limit: 100 } as never })).data!,
  });
