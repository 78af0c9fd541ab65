import Button from '@mui/material/Button';
import MuiTextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../entries/entry.js';
import { Dialog } from '../entry/dialog.js';
import type { FormDocument } from './form.js';
import { breakGlass } from './save.js';

interface BreakGlassProps {
  register: Register;
  id: string;
  form: FormDocument;
  etag: string;
  onDone: () => Promise<void>;
}

/** For an emergency: the contact values in force at once. It says what that means, and asks why. */
export function BreakGlass({ register, id, form, etag, onDone }: BreakGlassProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const doing = useMutation({
    mutationFn: () => breakGlass(register, id, { form, etag }, reason.trim()),
    onSuccess: onDone,
  });
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {t('breakGlass.open')}
      </Button>
      {open && (
        <Dialog
          title={t('breakGlass.title')}
          submit={t('breakGlass.submit')}
          harsh
          busy={doing.isPending || reason.trim() === ''}
          error={doing.error}
          onSubmit={() => doing.mutate()}
          onClose={() => setOpen(false)}
        >
          <span>{t('breakGlass.what')}</span>
          <strong>{t('breakGlass.until')}</strong>
          <span>{t('breakGlass.only')}</span>
          <MuiTextField
            label={t('act.reason')}
            required
            multiline
            minRows={2}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </Dialog>
      )}
    </>
  );
}
