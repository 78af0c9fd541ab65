import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Campaign = Schemas['CampaignView'];
export type Asking = Schemas['AskingView'];
export type CalendarView = Schemas['CalendarView'];
export type Report = Schemas['FaultItem'];
export type AskingState = 'open' | 'unanswered' | 'bounced' | 'closed';

/** What somebody is to be reminded of: one entry, or everything due in a State. */
export type Reminded = { entryId: string } | { country: string };

const DAY = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** What becomes overdue from today on, in so many days. */
export const useCalendar = (days: number, country: string) =>
  useQuery({
    queryKey: ['upkeep', 'calendar', days, country],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const query = { from: dayIn(0), to: dayIn(days - 1), ...(country ? { country } : {}) };
      return (await api.GET('/api/v1/upkeep/calendar', { params: { query } })).data!;
    },
  });

export const useCampaigns = () =>
  useQuery({
    queryKey: ['upkeep', 'campaigns'],
    queryFn: async () => (await api.GET('/api/v1/upkeep/campaigns')).data!,
  });

export const useAskings = (state: AskingState, country: string) =>
  useInfiniteQuery({
    queryKey: ['upkeep', 'askings', state, country],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = {
        state,
        limit: 50,
        ...(country ? { country } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return (await api.GET('/api/v1/upkeep/askings', { params: { query } })).data!;
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const useReports = (state: 'open' | 'closed', country: string) =>
  useInfiniteQuery({
    queryKey: ['upkeep', 'reports', state, country],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = {
        state,
        ...(country ? { country } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return (await api.GET('/api/v1/upkeep/faults', { params: { query } })).data!;
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const useLetter = (country: string, language: string | null) =>
  useQuery({
    queryKey: ['upkeep', 'letter', country, language],
    queryFn: async () => {
      const query = language ? { language: language as 'en' } : {};
      return (await api.GET('/api/v1/upkeep/letters/{country}', { params: { path: { country }, query } }))
        .data!;
    },
  });

function useUpkeepChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['upkeep'] }),
  });
}

export const useRemind = () =>
  useUpkeepChange(
    async (body: Reminded) =>
      (await api.POST('/api/v1/upkeep/reminders', { params: { header: {} as never }, body })).data!,
  );

export const useNoteBounce = () =>
  useUpkeepChange(
    async (body: { askingId: string; reason: string }) =>
      (await api.POST('/api/v1/upkeep/bounces', { params: { header: {} as never }, body })).data!,
  );
