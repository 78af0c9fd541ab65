import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Difference } from '../entry/difference.js';
import { Choice } from '../marks/choice.js';
import { Tag } from '../marks/marks.js';
import { RouterLink } from '../shell/links.js';
import { Empty, Loading, Problem } from '../shell/page.js';
import { useCorrect, useRows, type Import, type ImportRow, type Outcome } from './imports.queries.js';
import { OUTCOMES } from './vocabulary.js';

interface RowsProps {
  one: Import;
  outcome: Outcome | null;
  onOutcome: (outcome: Outcome | null) => void;
}

/** What becomes of each row, narrowed by outcome; why, cell by cell. */
export function Rows({ one, outcome, onOutcome }: RowsProps) {
  const { t } = useTranslation();
  const rows = useRows(one.id, outcome, one.state);
  const items = rows.data?.pages.flatMap((page) => page.items);
  const all = Object.values(one.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Box
        role="group"
        aria-label={t('imports.byOutcome')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
      >
        <Choice chosen={outcome === null} count={all} onChoose={() => onOutcome(null)}>
          {t('imports.allRows')}
        </Choice>
        {OUTCOMES.filter((name) => one.counts[name] > 0).map((name) => (
          <Choice
            key={name}
            chosen={outcome === name}
            count={one.counts[name]}
            onChoose={() => onOutcome(name)}
          >
            {t(`rowOutcome.${name}`)}
          </Choice>
        ))}
      </Box>
      {rows.isPending && <Loading />}
      {rows.error && <Problem error={rows.error} again={() => void rows.refetch()} />}
      {items?.length === 0 && <Empty>{t('imports.noRows')}</Empty>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items?.map((row) => (
          <Row key={row.line} row={row} one={one} />
        ))}
      </Box>
      {rows.hasNextPage && (
        <Button
          variant="outlined"
          onClick={() => void rows.fetchNextPage()}
          loading={rows.isFetchingNextPage}
        >
          {t('search.more')}
        </Button>
      )}
    </>
  );
}

function Row({ row, one }: { row: ImportRow; one: Import }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const place = [
    t('imports.line', { line: row.line }),
    row.country && countryName(row.country),
    row.register && t(`register.${row.register}`),
  ];
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, display: 'grid', gap: 0.75 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          fontSize: '0.9rem',
          color: 'text.secondary',
        }}
      >
        <Tag>{t(`rowOutcome.${row.outcome}`)}</Tag>
        {place.filter(Boolean).join(' · ')}
        {row.into !== null && ` · ${t('imports.into', { line: row.into })}`}
      </Box>
      <Box sx={{ fontWeight: 620, overflowWrap: 'anywhere' }}>
        {row.entryId && row.register ? (
          <RouterLink to="/entries/$register/$id" params={{ register: row.register, id: row.entryId }}>
            {row.name ?? t('imports.nameless')}
          </RouterLink>
        ) : (
          (row.name ?? t('imports.nameless'))
        )}
      </Box>
      <Remarks of={row.reasons} colour="error.main" />
      <Remarks of={row.warnings} colour="warning.main" />
      {row.difference.length > 0 && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
            {t('imports.difference', { count: row.difference.length })}
          </Box>
          <Difference changes={row.difference} caption={t('imports.differenceOf', { line: row.line })} />
        </Box>
      )}
      {row.outcome === 'duplicate' && one.state === 'previewed' && <NewAllTheSame row={row} one={one} />}
    </Box>
  );
}

function Remarks({ of, colour }: { of: ImportRow['reasons']; colour: string }) {
  if (of.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.95rem' }}>
      {of.map(({ column, message }, index) => (
        <li key={index}>
          {column && (
            <Box component="strong" sx={{ color: colour }}>
              {column}
              {': '}
            </Box>
          )}
          {message}
        </li>
      ))}
    </Box>
  );
}

/** It looks like an entry that exists; a person may know that it is another one. */
function NewAllTheSame({ row, one }: { row: ImportRow; one: Import }) {
  const { t } = useTranslation();
  const correcting = useCorrect(one.id);
  return (
    <Box>
      {correcting.error && <Problem error={correcting.error} />}
      <Button
        variant="outlined"
        loading={correcting.isPending}
        onClick={() => correcting.mutate({ distinct: [...one.distinct, { line: row.line }] })}
      >
        {t('imports.distinct')}
      </Button>
    </Box>
  );
}
