import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Edition = components['schemas']['EditionResponse'];
export type EditionFile = components['schemas']['EditionFileResponse'];
export type Recipient = components['schemas']['RecipientResponse'];
export type OwnCopy = components['schemas']['CopyResponse'];

const KEY = ['editions'] as const;
/** While files are being made, how often it is asked how far they are, in milliseconds. */
const WATCH = 1500;

const isMaking = ({ state, files }: Edition): boolean =>
  state === 'approved' && files.some((file) => file.state === 'waiting' || file.state === 'making');

export const useEditions = () =>
  useQuery({ queryKey: KEY, queryFn: async () => (await api.GET('/api/v1/editions')).data!.items });

export const useEdition = (id: string) =>
  useQuery({
    queryKey: [...KEY, id],
    queryFn: async () => (await api.GET('/api/v1/editions/{id}', { params: { path: { id } } })).data!,
    refetchInterval: ({ state }) => (state.data && isMaking(state.data) ? WATCH : false),
  });

export const useCheck = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [...KEY, id, 'check'],
    enabled: wanted,
    queryFn: async () => (await api.GET('/api/v1/editions/{id}/check', { params: { path: { id } } })).data!,
  });

export const useDifference = (id: string) =>
  useQuery({
    queryKey: [...KEY, id, 'changes'],
    queryFn: async () =>
      (await api.GET('/api/v1/editions/{id}/changes', { params: { path: { id }, query: {} } })).data!,
  });

export const useBoard = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [...KEY, id, 'board'],
    enabled: wanted,
    queryFn: async () => (await api.GET('/api/v1/editions/{id}/board', { params: { path: { id } } })).data!,
  });

/** The caller's own copy, or null to whoever is no recipient; asked for again while it is being made. */
export const useOwnCopy = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [...KEY, id, 'copy'],
    enabled: wanted,
    queryFn: async () =>
      (await api.GET('/api/v1/editions/{id}/copy', { params: { path: { id } } })).data!.copy,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? WATCH : false),
  });

export const useRecipients = () =>
  useQuery({
    queryKey: ['edition-recipients'],
    queryFn: async () => (await api.GET('/api/v1/edition-recipients')).data!.items,
  });

/** Does something that changes editions, and shows them anew. */
export function useAct<Given = void>(act: (given: Given) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: KEY }),
        queries.invalidateQueries({ queryKey: ['edition-recipients'] }),
      ]),
  });
}

/** A step of an edition's life that needs nothing but to be asked for. */
export type Step = 'refresh' | 'check' | 'approve' | 'publish' | 'discard' | 'acknowledge';

export const post = (path: string, body: object = {}): Promise<Response> =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });

export const patch = (path: string, body: object): Promise<Response> =>
  ask(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Fetches a file and hands it to the browser to keep. @throws ApiProblem `proof-required` */
export async function keep(path: string, name: string): Promise<void> {
  const response = await ask(path, {});
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const keepFile = (id: string, name: string): Promise<void> =>
  keep(`/api/v1/editions/${id}/files/${name}`, name);

export const useEmergencyPack = (wanted: boolean) =>
  useQuery({
    queryKey: ['emergency-pack'],
    enabled: wanted,
    queryFn: async () => (await api.GET('/api/v1/emergency-pack')).data!,
  });
