import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { Section } from '../entries/facts.js';
import { dateFormat } from '../i18n/formats.js';
import { Problem } from '../shell/page.js';
import { useAttest } from './my-state.queries.js';

type MyState = components['schemas']['MyStateView'];

/** "This is right", once a year: by whom, when, of how many entries, and until when it holds. */
export function Attestation({ mine }: { mine: MyState }) {
  const { t, i18n } = useTranslation();
  const { state, at, by, until, entries } = mine.attestation;
  const day = (instant: string) =>
    dateFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(instant));
  return (
    <Section title={t('myState.attestation')}>
      <Box sx={{ fontWeight: 600, color: state === 'attested' ? 'success.main' : 'warning.main' }}>
        {t(`attestationState.${state}`)}
      </Box>
      {at && until && <p>{t('myState.last', { by, day: day(at), entries, until: day(until) })}</p>}
      <p>{t('myState.attestWhat')}</p>
      {state !== 'attested' && <AttestForm entries={mine.entries} />}
    </Section>
  );
}

function AttestForm({ entries }: { entries: number }) {
  const { t } = useTranslation();
  const attest = useAttest();
  const [right, setRight] = useState(false);
  const [note, setNote] = useState('');
  const [hint, setHint] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setHint(!right);
    if (right) attest.mutate(note);
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 560, display: 'grid', gap: 1.5 }}>
      <FormControlLabel
        sx={{ minHeight: 44 }}
        control={<Checkbox checked={right} onChange={({ target }) => setRight(target.checked)} />}
        label={t('myState.check', { entries })}
      />
      {hint && !right && (
        <FormHelperText error role="alert">
          {t('myState.checkFirst')}
        </FormHelperText>
      )}
      <TextField
        label={t('myState.note')}
        value={note}
        multiline
        onChange={({ target }) => setNote(target.value)}
      />
      {attest.error && <Problem error={attest.error} />}
      {attest.isSuccess && (
        <Alert severity="success" role="status">
          {t('myState.thanks')}
        </Alert>
      )}
      <Button type="submit" variant="contained" disabled={attest.isPending} sx={{ justifySelf: 'start' }}>
        {t('myState.attest')}
      </Button>
    </Box>
  );
}
