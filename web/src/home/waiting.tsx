import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCoverageSummary } from '../coverage/coverage.queries.js';
import { useMyState } from '../my-state/my-state.queries.js';
import { useMay, useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';

const LINK = { display: 'inline-flex', alignItems: 'center', minHeight: 44 } as const;

/** Changes that await a decision. */
export function Proposed({ none }: { none: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['changes', 'pending'],
    queryFn: async () =>
      (await api.GET('/api/v1/changes', { params: { query: { state: 'pending', limit: 100 } } })).data!,
  });
  const count = data?.items.length ?? 0;
  // Its place is kept while it is asked for.
  if (count === 0) return <Box sx={LINK}>{data && none}</Box>;
  return (
    <RouterLink to="/changes" sx={LINK}>
      {t('home.changes', { count })}
    </RouterLink>
  );
}

/** What needs this person today, by what the account is for; nothing at all for those who only read. */
export function Waiting() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = useMay('change:read');
  if (!may || !me) return null;
  return (
    <Box component="section" aria-labelledby="waiting">
      <Typography variant="h2" id="waiting" sx={{ mt: 3, mb: 1 }}>
        {t('home.waiting')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, minHeight: 44 }}>
        <Proposed none={t('home.nothingWaits')} />
        <Values country={me.state} />
        {me.state === null ? <Drafts /> : <Attest />}
      </Box>
    </Box>
  );
}

/** Values to be confirmed: of all States, or of the own. */
function Values({ country }: { country: string | null }) {
  const { t } = useTranslation();
  const { data } = useCoverageSummary();
  const states = data?.states.filter(({ iso2 }) => country === null || iso2 === country) ?? [];
  const sum = (state: 'overdue' | 'neverVerified' | 'due') =>
    states.reduce((all, { values }) => all + values[state], 0);
  const narrowed = country === null ? {} : { country };
  const links = [
    { count: sum('overdue'), words: 'home.overdue', freshness: 'overdue' },
    { count: sum('due'), words: 'home.dueSoon', freshness: 'due' },
    { count: country === null ? 0 : sum('neverVerified'), words: 'home.never', freshness: 'never-verified' },
  ];
  return links
    .filter(({ count }) => count > 0)
    .map(({ count, words, freshness }) => (
      <RouterLink key={freshness} to="/search" search={{ ...narrowed, freshness }} sx={LINK}>
        {t(words, { count })}
      </RouterLink>
    ));
}

function Drafts() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['search', 'drafts'],
    queryFn: async () =>
      (await api.POST('/api/v1/search', { body: { status: 'draft', limit: 1 } as never })).data!,
  });
  if (!data || data.total === 0) return null;
  return (
    <RouterLink to="/search" search={{ status: 'draft' }} sx={LINK}>
      {t('home.drafts', { total: data.total })}
    </RouterLink>
  );
}

/** The yearly attestation, when it is time. */
function Attest() {
  const { t } = useTranslation();
  const { data } = useMyState(useMay('state:keep'));
  if (!data || data.attestation.state === 'attested') return null;
  return (
    <RouterLink to="/my-state" sx={LINK}>
      {t('home.attest')}
    </RouterLink>
  );
}
