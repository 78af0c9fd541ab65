import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Register } from './entry.js';

type Schemas = components['schemas'];

/** An entry of any register, with what only some registers have. */
export type AnyEntry = Schemas['EntryResponse'] &
  Partial<
    Omit<Schemas['CentralAuthorityResponse'], keyof Schemas['EntryResponse']> &
      Omit<Schemas['LawEnforcementContactResponse'], keyof Schemas['EntryResponse']> &
      Omit<Schemas['ExpertResponse'], keyof Schemas['EntryResponse']>
  >;
export type HistoryItem = Schemas['HistoryItemResponse'];

type RegisterPath = '/api/v1/experts' | '/api/v1/central-authorities' | '/api/v1/law-enforcement-contacts';
export const pathOf = (register: string) => `/api/v1/${register}` as RegisterPath;

/** A point in time: true on that day, and recorded by that instant. */
export interface Moment {
  on?: string;
  knownAt?: string;
}

/** An entry as it was read; `etag` names what was read, for a change of it. */
export interface ReadEntry {
  entry: AnyEntry;
  etag: string;
}

export async function readEntry(register: string, id: string, moment: Moment = {}): Promise<ReadEntry> {
  const params = { path: { id }, query: moment };
  const { data, response } = await api.GET(`${pathOf(register)}/{id}`, { params });
  return { entry: data as AnyEntry, etag: response.headers.get('etag') ?? '' };
}

/** One entry, now or at a point in time. */
export const useEntry = (register: string, id: string, moment: Moment = {}) =>
  useQuery({
    queryKey: ['entry', register, id, moment],
    queryFn: () => readEntry(register, id, moment),
  });

/** What changed, newest first, as far as the reader may see. */
export const useHistory = (register: string, id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['history', register, id],
    enabled,
    queryFn: async (): Promise<HistoryItem[]> =>
      (await api.GET(`${pathOf(register)}/{id}/history`, { params: { path: { id } } })).data as HistoryItem[],
  });

export const isRegister = (name: string): name is Register =>
  ['experts', 'central-authorities', 'law-enforcement-contacts'].includes(name);
