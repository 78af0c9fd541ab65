import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components, paths } from '../api/schema.js';
import type { Role } from './roles.js';

export type User = components['schemas']['UserSummary'];
export type MailState = components['schemas']['MailSummary']['state'];
type AuditQuery = NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>;
type ReleaseQuery = NonNullable<paths['/api/v1/releases']['get']['parameters']['query']>;

/** What all lists of the administration have in common: read page by page, and kept while the next is on its way. */
const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  placeholderData: keepPreviousData,
};

export interface UserFilters {
  q: string;
  role: Role | '';
  status: 'active' | 'disabled' | '';
}

const given = <T extends object>(filters: T) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

export const useUsers = (filters: UserFilters) =>
  useInfiniteQuery({
    ...paged,
    queryKey: ['users', filters],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/api/v1/users', { params: { query: { ...given(filters), cursor } } })).data!,
  });

export const useUser = (id: string) =>
  useQuery({
    queryKey: ['user', id],
    queryFn: async () => (await api.GET('/api/v1/users/{id}', { params: { path: { id } } })).data!,
  });

export const useInvitations = () =>
  useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await api.GET('/api/v1/invitations')).data!,
  });

export const useClients = () =>
  useQuery({ queryKey: ['clients'], queryFn: async () => (await api.GET('/api/v1/clients')).data! });

export const useAudit = (filters: Omit<AuditQuery, 'cursor'>) =>
  useInfiniteQuery({
    ...paged,
    queryKey: ['audit', filters],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/api/v1/audit', { params: { query: { ...filters, cursor } } })).data!,
  });

export const useReleases = (filters: Omit<ReleaseQuery, 'cursor'>) =>
  useInfiniteQuery({
    ...paged,
    queryKey: ['releases', filters],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/api/v1/releases', { params: { query: { ...filters, cursor } } })).data!,
  });

export const useOutbox = (filters: { q: string; state: MailState | '' }) =>
  useInfiniteQuery({
    ...paged,
    queryKey: ['mail', filters],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/api/v1/mail', { params: { query: { ...given(filters), cursor } } })).data!,
  });

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: async () => (await api.GET('/api/v1/settings')).data! });
