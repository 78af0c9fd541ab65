import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { dateFormat } from '../i18n/formats.js';
import { RouterLink } from '../shell/links.js';
import { Loaded } from '../shell/page.js';
import type { ToRemind } from './remind-dialog.js';
import { useCalendar, type CalendarView } from './upkeep.queries.js';

interface Props {
  days: number;
  country: string;
  /** Null: not allowed. */
  onRemind: ((what: ToRemind) => void) | null;
}

/** The days on which something becomes overdue, and what it is. */
export function Calendar({ days, country, onRemind }: Props) {
  const { t } = useTranslation();
  const calendar = useCalendar(days, country);
  return (
    <Loaded query={calendar}>
      {(view) =>
        view.counts.length === 0 ? (
          <p>{t('upkeep.nothingDue')}</p>
        ) : (
          <>
            {byDay(view).map((day) => (
              <Day key={day.day} {...day} onRemind={onRemind} />
            ))}
            {view.more && <Alert severity="info">{t('upkeep.more')}</Alert>}
          </>
        )
      }
    </Loaded>
  );
}

type DayProps = ReturnType<typeof byDay>[number];

function byDay({ counts, entries }: CalendarView) {
  return [...new Set(counts.map(({ day }) => day))].map((day) => {
    const sum = (of: 'entries' | 'values') =>
      counts.filter((one) => one.day === day).reduce((total, one) => total + one[of], 0);
    return {
      day,
      entryCount: sum('entries'),
      valueCount: sum('values'),
      entries: entries.filter((one) => one.day === day),
    };
  });
}

function Day({ day, entryCount, valueCount, entries, onRemind }: DayProps & Pick<Props, 'onRemind'>) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const words = dateFormat(i18n.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">
        {t('upkeep.ofDay', {
          day: words.format(new Date(`${day}T00:00:00Z`)),
          values: valueCount,
          entries: entryCount,
        })}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {entries.map(({ id, register, name, country, values }) => (
          <Box
            component="li"
            key={id}
            sx={{
              borderTop: 1,
              borderColor: 'divider',
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 2,
            }}
          >
            <Box sx={{ flex: '1 1 240px', py: 1 }}>
              <RouterLink to="/entries/$register/$id" params={{ register, id }}>
                {name}
              </RouterLink>
              <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                {countryName(country)} · {t(`register.${register}`)} · {t('upkeep.values', { count: values })}
              </Box>
            </Box>
            {onRemind && (
              <Button
                onClick={() => onRemind({ entryId: id, name })}
                aria-label={`${t('upkeep.remind')}: ${name}`}
              >
                {t('upkeep.remind')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
