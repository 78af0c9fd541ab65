import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Filters } from '../addresses.js';

type Schemas = components['schemas'];
export type SearchPage = Schemas['SearchPage'];

/** Pages of hits; facets come with the first. What is typed travels in the body, never in an address. */
export const useSearchHits = (words: string, filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['search', words, filters],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }): Promise<SearchPage> => {
      const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
      const body = {
        ...given,
        ...(words.trim() ? { q: words.trim() } : {}),
        limit: 25,
        ...(pageParam === null ? { facets: true } : { cursor: pageParam }),
      } as Schemas['SearchQuery'];
      return (await api.POST('/api/v1/search', { body, signal })).data!;
    },
    getNextPageParam: ({ next }) => next,
  });
