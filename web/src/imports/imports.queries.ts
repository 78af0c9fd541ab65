import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Import = Schemas['ImportResponse'];
export type ImportRow = Schemas['ImportRowResponse'];
export type Outcome = ImportRow['outcome'];
export type ImportPatch = Schemas['ImportPatch'];
export type RegisterName = NonNullable<ImportPatch['register']>;

/** Milliseconds between two looks at a commit under way. */
const LOOK = 1000;

/** The past imports, the newest first. */
export const useImports = () =>
  useInfiniteQuery({
    queryKey: ['imports'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/api/v1/imports', {
          params: { query: { limit: 25, ...(pageParam ? { cursor: pageParam } : {}) } },
        })
      ).data!,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => one.state === 'committing')) ? LOOK : false,
  });

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: async () => (await api.GET('/api/v1/imports/{id}', { params: { path: { id } } })).data!,
    refetchInterval: ({ state }) => (state.data?.state === 'committing' ? LOOK : false),
  });

/** One page of what becomes of the rows. */
export const rowsOf = async (id: string, outcome: Outcome | null, cursor: string | null, limit: number) =>
  (
    await api.GET('/api/v1/imports/{id}/rows', {
      params: {
        path: { id },
        query: { limit, ...(outcome ? { outcome } : {}), ...(cursor ? { cursor } : {}) },
      },
    })
  ).data!;

/** `state` makes the rows be asked for anew once they are written. */
export const useRows = (id: string, outcome: Outcome | null, state: string) =>
  useInfiniteQuery({
    queryKey: ['import-rows', id, outcome, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => rowsOf(id, outcome, pageParam, 50),
    getNextPageParam: ({ next }) => next,
  });

export interface Sent {
  file: File;
  sender: string;
  register: RegisterName | '';
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file as it is; what it is called and by whom it comes go with it. */
export function useSend(done: (made: Import) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, sender, register }: Sent): Promise<Import> => {
      const said = new URLSearchParams({ filename: file.name.slice(0, 200) });
      if (sender.trim()) said.set('sender', sender.trim());
      if (register) said.set('register', register);
      const response = await ask(`/api/v1/imports?${said.toString()}`, {
        method: 'POST',
        body: file,
        headers: {
          'Content-Type': /\.xlsx$/i.test(file.name) ? XLSX : 'text/csv',
          'Idempotency-Key': crypto.randomUUID(),
        },
      });
      return (await response.json()) as Import;
    },
    onSuccess: (made) => {
      queries.setQueryData(['import', made.id], made);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      done(made);
    },
  });
}

/** Takes in what an act on an import answered. */
function useTaken(id: string) {
  const queries = useQueryClient();
  return (answer: Import) => {
    queries.setQueryData(['import', id], answer);
    void queries.invalidateQueries({ queryKey: ['imports'] });
    void queries.invalidateQueries({ queryKey: ['import-rows', id] });
  };
}

export function useCorrect(id: string) {
  const taken = useTaken(id);
  return useMutation({
    mutationFn: async (body: ImportPatch) =>
      (await api.PATCH('/api/v1/imports/{id}', { params: { path: { id } }, body })).data!,
    onSuccess: taken,
  });
}

export function useCommit(id: string) {
  const taken = useTaken(id);
  return useMutation({
    mutationFn: async () =>
      (await api.POST('/api/v1/imports/{id}/commit', { params: { path: { id }, header: {} as never } }))
        .data!,
    onSuccess: taken,
  });
}
