import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keyframes } from '@mui/material/styles';
import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';

interface HeadingProps {
  children: ReactNode;
  title: string;
  /** What one can do with the whole screen, at the end of the heading's line. */
  actions?: ReactNode;
}

/** The one heading of a screen, which also names the browser's tab. */
export function Heading({ children, title, actions }: HeadingProps) {
  useEffect(() => {
    document.title = `${title} · Enlace`;
  }, [title]);
  const heading = <Typography variant="h1">{children}</Typography>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2.5 }}>
      <Box sx={{ flex: '1 1 14rem' }}>{heading}</Box>
      {actions && (
        <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {actions}
        </Box>
      )}
    </Box>
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

/** The place of what is on its way: said at once to who listens, shown only when it takes a while. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <Box
      role="status"
      data-loading=""
      sx={{ animation: `${appear} 0.2s 0.3s both`, color: 'text.secondary' }}
    >
      {t('shell.loading')}
      <Box aria-hidden="true" sx={{ mt: 2, display: 'grid', gap: 1.5 }}>
        {['70%', '100%', '85%'].map((width) => (
          <Box key={width} sx={{ height: 18, width, borderRadius: 1, bgcolor: 'background.sunken' }} />
        ))}
      </Box>
    </Box>
  );
}

const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } });

/** Where there is nothing: what that means, and what can be done. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        p: { xs: 2, sm: 3 },
      }}
    >
      <Box sx={{ maxWidth: 640 }}>{children}</Box>
      {action && <Box sx={{ mt: 1.5 }}>{action}</Box>}
    </Box>
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
  // What came is drawn bit by bit: a long screen does not keep anybody from typing or clicking meanwhile.
  const data = useDeferredValue(query.data);
  if (data !== undefined) return children(data);
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  return <Loading />;
}
