import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { useAct } from './acts.queries.js';
import { Dialog } from './dialog.js';

interface SayDialogProps {
  act: 'publish' | 'restore' | 'withdraw' | 'withdrawConsent';
  entry: AnyEntry;
  etag: string;
  onClose: () => void;
}

/** Publishing and restoring may be explained to whoever decides; withdrawing must be. */
export function SayDialog({ act, entry, etag, onClose }: SayDialogProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const doing = useAct(entry, etag, onClose);
  const reasoned = act === 'withdraw' || act === 'withdrawConsent';
  const submit = () =>
    doing.mutate(reasoned ? { done: act, reason: said.trim() } : { done: act, note: said.trim() });
  return (
    <Dialog
      title={t(`act.${act}`)}
      submit={t(`act.${act}`)}
      harsh={reasoned}
      busy={doing.isPending}
      error={doing.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <span>{t(`actHint.${act}`)}</span>
      <TextField
        label={t(reasoned ? 'act.reason' : 'act.note')}
        required={reasoned}
        multiline
        minRows={2}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Dialog>
  );
}
