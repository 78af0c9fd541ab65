import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { useAct } from './acts.queries.js';
import { Dialog } from './dialog.js';

interface EraseDialogProps {
  entry: AnyEntry;
  etag: string;
  onClose: () => void;
}

/** Erasing cannot be undone: one says why, and types the entry's name. */
export function EraseDialog({ entry, etag, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const erasing = useAct(entry, etag, onClose);
  const name = entry.names.original;
  const submit = () => {
    const matches = typed.trim() === name;
    setWrong(!matches);
    if (matches) erasing.mutate({ done: 'erase', reason: reason.trim() });
  };
  return (
    <Dialog
      title={t('act.erase')}
      submit={t('act.eraseSubmit')}
      harsh
      busy={erasing.isPending}
      error={erasing.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Alert severity="warning">{t('actHint.erase')}</Alert>
      <TextField
        label={t('act.reason')}
        required
        multiline
        minRows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <TextField
        label={t('act.eraseType', { name })}
        required
        value={typed}
        error={wrong}
        helperText={wrong ? t('act.eraseWrong') : undefined}
        onChange={({ target }) => setTyped(target.value)}
        autoComplete="off"
      />
    </Dialog>
  );
}
