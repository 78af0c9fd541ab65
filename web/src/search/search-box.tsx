import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../shell/field.js';

interface SearchBoxProps {
  words: string;
  onChange: (words: string) => void;
  onSubmit?: () => void;
}

/** Where one types what one half remembers; `/` leads here from anywhere. */
export function SearchBox({ words, onChange, onSubmit }: SearchBoxProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === 'words') input.current?.focus();
  }, [hash]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Box component="form" role="search" onSubmit={submit} sx={BOX}>
      <Field
        type="search"
        inputRef={input}
        label={t('searchBox.label')}
        helperText={t('searchBox.hint')}
        value={words}
        onChange={({ target }) => onChange(target.value)}
        autoComplete="off"
      />
      {onSubmit && (
        <Button type="submit" variant="contained" sx={{ alignSelf: 'flex-start', mt: '25px' }}>
          {t('searchBox.submit')}
        </Button>
      )}
    </Box>
  );
}

/** The label stays in one line, over the button too, so that field and button stand side by side. */
const BOX = {
  display: 'flex',
  gap: 1,
  mb: 2,
  '& label': { whiteSpace: 'nowrap', overflow: 'visible' },
} as const;
