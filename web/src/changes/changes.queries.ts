import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components, paths } from '../api/schema.js';

type Schemas = components['schemas'];
export type Change = Schemas['ChangeDetailResponse'];
export type ListedChange = Schemas['ChangeListItem'];
export type Part = Schemas['ChangePartResponse'];
export type Approval = Schemas['ApprovalInput'];

/** What the list is narrowed by; it stands in the address. */
export type ChangeFilters = Pick<
  NonNullable<paths['/api/v1/changes']['get']['parameters']['query']>,
  'scope' | 'state' | 'lane' | 'country'
>;

/** The changes a caller is concerned with, a page at a time. */
export const useChanges = (filters: ChangeFilters) =>
  useInfiniteQuery({
    queryKey: ['changes', 'list', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = { ...filters, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await api.GET('/api/v1/changes', { params: { query } })).data!;
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const readChange = async (id: string): Promise<Change> =>
  (await api.GET('/api/v1/changes/{id}', { params: { path: { id } } })).data!;

export const useChange = (id: string) =>
  useQuery({ queryKey: ['change', id], queryFn: () => readChange(id) });

/** What somebody does with a change, and says with it. */
export type Act =
  | { act: 'approve'; body: Approval }
  | { act: 'decline'; reason: string }
  | { act: 'ask' | 'answer'; text: string }
  | { act: 'countersign'; note: string | null }
  | { act: 'cancel' };

/** Does it; everything that shows changes or entries is read again. */
export function useAct(id: string) {
  const queries = useQueryClient();
  const params = { path: { id } };
  return useMutation({
    mutationFn: (one: Act) => {
      switch (one.act) {
        case 'approve':
          return api.POST('/api/v1/changes/{id}/approve', { params, body: one.body });
        case 'decline':
          return api.POST('/api/v1/changes/{id}/decline', { params, body: { reason: one.reason } });
        case 'ask':
          return api.POST('/api/v1/changes/{id}/ask', { params, body: { text: one.text } });
        case 'answer':
          return api.POST('/api/v1/changes/{id}/answer', { params, body: { text: one.text } });
        case 'countersign':
          return api.POST('/api/v1/changes/{id}/countersign', { params, body: { note: one.note } });
        case 'cancel':
          return api.POST('/api/v1/changes/{id}/cancel', { params });
      }
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
