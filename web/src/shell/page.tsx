import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';

/** The one heading of a screen, which also names the browser's tab. */
export function Heading({ children, title }: { children: ReactNode; title: string }) {
  useEffect(() => {
    document.title = `${title} · Enlace`;
  }, [title]);
  return (
    <Typography variant="h1" sx={{ mb: 2 }}>
      {children}
    </Typography>
  );
}

/** What went wrong, in the API's words, and what to do. */
export function Problem({ error, again }: { error: Error; again?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : null;
  const text =
    problem?.status === 404
      ? t('problem.notFound')
      : problem && problem.status > 0
        ? [problem.message, problem.detail].filter(Boolean).join('. ')
        : t('shell.unreachable');
  return (
    <Alert severity="error" action={again && <Button onClick={again}>{t('shell.again')}</Button>}>
      {text}
    </Alert>
  );
}

/** Waits for an answer, says when there is none, and shows it. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (query.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  return children(query.data);
}
