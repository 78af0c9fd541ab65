import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { RAMP } from '../theme.js';
import type { Shade } from './americas.js';

export type { Shade } from './americas.js';

/** Its shapes come after everything that one reads, and nothing waits for them. */
const Americas = lazy(() => import('./americas.js'));

/** The map, in a place of its size from the start. */
export function StatesMap({ shades }: { shades: ReadonlyMap<string, Shade> }) {
  return (
    <Box sx={{ maxWidth: 420, width: '100%', mx: 'auto' }}>
      <Suspense fallback={<Box sx={{ aspectRatio: '420 / 860' }} />}>
        <Americas shades={shades} />
      </Suspense>
    </Box>
  );
}

/** The step of a score of 0 to 100. */
export const stepOf = (score: number): number => Math.min(4, Math.floor(score / 20));

/** The scale of colours, with its ends in words. */
export function Scale() {
  const { t } = useTranslation();
  const { steps } = RAMP[useTheme().palette.mode];
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        fontSize: '0.8rem',
        color: 'text.secondary',
        my: 1,
      }}
    >
      {t('map.less')} 0
      <Box component="span" aria-hidden="true" sx={{ display: 'inline-flex' }}>
        {steps.map((bgcolor) => (
          <Box component="span" key={bgcolor} sx={{ bgcolor, width: 28, height: 12 }} />
        ))}
      </Box>
      100 {t('map.more')}
    </Box>
  );
}
