import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';

const MY_STATE = ['my-state'];

export const useMyState = (enabled = true) =>
  useQuery({
    queryKey: MY_STATE,
    enabled,
    queryFn: async () => (await api.GET('/api/v1/my-state')).data!,
  });

/** Says that what is published of the State is right; the answer is how it stands then. */
export function useAttest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) =>
      (
        await api.POST('/api/v1/my-state/attestations', {
          params: { header: {} as never },
          body: { note: note.trim() || null } as never,
        })
      ).data!,
    onSuccess: (mine) => {
      queries.setQueryData(MY_STATE, mine);
      void queries.invalidateQueries({ queryKey: ['coverage'] });
    },
  });
}

const DUE = ['overdue', 'disputed', 'never-verified', 'due'] as const;
export type DueState = (typeof DUE)[number];

/** The State's entries by register, and those with values in each state that asks for something; the worst first. */
export const useOwnEntries = (country: string) =>
  useQuery({
    queryKey: ['search', 'own', country],
    queryFn: async () => {
      const search = async (more: object) =>
        (await api.POST('/api/v1/search', { body: { country, ...more } as never })).data!;
      const [all, ...due] = await Promise.all([
        search({ limit: 1, facets: true }),
        ...DUE.map((freshness) => search({ freshness, limit: 5 })),
      ]);
      return {
        registers: all.facets?.register ?? [],
        due: DUE.map((state, index) => ({ state, ...due[index]! })).filter(({ items }) => items.length > 0),
      };
    },
  });
