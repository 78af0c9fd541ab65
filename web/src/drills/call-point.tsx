import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../shell/page.js';
import { useNoteCall, type CallInput } from './drills.queries.js';

interface Props {
  drillId: string;
  entryId: string;
  name: string;
  value: { value: string; extension: string | null };
}

const MISSED = ['no-answer', 'wrong-person', 'not-in-service'] as const;

/** Calling one point: one tap dials and starts the clock, one tap says what came of it. */
export function CallPoint({ drillId, entryId, name, value }: Props) {
  const { t } = useTranslation();
  const [calledAt, setCalledAt] = useState<string | null>(null);
  const noting = useNoteCall(drillId);
  const note = (result: CallInput['result']) =>
    noting.mutate(
      { entryId, result, ...(calledAt ? { calledAt: calledAt as never } : {}) },
      { onSuccess: () => setCalledAt(null) },
    );
  const number = value.extension ? `${value.value};ext=${value.extension}` : value.value;
  return (
    <Box sx={{ flex: '1 1 300px' }}>
      <Button
        component="a"
        href={`tel:${number}`}
        variant={calledAt ? 'outlined' : 'contained'}
        onClick={() => setCalledAt(new Date().toISOString())}
        aria-label={t('drill.callPoint', { number: value.value, name })}
      >
        {t('drill.call', { number: value.value })}
      </Button>
      {calledAt && (
        <Box
          role="group"
          aria-label={t('drill.cameOf', { name })}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}
        >
          <Button
            variant="contained"
            color="success"
            disabled={noting.isPending}
            onClick={() => note('answered')}
          >
            {t('drillResult.answered')}
          </Button>
          {MISSED.map((result) => (
            <Button key={result} variant="outlined" disabled={noting.isPending} onClick={() => note(result)}>
              {t(`drillResult.${result}`)}
            </Button>
          ))}
        </Box>
      )}
      {noting.error && <Problem error={noting.error} />}
    </Box>
  );
}
