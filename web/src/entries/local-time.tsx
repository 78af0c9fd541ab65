import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openingAt, type Hours } from './opening.js';

/** "Local time there is 22:40, closed, opens in 9 h 20 min", kept true while one looks at it. */
export function LocalTime({ zone, hours }: { zone: string | null; hours: Hours | null }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  const opening = openingAt(zone, hours, now);
  if (!opening) return null;
  const { localTime, state, opensIn } = opening;
  const wait =
    opensIn === null ? null : t('opening.wait', { hours: Math.floor(opensIn / 60), minutes: opensIn % 60 });
  return (
    <Box
      component="p"
      sx={{ my: 1, fontWeight: 600, color: state === 'closed' ? 'warning.main' : 'text.primary' }}
    >
      {t('opening.local', { time: localTime })}
      {state === 'unknown' ? '' : `, ${t(`opening.${state}`)}`}
      {wait && `, ${t('opening.opensIn', { wait })}`}
    </Box>
  );
}
