import Alert from '@mui/material/Alert';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterLink } from '../shell/links.js';

/** What became of a write: it is done, or it waits as a change for a second person. */
export interface Outcome {
  /** What was done, as `outcome.json` words it. */
  done:
    | 'create'
    | 'change'
    | 'publish'
    | 'withdraw'
    | 'restore'
    | 'verify'
    | 'withdrawConsent'
    | 'erase'
    | 'breakGlass'
    | 'nothing';
  changeId: string | null;
}

const keyOf = (id: string) => ['outcome', id];

/** Remembers, in memory, what became of a write until its entry is shown. */
export function useTellOutcome(): (id: string, outcome: Outcome) => void {
  const queries = useQueryClient();
  return (id, outcome) => void queries.setQueryData(keyOf(id), outcome);
}

/** Says what became of the last write, and leads to the change that waits. */
export function OutcomeNotice({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: outcome } = useQuery<Outcome>({
    queryKey: keyOf(id),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) notice.current?.focus();
  }, [outcome]);
  if (!outcome) return null;
  const waits = outcome.changeId !== null;
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      severity={waits ? 'info' : 'success'}
      className="no-print"
      sx={{ mb: 2 }}
      onClose={() => queries.removeQueries({ queryKey: keyOf(id) })}
      closeText={t('outcome.close')}
    >
      {t(`outcome.${waits ? 'waits' : outcome.done}`)}{' '}
      {outcome.changeId && (
        <RouterLink to="/changes/$id" params={{ id: outcome.changeId }}>
          {t('outcome.seeChange')}
        </RouterLink>
      )}
    </Alert>
  );
}
