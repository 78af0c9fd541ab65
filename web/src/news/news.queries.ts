import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useMay } from '../session/session.js';

export type News = components['schemas']['NotificationView'];
export type Preference = components['schemas']['PreferenceView'];

const MINUTE = 60_000;

/** One's news, page by page, the newest first. */
export const useNews = (onlyUnread: boolean) =>
  useInfiniteQuery({
    queryKey: ['news', 'list', onlyUnread],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
    queryFn: async ({ pageParam: cursor }) =>
      (
        await api.GET('/api/v1/notifications', {
          params: { query: { cursor, ...(onlyUnread ? { unread: true } : {}) } },
        })
      ).data!,
  });

/** How many are not read yet, asked again each minute while the screen is looked at. */
export function useUnread(): number {
  const enabled = useMay('self:read');
  const { data } = useQuery({
    queryKey: ['news', 'unread'],
    enabled,
    refetchInterval: MINUTE,
    queryFn: async () =>
      (await api.GET('/api/v1/notifications', { params: { query: { limit: 1, unread: true } } })).data!
        .unread,
  });
  return data ?? 0;
}

/** Marks some, or all, as read. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: string[]) => api.POST('/api/v1/notifications/read', { body: ids ? { ids } : {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['news'] }),
  });
}

export const usePreferences = () =>
  useQuery({
    queryKey: ['preferences'],
    queryFn: async () => (await api.GET('/api/v1/notifications/preferences')).data!,
  });
