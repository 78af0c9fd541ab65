import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { LastDrillMark } from '../drills/last-drill.js';
import { freshnessOf, linkOf, mainNumber, type Entry } from '../entries/entry.js';
import { FreshnessMark, Tag, TlpMark } from '../marks/marks.js';
import { RouterLink } from '../shell/links.js';

/** One hit: State, office, what for, how sure, whom it may be shown to, and the main number one tap away. */
export function Hit({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const number = mainNumber(entry.contactPoints);
  const href = number && linkOf(number);
  const state = freshnessOf(entry.contactPoints);
  const { register, id } = entry;
  return (
    <Box
      component="li"
      sx={{
        listStyle: 'none',
        borderTop: 1,
        borderColor: 'divider',
        py: 1.5,
        display: 'grid',
        gap: 0.5,
        gridTemplateColumns: { sm: '1fr auto' },
        '@media print': { py: 0.5, gap: 0, gridTemplateColumns: '1fr auto' },
      }}
    >
      <Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
          {countryName(entry.country)} · {t(`register.${register}`)}
        </Box>
        <RouterLink
          to="/entries/$register/$id"
          params={{ register, id }}
          sx={{ fontWeight: 600, py: 0.5, display: 'inline-block' }}
        >
          {entry.names.original}
        </RouterLink>
        <Box sx={{ fontSize: '0.875rem' }}>
          {entry.functions.map((one) => t(`function.${one}`)).join(', ')}
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            mt: 0.5,
            fontSize: '0.875rem',
            alignItems: 'center',
          }}
        >
          {state && <FreshnessMark state={state} />}
          <TlpMark label={entry.tlp} />
          <LastDrillMark last={entry.lastDrill} brief />
          {entry.status !== 'published' && <Tag>{t(`status.${entry.status}`)}</Tag>}
          {entry.demo && <Tag>{t('entry.demo')}</Tag>}
        </Box>
      </Box>
      {href && (
        <Link
          href={href}
          sx={{
            fontSize: '1.1rem',
            fontWeight: 600,
            alignSelf: 'center',
            minHeight: 44,
            display: 'inline-flex',
            alignItems: 'center',
          }}
          aria-label={t('search.call', { number: number.value, name: entry.names.original })}
        >
          {number.value}
        </Link>
      )}
    </Box>
  );
}
