import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Language } from '../i18n/i18n.js';

type Schemas = components['schemas'];
export type Board = Schemas['CoverageBoard'];
export type Line = Schemas['CoverageLine'];
export type SummaryLine = Schemas['CoverageSummaryLine'];
export type Day = Schemas['CoverageDay'];

/** How fresh and complete each State is, over what the reader may see. */
export const useCoverageSummary = (enabled = true) =>
  useQuery({
    queryKey: ['coverage', 'summary'],
    enabled,
    queryFn: async () => (await api.GET('/api/v1/coverage/summary')).data!,
  });

export const useCoverageBoard = (enabled = true) =>
  useQuery({
    queryKey: ['coverage', 'board'],
    enabled,
    queryFn: async () => (await api.GET('/api/v1/coverage')).data!,
  });

export const useCoverageTrend = (country?: string) =>
  useQuery({
    queryKey: ['coverage', 'trend', country],
    queryFn: async () =>
      (await api.GET('/api/v1/coverage/trend', { params: { query: country ? { country } : {} } })).data!,
  });

/** The letter in that language, or in the State's own. */
export const useCoverageLetter = (iso2: string, language: Language | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['coverage', 'letter', iso2, language],
    enabled,
    queryFn: async () =>
      (
        await api.GET('/api/v1/coverage/{iso2}/letter', {
          params: { path: { iso2 }, query: language ? { language } : {} },
        })
      ).data!,
  });

/** Opens the board to national authorities, or closes it. */
export function useOpenCoverage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (coverageOpen: boolean) =>
      (await api.PATCH('/api/v1/settings', { body: { coverageOpen } as never })).data!,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['coverage'] }),
  });
}

export const currentOf = ({ values: { confirmed, due } }: Pick<SummaryLine, 'values'>): number =>
  confirmed + due;
export const totalOf = ({ values }: Pick<SummaryLine, 'values'>): number =>
  Object.values(values).reduce((sum, one) => sum + one, 0);

/** A share in per cent; null where there is nothing to have a share of. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole);
