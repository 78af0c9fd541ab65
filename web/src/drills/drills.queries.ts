import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type DrillSummary = Schemas['DrillSummary'];
export type Drill = Schemas['DrillView'];
export type DrilledPoint = Schemas['DrilledPoint'];
export type DrillInput = Schemas['DrillInput'];
export type CallInput = Schemas['CallInput'];
export type PointResult = Schemas['PointResult'];

const HEADER = { header: {} as never };

/** Newest first. */
export const useDrills = () =>
  useInfiniteQuery({
    queryKey: ['drills', 'list'],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = pageParam ? { cursor: pageParam } : {};
      return (await api.GET('/api/v1/drills', { params: { query } })).data!;
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** One drill; while it runs it is read again by itself, since answers come in. */
export const useDrill = (id: string) =>
  useQuery({
    queryKey: ['drills', 'one', id],
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 15_000 : false),
    queryFn: async () => (await api.GET('/api/v1/drills/{id}', { params: { path: { id } } })).data!,
  });

/** How points did, newest drill first: of one entry, or of all that the reader may know of. */
export const useDrillResults = (entryId: string | null, enabled: boolean) =>
  useQuery({
    queryKey: ['drills', 'results', entryId],
    enabled,
    queryFn: async () => {
      const query = { limit: entryId ? 10 : 50, ...(entryId ? { entryId } : {}) };
      return (await api.GET('/api/v1/drills/results', { params: { query } })).data!;
    },
  });

/** What the secretariat does with drills; whatever shows them is read again, and the entries' marks with them. */
export function useDrillAct<Given>(act: (given: Given) => Promise<Drill>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (drill) => {
      queries.setQueryData(['drills', 'one', drill.id], drill);
      return Promise.all(
        [['drills', 'list'], ['drills', 'results'], ['entry'], ['search']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}

export const useStartDrill = () =>
  useDrillAct(async (body: DrillInput) => (await api.POST('/api/v1/drills', { params: HEADER, body })).data!);

export const useEndDrill = (id: string, how: 'close' | 'cancel') =>
  useDrillAct(
    async () => (await api.POST(`/api/v1/drills/{id}/${how}`, { params: { path: { id }, ...HEADER } })).data!,
  );

export const useNoteCall = (id: string) =>
  useDrillAct(
    async (body: CallInput) =>
      (await api.POST('/api/v1/drills/{id}/calls', { params: { path: { id }, ...HEADER }, body })).data!,
  );

/** What a drill's mailed link asks. Its secret travels in the body only. */
export const useDrillLink = (token: string) =>
  useQuery({
    queryKey: ['drill-link', token],
    gcTime: 0,
    staleTime: Infinity,
    enabled: token !== '',
    queryFn: async () => (await api.POST('/api/v1/drill-answers/open', { body: { token } })).data!,
  });

export const useAcknowledge = (token: string) =>
  useMutation({
    mutationFn: async () => (await api.POST('/api/v1/drill-answers', { body: { token } })).data!,
  });
