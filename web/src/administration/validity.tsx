import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Problem } from '../shell/page.js';
import { daysOf, faultsOf, PARTS, SPANS, textsOf, type Days } from './validity-days.js';

/** For how many days a confirmation holds, and how long before its end somebody is asked again. */
export function Validity({ validity }: { validity: Days }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => textsOf(validity));
  const saving = useMutation({
    mutationFn: (days: Days) => api.PATCH('/api/v1/settings', { body: { validity: days } }),
    // What is confirmed, due or overdue stands on every screen.
    onSuccess: () => queries.invalidateQueries(),
  });
  const days = daysOf(typed);
  const faults = faultsOf(days);
  const changed = PARTS.some((part) => days[part] !== validity[part]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (faults.size === 0) saving.mutate(days);
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      noValidate
      sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}
    >
      <Box component="p" sx={{ my: 0 }}>
        {t('validity.what')}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, width: '100%', gridTemplateColumns: { sm: '1fr 1fr' } }}>
        {PARTS.map((part) => {
          const [fewest, most] = SPANS[part];
          const short = faults.get(part) === 'short' && t('validity.dueTooLong');
          return (
            <TextField
              key={part}
              label={t(`validity.${part}`)}
              value={typed[part]}
              onChange={({ target }) => {
                saving.reset();
                setTyped({ ...typed, [part]: target.value });
              }}
              error={faults.has(part)}
              helperText={short || t('validity.span', { fewest, most })}
              slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
            />
          );
        })}
      </Box>
      {saving.error && <Problem error={saving.error} />}
      {saving.isSuccess && <Alert severity="success">{t('validity.saved')}</Alert>}
      <Button
        type="submit"
        variant="outlined"
        disabled={!changed || faults.size > 0}
        loading={saving.isPending}
      >
        {t('validity.save')}
      </Button>
    </Box>
  );
}
