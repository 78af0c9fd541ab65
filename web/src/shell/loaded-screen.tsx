import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { NotFound } from './not-found.js';
import { Heading, Loaded, Problem } from './page.js';

interface LoadedScreenProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** As `Loaded`, for what a whole screen is about: without it, the screen still says so under a heading of its own. */
export function LoadedScreen<T>({ query, children }: LoadedScreenProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined || !query.isError) return <Loaded query={query}>{children}</Loaded>;
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound />;
  return (
    <>
      <Heading title={t('problem.notShown')}>{t('problem.notShown')}</Heading>
      <Problem error={query.error} again={() => void query.refetch()} />
    </>
  );
}
