import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

/** An entry of any register, with what only some registers have. */
export type AnyEntry = Schemas['EntryResponse'] &
  Partial<
    Pick<
      Schemas['CentralAuthorityResponse'],
      'designations' | 'acceptedLanguages' | 'channels' | 'requirements'
    > &
      Pick<Schemas['LawEnforcementContactResponse'], 'agency' | 'unitType' | 'networks' | 'services'> &
      Pick<Schemas['ExpertResponse'], 'title' | 'institution' | 'specialities'>
  >;
export type HistoryItem = Schemas['HistoryItemResponse'];

type RegisterPath = '/api/v1/experts' | '/api/v1/central-authorities' | '/api/v1/law-enforcement-contacts';
const pathOf = (register: string) => `/api/v1/${register}` as RegisterPath;

/** One entry, now or as it was known at an instant. */
export const useEntry = (register: string, id: string, knownAt: string | null) =>
  useQuery({
    queryKey: ['entry', register, id, knownAt],
    queryFn: async (): Promise<AnyEntry> => {
      const params = { path: { id }, query: knownAt ? { knownAt } : {} };
      return (await api.GET(`${pathOf(register)}/{id}`, { params })).data as AnyEntry;
    },
  });

/** What changed, newest first, as far as the reader may see. */
export const useHistory = (register: string, id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['history', register, id],
    enabled,
    queryFn: async (): Promise<HistoryItem[]> =>
      (await api.GET(`${pathOf(register)}/{id}/history`, { params: { path: { id } } })).data as HistoryItem[],
  });
