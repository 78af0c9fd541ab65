import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslation } from 'react-i18next';
import { Problem } from '../shell/page.js';
import { useRemind } from './upkeep.queries.js';

/** Whom somebody wants reminded at once: everybody of a State, or who answers for an entry. */
export type ToRemind = { country: string; name: string } | { entryId: string; name: string };

interface Props {
  what: ToRemind;
  /** Null: nothing was sent. */
  onClose: (answer: { letters: number; notAsked: number } | null) => void;
}

/** Asks before mail leaves at an hour that nobody chose. */
export function RemindDialog({ what, onClose }: Props) {
  const { t } = useTranslation();
  const reminding = useRemind();
  const asked = 'entryId' in what ? { entryId: what.entryId } : { country: what.country };
  return (
    <Dialog open onClose={() => onClose(null)} aria-labelledby="remind-title">
      <DialogTitle id="remind-title">
        {'entryId' in what
          ? t('upkeep.remindEntry', { name: what.name })
          : t('upkeep.remindState', { state: what.name })}
      </DialogTitle>
      <DialogContent>
        {t('upkeep.remindHow')}
        {reminding.error && <Problem error={reminding.error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(null)}>{t('upkeep.no')}</Button>
        <Button
          variant="contained"
          loading={reminding.isPending}
          onClick={() => reminding.mutate(asked, { onSuccess: (answer) => onClose(answer) })}
        >
          {t('upkeep.yes')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
