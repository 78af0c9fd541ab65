import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Tag } from '../marks/marks.js';
import { Loaded } from '../shell/page.js';
import { useDifference } from './editions.queries.js';

/** So many entries are listed here; the files have all. */
const LISTED = 100;

/** What changed for whoever reads this, in words to act on. */
export function Difference({ id }: { id: string }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  return (
    <Loaded query={useDifference(id)}>
      {({ since, count, items }) => (
        <>
          <p>
            {since === null
              ? t('edition.firstOne', { count })
              : t('edition.changedSince', { count, number: since })}
          </p>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {(since === null ? [] : items.slice(0, LISTED)).map((item) => (
              <Box component="li" key={item.entryId} sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
                <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
                  <Tag tone={item.kind === 'withdrawn' ? 'warning' : 'quiet'}>
                    {t(`differenceKind.${item.kind}`)}
                  </Tag>
                  <Box sx={{ fontWeight: 600 }}>{item.name ?? item.entryId}</Box>
                  <Box sx={{ color: 'text.secondary' }}>
                    {item.country ? countryName(item.country) : ''} · {t(`register.${item.register}`)}
                  </Box>
                </Box>
                {item.details.map((detail, at) => (
                  <Box key={at} sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
                    {detail.words}
                    {detail.use && detail.use !== 'general' ? ` (${detail.use})` : ''}
                    {detail.field !== 'entry' && detail.before !== null && detail.before !== detail.after && (
                      <Box component="del" sx={{ mx: 1, color: 'text.secondary' }}>
                        {detail.before}
                      </Box>
                    )}
                    {detail.field !== 'entry' && detail.after !== null && (
                      <Box component="strong" sx={{ ml: 1 }}>
                        {detail.after}
                      </Box>
                    )}
                  </Box>
                ))}
              </Box>
            ))}
          </Box>
          {since !== null && count > LISTED && <p>{t('edition.restInFiles', { count: count - LISTED })}</p>}
        </>
      )}
    </Loaded>
  );
}
