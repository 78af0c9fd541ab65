import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Tag } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { useAge } from './age.js';
import { ChangeFilters } from './change-filters.js';
import { useChanges, type ListedChange } from './changes.queries.js';

/** Where the arrow keys lead among the rows of the list. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
  const next = rows[rows.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What waits for me, what I proposed, and everything I am concerned with. */
export function ChangesPage() {
  const { t } = useTranslation();
  const mayDecide = useMay('change:decide');
  const navigate = useNavigate();
  const given = useSearch({ from: '/changes' });
  const filters = { ...given, scope: given.scope ?? (mayDecide ? 'waiting' : 'mine') } as const;
  const changes = useChanges(filters);
  const set = (next: typeof given) =>
    void navigate({ to: '/changes', search: { ...given, ...next }, replace: true });
  return (
    <>
      <Heading title={t('changes.title')}>{t('changes.title')}</Heading>
      <p>{t('changes.what')}</p>
      <ChangeFilters filters={filters} onChange={set} />
      <Loaded query={changes}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p>{t(`changesEmpty.${filters.scope}`)}</p>;
          return (
            <>
              <Box component="ul" onKeyDown={walk} sx={{ m: 0, p: 0, listStyle: 'none' }}>
                {items.map((change) => (
                  <Row key={change.id} change={change} />
                ))}
              </Box>
              {changes.hasNextPage && (
                <Button
                  variant="outlined"
                  sx={{ mt: 2 }}
                  disabled={changes.isFetchingNextPage}
                  onClick={() => void changes.fetchNextPage()}
                >
                  {t('changes.more')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Row({ change }: { change: ListedChange }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const age = useAge();
  const { id, action, touched, entryName, country, register, lanes, proposedBy, proposedAt } = change;
  const fields = touched.map((field) => t(`field.${field}`, { defaultValue: field })).join(', ');
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <RouterLink
        to="/changes/$id"
        params={{ id }}
        data-row=""
        sx={{ fontWeight: 600, display: 'inline-block', py: 0.75, overflowWrap: 'anywhere' }}
      >
        {t('changes.of', { action: t(`action.${action}`), name: entryName ?? '–' })}
      </RouterLink>
      {fields && <Box>{fields}</Box>}
      <Box sx={{ color: 'text.secondary', mb: 0.5 }}>
        {countryName(country)} · {t(`register.${register}`)} ·{' '}
        {t('changes.by', { name: proposedBy.name, day: age(proposedAt) })}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <StateMark change={change} />
        {lanes.map((lane) => (
          <Tag key={lane}>{t(`lane.${lane}`)}</Tag>
        ))}
      </Box>
    </Box>
  );
}

/** Where a change stands, in words. */
export function StateMark({
  change,
}: {
  change: Pick<ListedChange, 'state' | 'awaiting' | 'declinedParts'>;
}) {
  const { t } = useTranslation();
  const { state, awaiting, declinedParts } = change;
  if (state === 'pending') return <strong>{t(`awaiting.${awaiting}`)}</strong>;
  if (state === 'applied' && declinedParts?.length) return <strong>{t('changes.inPart')}</strong>;
  return (
    <Box component="strong" sx={state === 'emergency' ? { color: 'warning.main' } : undefined}>
      {t(`changeState.${state}`)}
    </Box>
  );
}
