import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type LinkView = Schemas['LinkView'];
export type LinkedEntry = Schemas['LinkedEntry'];
export type LinkedDesignations = Schemas['LinkedDesignations'];
export type LinkedValue = Schemas['LinkedValue'];
export type Answer = Omit<Schemas['ConfirmationInput'], 'token'>;

/** What a mailed link asks. Its secret travels in the body only. */
export const useLink = (token: string) =>
  useQuery({
    queryKey: ['link', token],
    gcTime: 0,
    staleTime: Infinity,
    enabled: token !== '',
    queryFn: async () => (await api.POST('/api/v1/confirmations/open', { body: { token } })).data!,
  });

export const useAnswer = (token: string) =>
  useMutation({
    mutationFn: async (answer: Answer) =>
      (await api.POST('/api/v1/confirmations', { body: { token, ...answer } })).data!,
  });
