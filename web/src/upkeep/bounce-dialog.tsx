import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../shell/page.js';
import { useNoteBounce, type Asking } from './upkeep.queries.js';

/** Notes that letters to a mailbox come back: its State is asked instead. */
export function BounceDialog({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const noting = useNoteBounce();
  return (
    <Dialog open onClose={onClose} aria-labelledby="bounce-title" fullWidth>
      <DialogTitle id="bounce-title">{t('upkeep.bounceTitle', { name: asking.name })}</DialogTitle>
      <DialogContent>
        {noting.error && <Problem error={noting.error} />}
        <TextField
          sx={{ mt: 1 }}
          label={t('upkeep.bounceReason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('upkeep.no')}</Button>
        <Button
          variant="contained"
          disabled={reason.trim() === ''}
          loading={noting.isPending}
          onClick={() => noting.mutate({ askingId: asking.id, reason }, { onSuccess: onClose })}
        >
          {t('upkeep.noteIt')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
