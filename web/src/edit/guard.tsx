import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useBlocker } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** Nobody leaves what they typed without being asked; it is kept nowhere else. */
export function UnsavedGuard({ blocks }: { blocks: () => boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: blocks,
    enableBeforeUnload: blocks,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog open onClose={reset} aria-labelledby={id}>
      <DialogTitle id={id}>{t('form.leaveTitle')}</DialogTitle>
      <DialogContent>{t('form.leaveHint')}</DialogContent>
      <DialogActions>
        <Button onClick={proceed} color="error">
          {t('form.leave')}
        </Button>
        <Button onClick={reset} variant="contained" autoFocus>
          {t('form.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
