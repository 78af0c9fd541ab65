import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { EntryLink } from '../../entries/entry-link.js';
import { useForm } from './form-context.js';
import { TextField } from './text-field.js';
import { useSettled } from './use-settled.js';

interface EntryPickerProps {
  path: string;
  label: string;
  value: string;
  onChange: (id: string) => void;
}

/** Another entry of the same register, found by its name. */
export function EntryPicker({ path, label, value, onChange }: EntryPickerProps) {
  const { t } = useTranslation();
  const { register, form } = useForm();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 400);
  const country = form.country.length === 2 ? { country: form.country } : {};
  const found = useQuery({
    queryKey: ['search', 'picker', register, country, q],
    enabled: q.length > 2,
    queryFn: async ({ signal }) =>
      (await api.POST('/api/v1/search', { body: { q, register, ...country, limit: 5 }, signal })).data!.items,
  });
  if (value)
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <span>{label}:</span>
        <EntryLink id={value} register={register} />
        <Button size="small" onClick={() => onChange('')} aria-label={`${t('form.remove')}: ${label}`}>
          {t('form.remove')}
        </Button>
      </Box>
    );
  return (
    <Box>
      <TextField path={path} label={label} value={typed} onChange={setTyped} hint={t('form.pickHint')} />
      <Box role="status" aria-label={label}>
        {found.data?.map(({ id, names }) => (
          <Button
            key={id}
            size="small"
            onClick={() => {
              onChange(id);
              setTyped('');
            }}
            sx={{ whiteSpace: 'normal', textAlign: 'left' }}
          >
            {names.original}
          </Button>
        ))}
        {found.data?.length === 0 && <span>{t('search.nothing')}</span>}
      </Box>
    </Box>
  );
}
