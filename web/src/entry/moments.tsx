import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../entries/entries.queries.js';
import { useInstant, useWords } from '../entries/use-words.js';

interface MomentsProps {
  moment: Moment;
  onChange: (moment: Moment) => void;
}

/** The end of a day by the reader's clock: what was known by then. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** Two dates: who was competent on a day, and what did we know by a day. */
export function Moments({ moment, onChange }: MomentsProps) {
  const { t } = useTranslation();
  const [on, setOn] = useState(moment.on ?? '');
  const [knownBy, setKnownBy] = useState(moment.knownAt?.slice(0, 10) ?? '');
  const look = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...(on ? { on } : {}), ...(knownBy ? { knownAt: endOfDay(knownBy) } : {}) });
  };
  const field = (label: string, value: string, set: (day: string) => void) => (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => set(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: { xs: '100%', sm: 220 } }}
    />
  );
  return (
    <Box component="details" className="no-print" sx={{ mt: 2 }}>
      <Box component="summary" sx={{ py: 1.25, cursor: 'pointer', fontWeight: 600 }}>
        {t('moment.title')}
      </Box>
      <Box component="form" onSubmit={look} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 1 }}>
        {field(t('moment.on'), on, setOn)}
        {field(t('moment.knownBy'), knownBy, setKnownBy)}
        <Button type="submit" variant="outlined" disabled={!on && !knownBy}>
          {t('moment.look')}
        </Button>
      </Box>
    </Box>
  );
}

/** Says at every look that this is the past, and leads back. */
export function PastNotice({ moment, onNow }: { moment: Moment; onNow: () => void }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { day } = useWords();
  if (!moment.on && !moment.knownAt) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }} action={<Button onClick={onNow}>{t('entry.asNow')}</Button>}>
      {[
        moment.on && t('moment.trueOn', { day: day(moment.on) }),
        moment.knownAt && t('entry.asKnown', { instant: instant(moment.knownAt) }),
      ]
        .filter(Boolean)
        .join(' ')}
    </Alert>
  );
}
