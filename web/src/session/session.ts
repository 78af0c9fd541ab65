import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { components } from '../api/schema.js';
import { spoken, wasChosen } from '../i18n/i18n.js';
import { forget, keep, takeAhead } from './token.js';

export type Me = components['schemas']['Me'];

const ME = ['me'];

/** Who is signed in; null: nobody. */
export const useMe = () =>
  useQuery({
    queryKey: ME,
    staleTime: 5 * 60_000,
    queryFn: async (): Promise<Me | null> => {
      const ahead = await takeAhead();
      if (ahead?.ok) return (await ahead.json()) as Me;
      try {
        return (await api.GET('/api/v1/auth/me')).data ?? null;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
  });

/** Asks whether the account may try something; the server decides again. */
export function useMayAll(): (permission: string) => boolean {
  const permissions = useMe().data?.permissions as readonly string[] | undefined;
  return (permission) => permissions?.includes(permission) ?? false;
}

/** Whether the account may try this. */
export const useMay = (permission: string): boolean => useMayAll()(permission);

export interface Credentials {
  email: string;
  password: string;
  totp?: string;
  recoveryCode?: string;
}

/** @throws ApiProblem `wrong-credentials`, `second-factor-missing`, `too-many-attempts` */
export async function signIn(queries: QueryClient, body: Credentials): Promise<{ enrolmentOnly: boolean }> {
  const { data } = await api.POST('/api/v1/auth/sign-in', { params: { header: {} as never }, body });
  keep(data!);
  queries.clear();
  // Who chose a language before coming in reads the server's words in it too.
  if (wasChosen())
    await api.PATCH('/api/v1/auth/me', { body: { language: spoken() } }).catch(() => undefined);
  return data!;
}

/** Forgets here what a session that has ended knew. */
export function useLeave(): () => void {
  const queries = useQueryClient();
  return () => {
    forget();
    queries.clear();
    queries.setQueryData(ME, null);
  };
}

/** Ends the session here, whatever the network says. */
export function useSignOut(): () => Promise<void> {
  const leave = useLeave();
  return async () => {
    await api.POST('/api/v1/auth/sign-out').catch(() => undefined);
    leave();
  };
}
