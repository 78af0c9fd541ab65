import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiDialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../shell/page.js';

interface DialogProps {
  title: string;
  submit: string;
  harsh?: boolean;
  busy: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question over the page: what will happen, what must be said, and the way back. What was typed stays on an error. */
export function Dialog(props: DialogProps) {
  const { title, submit, harsh = false, busy, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const titleId = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    // The form stands in the page's tree, not in the document's: its event would reach a form around it.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <MuiDialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby={titleId}>
      <Box component="form" onSubmit={send} sx={TALL}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {error && <Problem error={error} />}
          {children}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap' }}>
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" variant="contained" color={harsh ? 'error' : 'primary'} disabled={busy}>
            {submit}
          </Button>
        </DialogActions>
      </Box>
    </MuiDialog>
  );
}

/** What is long scrolls between the title and the buttons, which stay in sight. */
const TALL = { display: 'flex', flexDirection: 'column', minHeight: 0 };
