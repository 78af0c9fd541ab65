import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Asked, MatrixAsked } from '../addresses.js';

type Schemas = components['schemas'];
export type Answer = Schemas['CounterpartAnswer'];
export type Route = Schemas['RouteView'];
export type Basis = Schemas['BasisView'];
export type Gap = Schemas['GapView'];
export type Matrix = Schemas['CounterpartMatrix'];
export type Cell = Schemas['MatrixCell'];
type Question = Schemas['CounterpartQuestion'];

/** The lists of the form, as the API accepts them (`measure.*` and `area.*` name them). */
export const MEASURES = [
  'mla-evidence',
  'expedited-preservation',
  'subscriber-data',
  'traffic-data',
  'stored-content',
  'extradition',
  'transfer-sentenced',
  'asset-recovery',
  'service-of-documents',
  'locating-person',
  'police-information',
  'urgent-threat-to-life',
] as const satisfies readonly Question['measure'][];
export const AREAS = [
  'cyber-crime',
  'electronic-evidence',
  'organized-crime',
  'corruption',
  'drug-trafficking',
  'tax',
  'other',
] as const satisfies readonly NonNullable<Question['area']>[];

/** The answer to a question; asked only once it names the two States and the measure. */
export function useAnswer({ from, to, measure, area, on, urgent, languages }: Asked) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['counterparts', i18n.language, from, to, measure, area, on, urgent, languages],
    enabled: Boolean(from && to && measure && from !== to),
    queryFn: async (): Promise<Answer> => {
      const body = {
        from,
        to,
        measure,
        ...(area ? { area } : {}),
        ...(on ? { on } : {}),
        urgent: urgent ?? false,
        ...(languages ? { languages: languages.split(',') } : {}),
      } as Question;
      return (await api.POST('/api/v1/counterparts', { body })).data!;
    },
  });
}

/** All pairs of States for a measure. */
export function useMatrix({ measure, area, on }: MatrixAsked) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['counterpart-matrix', i18n.language, measure, area, on],
    queryFn: async (): Promise<Matrix> => {
      const query = { measure, ...(area ? { area } : {}), ...(on ? { on } : {}) } as Question;
      return (await api.GET('/api/v1/counterparts/matrix', { params: { query } })).data!;
    },
  });
}

/** Tells the secretariat that an answer is missing. */
export const useReport = (asked: Asked) =>
  useMutation({
    mutationFn: async ({ code, treaty }: Pick<Gap, 'code' | 'treaty'>) => {
      const { from, to, measure } = asked;
      const body = { from, to, measure, code, treaty } as Schemas['GapReport'];
      await api.POST('/api/v1/counterparts/gaps', { params: { header: {} as never }, body });
    },
  });
