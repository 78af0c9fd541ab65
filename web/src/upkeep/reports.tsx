import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { dateFormat } from '../i18n/formats.js';
import { RouterLink } from '../shell/links.js';
import { Problem } from '../shell/page.js';
import { Choice } from './choice.js';
import { useReports, type Report } from './upkeep.queries.js';

/** What readers reported of values, newest first. Who they are, only the secretariat is told. */
export function Reports({ country }: { country: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'open' | 'closed'>('open');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useReports(
    state,
    country,
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Choice
        id="reports-state"
        label={t('report.show')}
        value={state}
        onChange={(value) => setState(value as 'open' | 'closed')}
      >
        <option value="open">{t('report.open')}</option>
        <option value="closed">{t('report.closed')}</option>
      </Choice>
      {error && <Problem error={error} />}
      {isPending && <p role="status">{t('shell.loading')}</p>}
      {data && items.length === 0 && <p>{t('report.none')}</p>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items.map((report) => (
          <Row key={report.id} report={report} />
        ))}
      </Box>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('report.older')}
        </Button>
      )}
    </>
  );
}

function Row({ report }: { report: Report }) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const { register, entryId, name, kind, use, fault, disputed, outcome } = report;
  const note = report.note;
  const reporter = report.reporter;
  const day = dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(report.reportedAt),
  );
  const facts = [
    countryName(report.country),
    [t(`kind.${kind}`), use === 'general' ? null : t(`use.${use}`)].filter(Boolean).join(' '),
    t(`reportKind.${fault}`),
    t('report.on', { day }),
    reporter &&
      t('report.from', {
        name: [reporter.name, reporter.state && countryName(reporter.state)].filter(Boolean).join(', '),
      }),
    disputed && t('report.disputed'),
    outcome && t(`reportOutcome.${String(outcome)}`),
  ];
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
      <RouterLink to="/entries/$register/$id" params={{ register, id: entryId }}>
        {name}
      </RouterLink>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{facts.filter(Boolean).join(' · ')}</Box>
      {note && <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{note}</Box>}
    </Box>
  );
}
